import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';

/** The encoding by a file's first bytes; null where they do not say. */
export function encodingByHead(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return encodingByNulParity(head);
}

/**
 * In UTF-16, delimiters, line breaks, digits and Latin letters have a zero byte, always on the same side.
 * Text in other encodings has no zero bytes.
 */
function encodingByNulParity(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(head.length / 2);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < 2 * pairs; index += 1) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const count = even + odd;
  const isSure = count >= Math.max(3, pairs * leastShare) && Math.min(even, odd) <= count * 0.05;
  if (!isSure) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The least share of characters with a zero byte; stray NULs in other text are far below. */
const leastShare = 0.1;

/**
 * Checks whether bytes, given in pieces of any size, are UTF-8 throughout. Text in another encoding is
 * practically never valid UTF-8, unless it is all ASCII.
 */
export class Utf8Check {
  #rest: Uint8Array = new Uint8Array();
  #isValid = true;

  /** Checks the next piece; false once this cannot be UTF-8. */
  add(piece: Uint8Array): boolean {
    if (!this.#isValid) return false;
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = lastBoundary(bytes);
    this.#isValid = isUtf8(bytes.subarray(0, end));
    this.#rest = Uint8Array.prototype.slice.call(bytes, end);
    return this.#isValid;
  }

  /** Whether all of it was UTF-8; an incomplete character at the end is not. */
  end(): boolean {
    return this.#isValid && this.#rest.length === 0;
  }
}

/** Where an incomplete character at the end begins; the length where there is none. */
function lastBoundary(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Collects the bytes around characters beyond ASCII, from pieces of any size. */
export class NonAsciiSample {
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #isFirst = true;

  /** Whether the sample is large enough. */
  get isFull(): boolean {
    return this.#size >= longestSample;
  }

  /** Adds the next piece, without incomplete parts at its ends. */
  add(piece: Uint8Array, isLast: boolean): void {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (this.isFull || isAscii(piece)) return;
    const whole = piece.findIndex((byte) => byte <= 0x7f);
    const begin = isFirst ? 0 : whole === -1 ? piece.length : whole;
    for (let start = begin; start < piece.length && !this.isFull;) {
      const first = piece.subarray(start).findIndex((byte) => byte > 0x7f);
      if (first === -1) return;
      let end = start + first;
      for (let plain = 0; end < piece.length && plain < around; end += 1) {
        plain = (piece[end] ?? 0) > 0x7f ? 0 : plain + 1;
      }
      if (end === piece.length && !isLast) return;
      const part = piece.slice(Math.max(start, start + first - around), end);
      this.#parts.push(part, lineBreak);
      this.#size += part.length;
      start = end;
    }
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

const longestSample = 64 * 1024;

/** ASCII bytes that are kept on either side of a character. */
const around = 12;

const lineBreak = Uint8Array.of(0x0a);
