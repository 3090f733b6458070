// Starts the standalone page. In a file of its own, since a strict content security policy refuses inline scripts.
import { start } from "./start.js";

try {
  const { startPage } = await start(() => import("./reader.js"), "");
  // The page's skeleton goes over into the reader's own, which is as far into its appearance from its first frame on.
  const appearance = () => document.querySelector(".skeleton")?.getAnimations?.()[0];
  const waited = appearance()?.currentTime;
  startPage();
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
