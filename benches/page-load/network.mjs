// Counts requests and bytes, with what the DevTools protocol tells of them.

/** Listens to a session in which the domain `Network` is enabled. */
export function watchNetwork(session) {
  const requests = new Map();
  const take = (event, action) =>
    session.on(`Network.${event}`, ({ requestId, ...told }) => {
      const request = requests.get(requestId);
      if (request) action(request, told);
    });
  session.on("Network.requestWillBeSent", ({ requestId, timestamp, request: { url } }) => {
    // What stands in the page itself, as `data:` addresses do, is not asked for.
    if (/^https?:/.test(url)) requests.set(requestId, { url, started: timestamp, finished: Infinity, chunks: [], bytes: 0, isOpen: true });
  });
  take("responseReceived", (request, { response }) => (request.bytes = response.encodedDataLength));
  take("dataReceived", (request, { timestamp, dataLength, encodedDataLength }) => {
    request.chunks.push({ timestamp, dataLength });
    request.bytes += encodedDataLength;
  });
  take("loadingFinished", (request, { timestamp, encodedDataLength }) =>
    Object.assign(request, { finished: timestamp, bytes: encodedDataLength, isOpen: false }),
  );
  // So it ends also where a script has read all of it and then aborts the request.
  take("loadingFailed", (request, { timestamp }) => Object.assign(request, { finished: timestamp, isOpen: false }));

  return {
    isQuiet: () => [...requests.values()].every(({ isOpen }) => !isOpen),
    /** How many requests had begun at a time, and how many bytes had come, headers and all. */
    until: (time) => {
      const begun = [...requests.values()].filter(({ started }) => started <= time);
      return { requests: begun.length, bytes: begun.reduce((sum, request) => sum + received(request, time), 0) };
    },
    all: () => [...requests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * What had come of an answer. Of one that was still coming, the share of all that came: chunks are told in their length
 * after decompression, and only when the main thread gets round to it, so that a late one says little about the end.
 */
function received({ chunks, bytes, finished }, time) {
  if (finished <= time) return bytes;
  const sum = (some) => some.reduce((total, { dataLength }) => total + dataLength, 0);
  const all = sum(chunks);
  return all ? (bytes * sum(chunks.filter(({ timestamp }) => timestamp <= time))) / all : 0;
}
