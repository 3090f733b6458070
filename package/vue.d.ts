// `import type {} from "maqal-reader/vue"` types <maqal-reader> in templates.
import type { HTMLAttributes, ReservedProps } from "vue";
import type { MaqalEventMap, MaqalReaderProperties } from "./maqal.d.ts";

/** In Vue, the property for `@maqal-load` is onMaqalLoad. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Camel<Tail>}`
  : Capitalize<Name>;
type Listeners = { [Name in keyof MaqalEventMap as `on${Camel<Name>}`]?: (event: MaqalEventMap[Name]) => void };

declare module "vue" {
  interface GlobalComponents {
    MaqalReader: new () => { $props: HTMLAttributes & ReservedProps & Partial<MaqalReaderProperties> & Listeners };
  }
}
