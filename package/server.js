// What the package's scripts use in place of these globals (esbuild's `inject`), so that a server that renders pages can
// import them. There, `maqal-reader` is an unknown element in HTML, and no class is needed.

export const HTMLElement = globalThis.HTMLElement ?? class {};
export const customElements = globalThis.customElements ?? { get: () => HTMLElement };
