// The page has the article already, here from a request of its own. Any format that the reader supports will do.
const response = await fetch("../../dist/articles/matn-china-russia.json");
const article = await response.json();

const reader = document.querySelector("maqal-reader");
reader.article = article;

// The object is read when it is set. To change the article, set another object.
document.querySelector("button").addEventListener("click", () => {
  reader.article = { ...article, title: "China and Russia expand their strategic partnership" };
});
