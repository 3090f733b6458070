// An article reader with React and react-share, as a team would typically write it.
import { useEffect, useReducer, useState } from "react";
import { createRoot } from "react-dom/client";
import {
  EmailIcon,
  EmailShareButton,
  FacebookIcon,
  FacebookShareButton,
  LinkedinIcon,
  LinkedinShareButton,
  TelegramIcon,
  TelegramShareButton,
  TwitterShareButton,
  WhatsappIcon,
  WhatsappShareButton,
  XIcon,
} from "react-share";
import { applySize, loadArticle, nextSize, storedSize } from "./article.js";

const NETWORKS = [
  ["واتساب", WhatsappShareButton, WhatsappIcon],
  ["إكس", TwitterShareButton, XIcon],
  ["فيسبوك", FacebookShareButton, FacebookIcon],
  ["تيليجرام", TelegramShareButton, TelegramIcon],
  ["لينكدإن", LinkedinShareButton, LinkedinIcon],
  ["البريد", EmailShareButton, EmailIcon],
];

function Toolbar() {
  const [size, change] = useReducer(nextSize, undefined, storedSize);
  useEffect(() => applySize(size), [size]);
  return (
    <div className="toolbar" role="toolbar" aria-label="حجم الخط">
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
    <section className="share" aria-label="مشاركة">
      {NETWORKS.map(([name, Button, Icon]) => (
        <Button key={name} url={url} title={title} aria-label={name}>
          <Icon size={40} round />
        </Button>
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

createRoot(document.getElementById("root")).render(<Reader />);
