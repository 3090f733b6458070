// What a reader of WordPress's own page sees of a post's content, but for what one fills in or presses, and for the
// doors to elsewhere that a site puts on every page. What is there for screen readers alone is not seen either.
const shown = () => {
  const content = document.querySelector(".wp-block-post-content");
  for (const details of content.querySelectorAll("details")) details.open = true;
  const left = `form, label, select, button, .wp-block-file__button, .mejs-container, .mejs-offscreen,
  .screen-reader-text, .post-nav-links, .wp-block-social-links, .wp-block-calendar`;
  for (const element of content.querySelectorAll(left)) element.remove();
  // The reader sets the caption of a table above it.
  for (const caption of content.querySelectorAll("figure > table ~ figcaption")) caption.parentElement.prepend(caption);
  return { text: content.innerText, pictures: pictures(content) };
};
