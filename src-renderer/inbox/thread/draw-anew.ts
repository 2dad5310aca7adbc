import { pictureLimits } from '../../../src-shared/picture/picture.ts';
import { inspectPicture } from '../../../src-shared/picture/inspect-picture.ts';
import { drawWithin } from '../../campaigns/picture/reduce-picture.ts';

/** Tried one after the other until the picture is small enough: its longer side, and the quality of JPEG. */
const steps = [
  [1600, 0.85],
  [1600, 0.7],
  [1200, 0.7],
  [800, 0.6],
  [480, 0.5],
] as const;

/**
 * A stranger’s picture, drawn anew from its pixels: nothing of the file that came is kept. It is decoded
 * here, where the browser’s sandbox holds whatever a hostile file does to a decoder.
 *
 * @param source a data address with the bytes in base64.
 * @returns the bytes of a JPEG; null where there is no picture in it.
 */
export async function drawAnew(source: string): Promise<Uint8Array | null> {
  const bytes = bytesOf(source);
  if (bytes === null) return null;
  const inspection = inspectPicture(bytes);
  if (!inspection.ok) return null;
  const blob = new Blob([new Uint8Array(inspection.bytes)], { type: inspection.facts.type });
  const bitmap = await createImageBitmap(blob).catch(() => null);
  if (bitmap === null) return null;
  try {
    return await drawWithin(bitmap, steps, pictureLimits.bytes);
  } finally {
    bitmap.close();
  }
}

/** The bytes of a data address; null where it is none in base64. */
export function bytesOf(source: string): Uint8Array | null {
  const encoded = /^data:[^,]*;base64,(.*)$/s.exec(source)?.[1];
  if (encoded === undefined) return null;
  try {
    return Uint8Array.from(atob(encoded), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return null;
  }
}
