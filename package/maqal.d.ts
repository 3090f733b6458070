/** A share network, the clipboard (`copy`), or the share sheet of the device (`native`). */
export type MaqalWay = "whatsapp" | "x" | "facebook" | "telegram" | "linkedin" | "email" | "copy" | "native";

/** Why no article is shown. */
export type MaqalErrorCode =
  | "origin"
  | "offline"
  | "timed-out"
  | "not-found"
  | "refused"
  | "server"
  | "too-large"
  | "interrupted"
  | "not-json"
  | "html"
  | "no-article"
  | "unknown-format"
  | "locked"
  | "html-refused"
  | "version"
  | "unsupported";

/** The names of formats, for responses whose format cannot be detected. */
export type MaqalFormat =
  | "wordpress"
  | "json-feed"
  | "activity-streams"
  | "news-article"
  | "readability"
  | "ghost"
  | "ans"
  | "ninjs"
  | "wordpress-graphql"
  | "drupal"
  | "guardian"
  | "quintype"
  | "apple-news";

/** The colors: `auto` follows the device; `contrast` is black on white or, if the device is dark, white on black. */
export type MaqalTheme = "auto" | "light" | "sepia" | "dark" | "black" | "contrast";

/** The settings that a reader may change besides the font size. */
export type MaqalChoice =
  | "line-height"
  | "measure"
  | "face"
  | "theme"
  | "digits"
  | "harakat"
  | "calendar"
  | "align"
  | "keys";

/** The events of `<maqal-reader>`. They bubble and are composed. */
export interface MaqalEventMap {
  /** An article is shown; `url` is its canonical URL, if it has one. */
  "maqal-load": CustomEvent<{ title: string; url: string | null }>;
  /** No article can be shown. */
  "maqal-error": CustomEvent<{ code: MaqalErrorCode }>;
  /** The article was shared. */
  "maqal-share": CustomEvent<{ network: MaqalWay }>;
  /** The reader has changed the font size, from -2 to 6, or another setting; `null` after a reset. */
  "maqal-preference": CustomEvent<
    { name: "font-step"; value: number | null } | { name: MaqalChoice; value: string | null }
  >;
  /** How much of the article has been scrolled through, in percent; each value is reported once. */
  "maqal-progress": CustomEvent<{ percent: 25 | 50 | 75 | 100 }>;
}

/** The properties of `<maqal-reader>` that a site may set. All except `article` reflect attributes. */
export interface MaqalReaderProperties {
  /** The URL of the article. */
  src: string;
  /** The name of its format, if it cannot be detected; otherwise empty. */
  format: MaqalFormat | "";
  /** The id or the URL of one item of a feed. */
  item: string;
  /** The share networks and `copy`, in order, separated by spaces. Empty: all. */
  share: string;
  /** The theme for readers who have not chosen one; empty: follows the device. */
  theme: MaqalTheme | "";
  /** `eager` loads the article at once; otherwise it loads when the element comes near the viewport. */
  loading: "eager" | "lazy" | "";
  /**
   * The defaults of other settings for readers who have not changed them: names and values, separated by spaces, such as
   * `theme=sepia measure=32em`.
   */
  preferences: string;
  /** The font size, from -2 to 6, for readers who have not chosen one. */
  fontStep: number;
  /** Omits the toolbar. */
  noToolbar: boolean;
  /** Omits sharing. */
  noShare: boolean;
  /** Disables the keyboard shortcuts that are single keys. */
  noShortcuts: boolean;
  /** Keeps tracking parameters in the URL of the article, which readers share. */
  keepTracking: boolean;
  /** An article as an object, in any supported format, read at the time it is set. It takes precedence over `src`. */
  article: object | null | undefined;
}

/** The element `<maqal-reader>`: an article, in the direction of its language. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the class defines the properties of the interface.
export class MaqalReader extends HTMLElement {
  /** Loads the article now, wherever the element is. */
  load(): Promise<void>;
}
export interface MaqalReader extends MaqalReaderProperties {}

declare global {
  interface HTMLElementTagNameMap {
    "maqal-reader": MaqalReader;
  }
  interface HTMLElementEventMap extends MaqalEventMap {}
  interface DocumentEventMap extends MaqalEventMap {}
}
