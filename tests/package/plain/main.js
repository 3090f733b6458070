const reader = document.querySelector("maqal-reader");
const told = {
  "maqal-load": ({ title }) => `load ${title}`,
  "maqal-error": ({ code }) => `error ${code}`,
  "maqal-preference": ({ name, value }) => `preference ${name} ${value}`,
};
for (const [event, words] of Object.entries(told)) {
  document.addEventListener(event, ({ detail }) => document.querySelector("output").append(`${words(detail)}\n`));
}
document.querySelector("button").addEventListener("click", () => (reader.src = "/post.json"));
