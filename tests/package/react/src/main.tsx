import "maqal-reader";
import type {} from "maqal-reader/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import own from "./article.json";
import post from "./post.json";

const App = () => {
  const [article, setArticle] = useState<object>(own);
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (words: string) => setHeard((before) => [...before, words]);
  return (
    <>
      <button type="button" onClick={() => setArticle(post)}>
        WordPress
      </button>
      <output>{heard.join("\n")}</output>
      <maqal-reader
        article={article}
        fontStep={1}
        onmaqal-load={({ detail }) => hear(`load ${detail.title}`)}
        onmaqal-error={({ detail }) => hear(`error ${detail.code}`)}
        onmaqal-preference={({ detail }) => hear(`preference ${detail.name} ${detail.value}`)}
      >
        <p>The fallback.</p>
      </maqal-reader>
    </>
  );
};

createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
