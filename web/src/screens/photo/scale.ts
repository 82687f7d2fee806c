// Makes a camera's picture small enough to send: upright, long side 2,048 px, without what the camera wrote into it.

export interface Scaled {
  full: Blob;
  thumb: Blob;
  width: number;
  height: number;
}

const LONG_SIDE = 2048;
const THUMB = 320;
const QUALITY = 0.82;

/** Drawing on a canvas leaves position, time and owner of the EXIF behind. Rejects what is no picture. */
export async function scale(file: Blob): Promise<Scaled> {
  const picture = await decode(file);
  try {
    const full = draw(picture, LONG_SIDE);
    const thumb = draw(full, THUMB);
    const [fullBytes, thumbBytes] = await Promise.all([jpeg(full), jpeg(thumb)]);
    return { full: fullBytes, thumb: thumbBytes, width: full.width, height: full.height };
  } finally {
    if ("close" in picture) picture.close();
  }
}

/** Some browsers turn the picture upright only in an image element, so that is the second way. */
async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    await image.decode().finally(() => URL.revokeObjectURL(url));
    return image;
  }
}

function draw(picture: ImageBitmap | HTMLImageElement | HTMLCanvasElement, longSide: number) {
  const ratio = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * ratio));
  canvas.height = Math.max(1, Math.round(picture.height * ratio));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function jpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error("no picture"))),
      "image/jpeg",
      QUALITY,
    ),
  );
}
