"use client";

import "maqal-reader";
import type { MaqalReader } from "maqal-reader";
import type {} from "maqal-reader/react";
import { useEffect, useRef, useState } from "react";

export const Story = ({ article }: { article: { title: string } }) => {
  const reader = useRef<MaqalReader>(null);
  const [events, setEvents] = useState<string[]>([]);

  // In HTML that a server has rendered, React neither sets the properties of custom elements nor adds listeners for their
  // events. Attributes, such as `font-step`, are in the HTML.
  useEffect(() => {
    const element = reader.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const log = (event: string) => setEvents((before) => [...before, event]);
    element.addEventListener("maqal-load", ({ detail }) => log(`load ${detail.title}`), { signal });
    element.addEventListener("maqal-error", ({ detail }) => log(`error ${detail.code}`), { signal });
    element.addEventListener("maqal-preference", ({ detail }) => log(`preference ${detail.name} ${detail.value}`), {
      signal,
    });
    element.article = article;
    return () => listening.abort();
  }, [article]);

  return (
    <>
      <output>{events.join("\n")}</output>
      <maqal-reader ref={reader} font-step={1}>
        {/* The fallback is in the server's HTML: for search engines, and until the article is shown. */}
        <h1>{article.title}</h1>
      </maqal-reader>
    </>
  );
};
