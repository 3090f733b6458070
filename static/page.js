// Starts the standalone page. In a file of its own, since a strict content security policy refuses inline scripts.
import { start } from "./start.js";

/** In a frame of another site, if it asks for that: this page then is as high as its text and no higher. */
const isEmbedded = parent !== window && new URLSearchParams(location.search).has("embed");
document.documentElement.toggleAttribute("data-embed", isEmbedded);

/**
 * Brings the reader and starts it. In a function, since a module that awaits by itself is carried on by WebKit when its
 * document is gone, and then for ever: a frame that a page takes away too early would hang the page.
 */
const begin = async () => {
  try {
    // It hears what the reader tells from the beginning. Without it there is still the reader.
    const embedded = isEmbedded && import("./embedded.js").catch(console.error);
    // As the page's hint to the browser (index.html) asks for it: in any other mode WebKit would bring it twice.
    const { startPage } = await start(() => import("./reader.js"), { mode: "no-cors", credentials: "include" });
    await embedded;
    // The page's skeleton goes over into the reader's own, which is as far into its appearance from its first frame on.
    const appearance = () => document.querySelector(".skeleton")?.getAnimations?.()[0];
    const waited = appearance()?.currentTime;
    startPage((face) => import("./faces.js").then(({ bring }) => bring(face)));
    requestAnimationFrame(() => {
      const resumed = appearance();
      if (resumed && waited) resumed.currentTime = waited;
    });
  } catch (error) {
    const fallback = document.getElementById("maqal-unsupported");
    if (fallback) {
      fallback.hidden = false;
      fallback.parentElement.dataset.state = "error";
    }
    throw error;
  }
};
begin();
