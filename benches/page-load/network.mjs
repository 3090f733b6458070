// Counts requests and bytes from the events of the DevTools protocol.

/** Listens to a session whose `Network` domain is enabled. */
export function watchNetwork(session) {
  const requests = new Map();
  const take = (event, action) =>
    session.on(`Network.${event}`, ({ requestId, ...told }) => {
      const request = requests.get(requestId);
      if (request) action(request, told);
    });
  session.on("Network.requestWillBeSent", ({ requestId, timestamp, request: { url } }) => {
    // A `data:` URL causes no request.
    if (!/^https?:/.test(url)) return;
    requests.set(requestId, { started: timestamp, finished: Infinity, chunks: [], bytes: 0, isOpen: true });
  });
  take("responseReceived", (request, { response }) => (request.bytes = response.encodedDataLength));
  take("dataReceived", (request, { timestamp, dataLength, encodedDataLength }) => {
    request.chunks.push({ timestamp, dataLength });
    request.bytes += encodedDataLength;
  });
  take("loadingFinished", (request, { timestamp, encodedDataLength }) =>
    Object.assign(request, { finished: timestamp, bytes: encodedDataLength, isOpen: false }),
  );
  // Also reported when a script aborts a request after it has read the whole response.
  take("loadingFailed", (request, { timestamp }) => Object.assign(request, { finished: timestamp, isOpen: false }));

  return {
    isQuiet: () => [...requests.values()].every(({ isOpen }) => !isOpen),
    /** Returns the number of requests started and of bytes received, headers included, until `time`. */
    until: (time) => {
      const started = [...requests.values()].filter((request) => request.started <= time);
      return { requests: started.length, bytes: started.reduce((sum, request) => sum + received(request, time), 0) };
    },
    all: () => [...requests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Returns how many bytes of a response had been received at `time`. For a response still in flight this is a share of its
 * final size, because Chromium reports the chunks of a document only by their decompressed length.
 */
function received({ chunks, bytes, finished }, time) {
  if (finished <= time) return bytes;
  const sum = (some) => some.reduce((total, { dataLength }) => total + dataLength, 0);
  const all = sum(chunks);
  return all ? (bytes * sum(chunks.filter(({ timestamp }) => timestamp <= time))) / all : 0;
}
