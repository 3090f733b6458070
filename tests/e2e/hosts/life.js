// What the pages of these scenarios keep, and the words their scripts are written in. The server puts the origin of the
// reader's files in for `{cdn}`.

/** The events of readers that came as far as the document. */
window.heard = [];
for (const name of ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"]) {
  document.addEventListener(name, ({ target, detail, bubbles, composed }) =>
    heard.push({ name, target: target.id || target.localName, bubbles, composed, ...detail }),
  );
}

/** Puts what a string of HTML says into the story, as a site's own script does. */
window.put = (html) => document.getElementById("place").insertAdjacentHTML("beforeend", html);

/** The address of a file of the reader's. */
window.fileOf = (name) => `{cdn}/${name}`;

/** Imports one of them as the page: for a script of the test's, Firefox would load it once more. */
window.bring = (name) => import(fileOf(name));

/** Has the page bring the reader's script, as a tag manager does. */
window.define = (query = "") => {
  const script = document.createElement("script");
  Object.assign(script, { type: "module", crossOrigin: "", src: fileOf("maqal.js") + query });
  document.head.append(script);
};

/** The state that a reader tells style sheets. */
window.stateOf = (reader) => ["loading", "ready", "error"].filter((state) => reader.matches(`:state(${state})`)).join();

/** The headline that a reader shows. */
window.headlineOf = (reader) => reader.shadowRoot?.querySelector("[data-part=headline]")?.textContent.trim() ?? "";

/** The parts of a reader. */
window.partOf = (reader, name) => reader.shadowRoot?.querySelector(`[data-part="${name}"]`);
