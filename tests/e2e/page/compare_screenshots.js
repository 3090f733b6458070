// Compares a screenshot with a stored one, which has a quarter of its size. Without a stored one, returns the screenshot
// at that size.
// biome-ignore lint/complexity/noArguments: WebDriver calls this script as the body of a function without parameters.
const [taken, kept, done] = arguments;

/** Decodes and scales an image. */
const pixels = async (address, scale) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const [width, height] = [picture.naturalWidth * scale, picture.naturalHeight * scale].map(Math.round);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  return { canvas, data: context.getImageData(0, 0, width, height).data };
};

const compare = async () => {
  const now = await pixels(`data:image/png;base64,${taken}`, 1 / 4);
  if (!kept) {
    return [...new Uint8Array(await (await now.canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  }
  const before = await pixels(kept, 1);
  if (before.data.length !== now.data.length) return 1000;
  let differing = 0;
  for (let index = 0; index < now.data.length; index += 4) {
    const distance = [0, 1, 2].map((channel) => Math.abs(now.data[index + channel] - before.data[index + channel]));
    if (Math.max(...distance) > 40) differing += 1;
  }
  return (differing / (now.data.length / 4)) * 1000;
};
compare().then(done, (error) => done(String(error)));
