// The content of a post that a visitor sees on the page of WordPress, without form controls, without the navigation that a
// site adds to every page, and without content for screen readers only.
const shown = () => {
  const content = document.querySelector(".wp-block-post-content");
  for (const details of content.querySelectorAll("details")) details.open = true;
  const left = `form, label, select, button, .wp-block-file__button, .mejs-container, .mejs-offscreen,
  .screen-reader-text, .post-nav-links, .wp-block-social-links, .wp-block-calendar`;
  for (const element of content.querySelectorAll(left)) element.remove();
  // The reader shows the caption of a table above it.
  for (const caption of content.querySelectorAll("figure > table ~ figcaption")) caption.parentElement.prepend(caption);
  return { text: content.innerText, pictures: pictures(content) };
};
