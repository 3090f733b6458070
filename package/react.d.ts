// `import type {} from "maqal-reader/react"` types <maqal-reader> in JSX.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MaqalEventMap, MaqalReader, MaqalReaderProperties } from "./maqal.d.ts";

/** In React 19, the listener of an event is the property `on` plus the event's name. */
type Listeners = { [Name in keyof MaqalEventMap as `on${Name}`]?: (event: MaqalEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "maqal-reader": DetailedHTMLProps<HTMLAttributes<MaqalReader>, MaqalReader> &
        Partial<MaqalReaderProperties> &
        Listeners;
    }
  }
}
