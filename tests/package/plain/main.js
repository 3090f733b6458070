const reader = document.querySelector("maqal-reader");
const events = {
  "maqal-load": ({ title }) => `load ${title}`,
  "maqal-error": ({ code }) => `error ${code}`,
  "maqal-preference": ({ name, value }) => `preference ${name} ${value}`,
};
for (const [event, describe] of Object.entries(events)) {
  document.addEventListener(event, ({ detail }) => document.querySelector("output").append(`${describe(detail)}\n`));
}
document.querySelector("button").addEventListener("click", () => (reader.src = "/post.json"));
