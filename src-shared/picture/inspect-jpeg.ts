import { joined, viewOf } from './joined.ts';
import type { Inspection } from './picture.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const application1 = 0xe1;

/** Segments that a picture is drawn by; others say where, when and with what it was taken. */
function isDrawn(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  const isComment = marker === 0xfe;
  // JFIF, the color profile, and Adobe's note on how the colors are stored.
  return marker === 0xe0 || marker === 0xe2 || marker === 0xee || !(isApplication || isComment);
}

/** Whether a segment says how large the picture is: a start of frame. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * Follows the segments and the pixels to the end of the picture. What stands behind that is dropped: phones
 * put a second picture there, with the place where both were taken.
 */
export function inspectJpeg(bytes: Uint8Array): Inspection {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasPixels = false;
  for (let at = 2; ;) {
    // Any number of filling bytes may stand before a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (hasPixels && bytes[at] === 0xff && bytes[at + 1] === endOfImage) {
      kept.push(bytes.subarray(at, at + 2));
      break;
    }
    if (at + 4 > bytes.length) return { ok: false, problem: 'truncated' };
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (bytes[at] !== 0xff || length < 2 || marker < 0xc0) return { ok: false, problem: 'damaged' };
    if (end > bytes.length) return { ok: false, problem: 'truncated' };
    if (isFrame(marker)) {
      if (length < 8) return { ok: false, problem: 'damaged' };
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === startOfScan) {
      const endOfScan = endOfPixels(bytes, end);
      if (endOfScan === -1) return { ok: false, problem: 'truncated' };
      kept.push(bytes.subarray(at, endOfScan));
      hasPixels = true;
      at = endOfScan;
      continue;
    }
    const segment = bytes.subarray(at, end);
    if (isDrawn(marker)) kept.push(segment);
    else if (marker === application1) kept.push(...uprightness(segment));
    at = end;
  }
  if (size === null) return { ok: false, problem: 'damaged' };
  const facts = { type: 'image/jpeg' as const, ...size, isAnimated: false };
  return { ok: true, facts, bytes: joined(kept) };
}

/** Where the pixels of a scan end: at the first marker that does not belong to them; -1 where they do not. */
function endOfPixels(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return -1;
    // A zero says that the byte is one of the pixels; so are the marks that restart the decoder.
    const isOfPixels = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isOfPixels) return at;
  }
  return -1;
}

/** An Exif segment that says nothing but how the picture is to be turned; none where it is upright. */
function uprightness(segment: Uint8Array): readonly Uint8Array[] {
  const orientation = orientationOf(segment);
  if (orientation < 2 || orientation > 8) return [];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const content = [...exif, ...header, ...entry];
  return [Uint8Array.from([0xff, application1, 0, content.length + 2, ...content])];
}

/** 1 to 8, as Exif has it; 0 where the segment does not say. */
function orientationOf(segment: Uint8Array): number {
  const view = viewOf(segment);
  const tiff = 10;
  if (segment.length < tiff + 8 || view.getUint32(4) !== 0x45_78_69_66) return 0;
  const isLittle = view.getUint16(tiff) === 0x49_49;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  if (directory + 2 > segment.length) return 0;
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > segment.length) return 0;
    if (view.getUint16(at, isLittle) === 0x01_12) return view.getUint16(at + 8, isLittle);
  }
  return 0;
}
