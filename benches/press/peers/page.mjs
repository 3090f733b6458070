// What React and Eleventy need of an article: its texts, metadata and oEmbed response.

import { readFileSync } from "node:fs";

/** @typedef {ReturnType<typeof view>} View */

/** The style sheet, which is part of each page. */
export const style = readFileSync(process.env.STYLE ?? "", "utf8");

/** The reading speed in characters per minute, that of `src/article/reading_time.rs`. */
const SPEED = 612;
const day = new Intl.DateTimeFormat("ar-EG", { dateStyle: "long", timeZone: "UTC" });
const number = new Intl.NumberFormat("ar-EG");

/** Returns the view of an article, as JSON in Maqal's own format. */
export function view(/** @type {string} */ json) {
  /** @type {{ title: string, published: string, canonical: string, source: { name: string, url: string }, body: { content: string }[] }} */
  const { title, published, canonical, source, body } = JSON.parse(json);
  const paragraphs = body.map(({ content }) => content);
  const characters = paragraphs.reduce((sum, text) => sum + text.length, 0);
  const [description] = paragraphs;
  return {
    title,
    published,
    canonical,
    source,
    paragraphs,
    description,
    date: day.format(new Date(published)),
    minutes: `قراءة في ${number.format(Math.round(characters / SPEED))} دقائق`,
    path: `${published.slice(0, 7).replace("-", "/")}/${title.replaceAll(" ", "-")}`,
    jsonLd: JSON.stringify({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      mainEntityOfPage: canonical,
      headline: title,
      description,
      datePublished: published,
      publisher: { "@type": "Organization", name: source.name, url: source.url },
      inLanguage: "ar",
      isAccessibleForFree: true,
    }).replaceAll("<", "\\u003c"),
    networks: networks(title, canonical),
    oembed: JSON.stringify({
      version: "1.0",
      type: "link",
      title,
      provider_name: source.name,
      provider_url: "https://news.example/",
    }),
  };
}

function networks(/** @type {string} */ title, /** @type {string} */ url) {
  const [text, link] = [title, url].map(encodeURIComponent);
  return [
    { name: "واتساب", href: `https://wa.me/?text=${text}%0A${link}` },
    { name: "إكس", href: `https://x.com/intent/tweet?text=${text}&url=${link}` },
    { name: "فيسبوك", href: `https://www.facebook.com/sharer/sharer.php?u=${link}` },
    { name: "تيليغرام", href: `https://t.me/share/url?url=${link}&text=${text}` },
    { name: "لينكدإن", href: `https://www.linkedin.com/sharing/share-offsite/?url=${link}` },
    { name: "البريد الإلكتروني", href: `mailto:?subject=${text}&body=${link}` },
  ];
}
