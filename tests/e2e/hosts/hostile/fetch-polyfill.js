// Replaces `fetch` by a function that uses XMLHttpRequest, as old polyfills do. Its responses are no `Response` objects and
// have no stream.
function Answer(request) {
  this.ok = request.status >= 200 && request.status < 300;
  this.status = request.status;
  this.url = request.responseURL;
  this.bodyUsed = false;
  this.headers = { get: (name) => request.getResponseHeader(name) };
  this.blob = () => Promise.resolve(request.response);
  this.arrayBuffer = () => request.response.arrayBuffer();
  this.text = () => request.response.text();
  this.json = () => this.text().then(JSON.parse);
}
window.fetched = [];
window.fetch = (input, options = {}) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      options.method || input.method || "GET",
      typeof input === "string" ? input : input.url || String(input),
    );
    request.responseType = "blob";
    for (const name of Object.getOwnPropertyNames(options.headers || {}))
      request.setRequestHeader(name, options.headers[name]);
    request.onload = () => {
      window.fetched.push(request.responseURL);
      resolve(new Answer(request));
    };
    request.onerror = () => reject(new TypeError("Network request failed"));
    request.send();
  });
