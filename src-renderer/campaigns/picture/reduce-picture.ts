import { inspectPicture } from '../../../src-shared/picture/inspect-picture.ts';
import {
  needsReduction,
  pictureLimits,
  sayPictureProblem,
  type PictureProblem,
} from '../../../src-shared/picture/picture.ts';

/** Tried one after the other until the picture is small enough: its longer side, and the quality of JPEG. */
const steps = [
  [2048, 0.85],
  [2048, 0.7],
  [1600, 0.75],
  [1200, 0.7],
  [800, 0.6],
  [480, 0.5],
] as const;

function refuse(problem: PictureProblem): never {
  throw new Error(sayPictureProblem(problem));
}

/**
 * A picture as carriers take it. One that is too large is drawn smaller, as JPEG on white: here, where the
 * browser's sandbox holds whatever a hostile file does to a decoder. Throws with the reason.
 */
export async function reducePicture(file: Blob): Promise<Uint8Array> {
  if (file.size > pictureLimits.readBytes) return refuse('too-many-bytes');
  const inspection = inspectPicture(new Uint8Array(await file.arrayBuffer()));
  if (!inspection.ok) return refuse(inspection.problem);
  const { facts, bytes } = inspection;
  if (!needsReduction(facts, bytes.length)) return bytes;
  if (facts.isAnimated) return refuse('animation-too-large');
  const blob = new Blob([new Uint8Array(bytes)], { type: facts.type });
  const bitmap = await createImageBitmap(blob).catch(() => refuse('damaged'));
  try {
    return (await drawWithin(bitmap, steps, pictureLimits.bytes)) ?? refuse('too-large');
  } finally {
    bitmap.close();
  }
}

/**
 * Draws a picture as JPEG on white, step after step until it has no more bytes than that.
 * @param trials the longer side in pixels, and the quality, from the best on.
 * @returns null where even the last is too large.
 */
export async function drawWithin(
  bitmap: ImageBitmap,
  trials: readonly (readonly [side: number, quality: number])[],
  mostBytes: number,
): Promise<Uint8Array | null> {
  for (const [side, quality] of trials) {
    const small = await drawn(bitmap, side, quality);
    if (small.length <= mostBytes) return small;
  }
  return null;
}

async function drawn(bitmap: ImageBitmap, side: number, quality: number): Promise<Uint8Array> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return refuse('damaged');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}
