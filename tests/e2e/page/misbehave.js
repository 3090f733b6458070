// Does on purpose what no page should, to prove that the recorder and the server notice.
setTimeout(() => {
  throw new Error("thrown on purpose");
});
Promise.reject(new Error("rejected on purpose"));
console.warn("warned on purpose");
// An address that is reserved for documentation; the policy refuses it before anything is sent.
new Image().src = "http://192.0.2.1/refused.png";
try {
  document.createElement("script").src = "/e2e/plain.html";
} catch {
  // That the policy forbids it is the point.
}
