// The same reader with Preact and plain share links, as a team that watches its bundle size would write it.
import { render } from "preact";
import { useEffect, useReducer, useState } from "preact/hooks";
import { applySize, loadArticle, nextSize, storedSize } from "./article.js";

const NETWORKS = [
  ["واتساب", (url, title) => `https://wa.me/?text=${title}%0A${url}`],
  ["إكس", (url, title) => `https://x.com/intent/post?url=${url}&text=${title}`],
  ["فيسبوك", (url) => `https://www.facebook.com/sharer/sharer.php?u=${url}`],
  ["تيليجرام", (url, title) => `https://t.me/share/url?url=${url}&text=${title}`],
  ["لينكدإن", (url) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
  ["البريد", (url, title) => `mailto:?subject=${title}&body=${url}`],
];

function Toolbar() {
  const [size, change] = useReducer(nextSize, undefined, storedSize);
  useEffect(() => applySize(size), [size]);
  return (
    <div class="toolbar" role="toolbar" aria-label="حجم الخط">
      <button type="button" data-part="font-decrease" onClick={() => change(-1)}>
        تصغير
      </button>
      <button type="button" data-part="font-increase" onClick={() => change(1)}>
        تكبير
      </button>
    </div>
  );
}

function Share({ url, title }) {
  return (
    <section class="share" aria-label="مشاركة">
      {NETWORKS.map(([name, address]) => (
        <a key={name} href={address(encodeURIComponent(url), encodeURIComponent(title))} target="_blank" rel="noopener">
          {name}
        </a>
      ))}
    </section>
  );
}

function Reader() {
  const [article, setArticle] = useState();
  const [error, setError] = useState();
  useEffect(() => {
    loadArticle().then(setArticle, setError);
  }, []);
  if (error) return <p role="alert">{error.message}</p>;
  if (!article) return <p role="status">جارٍ التحميل…</p>;
  return (
    <article lang="ar" dir="rtl">
      <h1>{article.title}</h1>
      <Toolbar />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `loadArticle` sanitizes it. */}
      <div data-part="body" dangerouslySetInnerHTML={{ __html: article.html }} />
      <Share url={article.url} title={article.title} />
    </article>
  );
}

render(<Reader />, document.getElementById("root"));
