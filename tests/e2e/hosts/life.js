// Records events of readers, and defines functions for the scripts of these scenarios. The server replaces `{cdn}` by the
// origin of the reader's files.

/** The events of readers that reached the document. */
window.events = [];
for (const name of ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"]) {
  document.addEventListener(name, ({ target, detail, bubbles, composed }) =>
    events.push({ name, target: target.id || target.localName, bubbles, composed, ...detail }),
  );
}

/** Inserts HTML into the story, as a script of the site would. */
window.put = (html) => document.getElementById("place").insertAdjacentHTML("beforeend", html);

/** The URL of a file of the reader. */
window.fileOf = (name) => `{cdn}/${name}`;

/** Imports a file from the page's own script: from a script of the test, Firefox would load it a second time. */
window.bring = (name) => import(fileOf(name));

/** Adds the reader's script, as a tag manager does. */
window.define = (query = "") => {
  const script = document.createElement("script");
  Object.assign(script, { type: "module", crossOrigin: "", src: fileOf("maqal.js") + query });
  document.head.append(script);
};

/** The states that a reader exposes to style sheets. */
window.stateOf = (reader) => ["loading", "ready", "error"].filter((state) => reader.matches(`:state(${state})`)).join();

/** The headline that a reader shows. */
window.headlineOf = (reader) => reader.shadowRoot?.querySelector("[data-part=headline]")?.textContent.trim() ?? "";

/** The parts of a reader. */
window.partOf = (reader, name) => reader.shadowRoot?.querySelector(`[data-part="${name}"]`);
