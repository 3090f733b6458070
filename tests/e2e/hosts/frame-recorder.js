// Records all messages that a page with frames receives, with their senders, and all events of readers. Runs before all
// other scripts.
window.messages = [];
window.events = [];
window.complaints = [];
addEventListener("message", ({ source, origin, data, ports }) => {
  const from = [...document.querySelectorAll("iframe")].findIndex(({ contentWindow }) => contentWindow === source);
  window.messages.push({ from, origin, data, ports: ports.length });
});
for (const name of ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"])
  addEventListener(name, ({ target, detail }) => window.events.push({ name, detail, on: target.localName }));
addEventListener("error", ({ message }) => window.complaints.push(message));
addEventListener("unhandledrejection", ({ reason }) => window.complaints.push(String(reason)));
