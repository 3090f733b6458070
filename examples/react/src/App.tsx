import "maqal-reader";
import type {} from "maqal-reader/react";
import { useState } from "react";

/** An article that the app has already. Any format that the reader supports will do. */
const BRIEF: object = {
  maqal: 1,
  lang: "ar",
  title: "موجز اليوم",
  body: ["هذا الخبر كائن في التطبيق نفسه، ولم يُطلب من خادم."],
};

export const App = () => {
  const [article, setArticle] = useState<object>();
  const [events, setEvents] = useState<string[]>([]);
  const log = (event: string) => setEvents((before) => [...before, event]);

  return (
    <>
      <button type="button" onClick={() => setArticle(BRIEF)}>
        موجز اليوم
      </button>
      <output>{events.join("\n")}</output>
      {/* Properties have their names in JavaScript; the listener of an event is `on` and its name. */}
      <maqal-reader
        src="/matn-china-russia.json"
        article={article}
        fontStep={1}
        onmaqal-load={({ detail }) => log(`load ${detail.title}`)}
        onmaqal-error={({ detail }) => log(`error ${detail.code}`)}
        onmaqal-preference={({ detail }) => log(`preference ${detail.name} ${detail.value}`)}
      >
        <p>يُعرض الخبر هنا.</p>
      </maqal-reader>
    </>
  );
};
