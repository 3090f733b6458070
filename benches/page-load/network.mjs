// Counts requests and bytes from the events of the DevTools protocol.

/**
 * @typedef {object} Request
 * @property {number} started - In seconds of the monotonic clock, as all times here.
 * @property {number} finished
 * @property {{ timestamp: number, dataLength: number }[]} chunks - The decompressed lengths of the received chunks.
 * @property {number} bytes - The compressed length with headers.
 * @property {boolean} isOpen
 */

/** Listens to a session whose `Network` domain is enabled. */
export function watchNetwork(/** @type {import("playwright-core").CDPSession} */ session) {
  /** @type {Map<string, Request>} */
  const requests = new Map();
  session.on("Network.requestWillBeSent", ({ requestId, timestamp, request: { url } }) => {
    // A `data:` URL causes no request.
    if (!/^https?:/.test(url)) return;
    requests.set(requestId, { started: timestamp, finished: Infinity, chunks: [], bytes: 0, isOpen: true });
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = response.encodedDataLength;
  });
  session.on("Network.dataReceived", ({ requestId, timestamp, dataLength, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (!request) return;
    request.chunks.push({ timestamp, dataLength });
    request.bytes += encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { finished: timestamp, bytes: encodedDataLength, isOpen: false });
  });
  // Also reported when a script aborts a request after it has read the whole response.
  session.on("Network.loadingFailed", ({ requestId, timestamp }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { finished: timestamp, isOpen: false });
  });

  return {
    isQuiet: () => [...requests.values()].every(({ isOpen }) => !isOpen),
    /** Returns the number of requests started and of bytes received, headers included, until `time`. */
    until: (/** @type {number} */ time) => {
      const started = [...requests.values()].filter((request) => request.started <= time);
      return { requests: started.length, bytes: started.reduce((sum, request) => sum + received(request, time), 0) };
    },
    all: () => [...requests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Returns how many bytes of a response had been received at `time`. For a response still in flight this is a share of its
 * final size, because Chromium reports the chunks of a document only by their decompressed length.
 *
 * @param {Request} request
 * @param {number} time
 */
function received({ chunks, bytes, finished }, time) {
  if (finished <= time) return bytes;
  const sum = (/** @type {Request["chunks"]} */ some) => some.reduce((total, { dataLength }) => total + dataLength, 0);
  const all = sum(chunks);
  return all ? (bytes * sum(chunks.filter(({ timestamp }) => timestamp <= time))) / all : 0;
}
