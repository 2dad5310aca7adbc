import { viewOf } from './joined.ts';
import { pictureLimits, type Inspection } from './picture.ts';

const headerLength = 13;
const trailer = 0x3b;
const extension = 0x21;
const image = 0x2c;

/** The bytes of a table of colors that a byte of flags announces. */
function tableLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Follows the blocks to the end of the picture, and counts its frames. */
export function inspectGif(bytes: Uint8Array): Inspection {
  if (bytes.length < headerLength) return { ok: false, problem: 'truncated' };
  const view = viewOf(bytes);
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  let frames = 0;
  let at = headerLength + tableLength(bytes[10] ?? 0);
  for (;;) {
    const kind = bytes[at];
    if (kind === undefined) return { ok: false, problem: 'truncated' };
    if (kind === trailer) break;
    if (kind === extension) {
      at += 2;
    } else if (kind === image) {
      if (at + 10 > bytes.length) return { ok: false, problem: 'truncated' };
      const isInside =
        view.getUint16(at + 1, true) + view.getUint16(at + 5, true) <= width &&
        view.getUint16(at + 3, true) + view.getUint16(at + 7, true) <= height;
      if (!isInside) return { ok: false, problem: 'damaged' };
      frames += 1;
      // The byte before the data says how wide its codes are.
      at += 10 + tableLength(bytes[at + 9] ?? 0) + 1;
    } else {
      return { ok: false, problem: 'damaged' };
    }
    // Blocks of data, each after its length, up to one of none.
    for (let length = bytes[at]; length !== 0; length = bytes[at]) {
      if (length === undefined) return { ok: false, problem: 'truncated' };
      at += 1 + length;
    }
    at += 1;
  }
  if (frames === 0) return { ok: false, problem: 'damaged' };
  if (frames * width * height > 4 * pictureLimits.pixels) {
    return { ok: false, problem: 'too-many-pixels' };
  }
  return {
    ok: true,
    facts: { type: 'image/gif', width, height, isAnimated: frames > 1 },
    bytes: bytes.subarray(0, at + 1),
  };
}
