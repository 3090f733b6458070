// Keeps what a page with frames is told: every message, from whom, and every event of a reader. Runs before all else.
window.told = [];
window.heard = [];
window.complaints = [];
addEventListener("message", ({ source, origin, data, ports }) => {
  const from = [...document.querySelectorAll("iframe")].findIndex(({ contentWindow }) => contentWindow === source);
  window.told.push({ from, origin, data, ports: ports.length });
});
for (const name of ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"])
  addEventListener(name, ({ target, detail }) => window.heard.push({ name, detail, on: target.localName }));
addEventListener("error", ({ message }) => window.complaints.push(message));
addEventListener("unhandledrejection", ({ reason }) => window.complaints.push(String(reason)));
