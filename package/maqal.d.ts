/** A network, copying (`copy`), or the device's own share sheet (`native`). */
export type MaqalWay = "whatsapp" | "x" | "facebook" | "telegram" | "linkedin" | "email" | "copy" | "native";

/** Why there is no article. */
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
  | "no-article"
  | "unknown-format"
  | "locked"
  | "html-refused"
  | "version"
  | "unsupported";

/** The formats by name, for answers whose shape does not tell. */
export type MaqalFormat = "wordpress" | "json-feed" | "activity-streams" | "news-article" | "readability" | "ghost";

/** The colours: `auto` as the device is set, `contrast` black on white or, on a dark device, white on black. */
export type MaqalTheme = "auto" | "light" | "sepia" | "dark" | "black" | "contrast";

/** What a reader may choose beside the size. */
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

/** The events of `<maqal-reader>`, which bubble and leave shadow roots. */
export interface MaqalEventMap {
  /** An article is shown; `url` is its own address, if it has one. */
  "maqal-load": CustomEvent<{ title: string; url: string | null }>;
  /** There is none to show. */
  "maqal-error": CustomEvent<{ code: MaqalErrorCode }>;
  /** The article was handed on. */
  "maqal-share": CustomEvent<{ network: MaqalWay }>;
  /** The reader has chosen a size, from -2 to 6, or something else; `null` where a choice is taken back. */
  "maqal-preference": CustomEvent<{ name: "font-step"; value: number | null } | { name: MaqalChoice; value: string | null }>;
  /** The article has been read so far, in percent: each quarter once. */
  "maqal-progress": CustomEvent<{ percent: 25 | 50 | 75 | 100 }>;
}

/** The properties of `<maqal-reader>` that a site sets. All but `article` are attributes too. */
export interface MaqalReaderProperties {
  /** The article's address. */
  src: string;
  /** The name of its format, where its shape does not tell; else empty. */
  format: MaqalFormat | "";
  /** The id or address of one item of a feed. */
  item: string;
  /** The ways to share it, in order and parted by spaces: networks and `copy`. Empty: all. */
  share: string;
  /** The colours for who has chosen none; empty: as the device is set. */
  theme: MaqalTheme | "";
  /** `eager` loads at once; else the article comes once the element is near what is seen. */
  loading: "eager" | "lazy" | "";
  /**
   * What else is usual here for who has chosen nothing else: names and values, parted by spaces, such as
   * `theme=sepia measure=32em`.
   */
  preferences: string;
  /** The size of the text, from -2 to 6, for who has chosen none. */
  fontStep: number;
  /** Leaves the toolbar away. */
  noToolbar: boolean;
  /** Leaves sharing away. */
  noShare: boolean;
  /** Single keys do nothing. */
  noShortcuts: boolean;
  /** An article at hand, in any format that is read, as it is when it is set. It goes before `src`. */
  article: object | null | undefined;
}

/** An article, read from right to left or as its language runs: `<maqal-reader>`. */
export class MaqalReader extends HTMLElement {
  /** Loads the article now, near or not. */
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
