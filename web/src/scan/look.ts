// Looks for a code: in what a camera shows until one is found, or in one picture.

import { reader } from "./reader";
import { type Found, nearest } from "./symbols";

const PAUSE = 80;
const LONG_SIDE = 1600;

/** Calls `seen` once with the text; what it returns ends it. A code of stripes must be read twice alike. */
export function watch(
  video: HTMLVideoElement,
  seen: (text: string) => void,
  failed: (error: unknown) => void,
): () => void {
  const canvas = document.createElement("canvas");
  let going = true;
  let before = "";
  const turn = async () => {
    const found = draw(canvas, video, video.videoWidth, video.videoHeight)
      ? nearest(await read(canvas))
      : null;
    if (!going) return;
    if (found && (!found.striped || found.text === before)) return seen(found.text);
    before = found?.text ?? "";
    setTimeout(() => turn().catch(failed), PAUSE);
  };
  turn().catch(failed);
  return () => {
    going = false;
  };
}

/** The text of the code in a picture, null where there is none. Rejects for a file that is no picture. */
export async function lookAt(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const canvas = document.createElement("canvas");
  draw(canvas, bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return nearest(await read(canvas))?.text ?? null;
}

async function read(canvas: HTMLCanvasElement): Promise<Found[]> {
  const found = await (await reader())(canvas);
  return found.filter(({ text }) => text.trim() !== "");
}

/** False while the camera shows nothing yet. */
function draw(
  canvas: HTMLCanvasElement,
  source: CanvasImageSource,
  width: number,
  height: number,
): boolean {
  if (!width || !height) return false;
  const ratio = Math.min(1, LONG_SIDE / Math.max(width, height));
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return pen !== null;
}
