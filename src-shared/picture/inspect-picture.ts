import { inspectGif } from './inspect-gif.ts';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectPng } from './inspect-png.ts';
import { pictureLimits, type Inspection, type PictureProblem } from './picture.ts';

/**
 * Looks at any bytes, whoever wrote them. Their first bytes decide what they are, never a name. Nothing is
 * decoded: sizes are read from the headers, so that a small file of huge dimensions costs nothing.
 */
export function inspectPicture(bytes: Uint8Array): Inspection {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > pictureLimits.readBytes) return refused('too-many-bytes');
  const inspection = inspectorOf(bytes)(bytes);
  if (!inspection.ok) return inspection;
  const { width, height } = inspection.facts;
  if (width === 0 || height === 0) return refused('damaged');
  return width * height > pictureLimits.pixels ? refused('too-many-pixels') : inspection;
}

function inspectorOf(bytes: Uint8Array): (bytes: Uint8Array) => Inspection {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return inspectJpeg;
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return inspectPng;
  const text = asText(bytes.subarray(0, 1024));
  if (/^GIF8[79]a/.test(text)) return inspectGif;
  return () => refused(otherFormat(text));
}

/** What bytes of another kind are, as far as that helps a person. */
function otherFormat(text: string): PictureProblem {
  if (/<svg[\s>/]/i.test(text)) return 'svg';
  const isWebp = /^RIFF[\s\S]{4}WEBP/.test(text);
  const isHeif = /^[\s\S]{4}ftyp(?:hei|hev|mif|msf|avi)/.test(text);
  const isOther = /^(?:BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*)/.test(text);
  return isWebp || isHeif || isOther ? 'other-format' : 'no-picture';
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

/** A character for each byte. */
function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function refused(problem: PictureProblem): Inspection {
  return { ok: false, problem };
}
