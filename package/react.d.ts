// `import type {} from "maqal-reader/react"` types <maqal-reader> in JSX.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MaqalEventMap, MaqalReader, MaqalReaderProperties } from "./maqal.d.ts";

/** React 19 listens to an event of its name after `on`. */
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
