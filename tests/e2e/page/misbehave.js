// Misbehaves on purpose, to prove that the recorder and the server notice it.
setTimeout(() => {
  throw new Error("thrown on purpose");
});
Promise.reject(new Error("rejected on purpose"));
console.warn("warned on purpose");
// This address is reserved for documentation. The policy blocks the request before it is sent.
new Image().src = "http://192.0.2.1/refused.png";
try {
  document.createElement("script").src = "/e2e/plain.html";
} catch {
  // The policy forbids it, as expected.
}
