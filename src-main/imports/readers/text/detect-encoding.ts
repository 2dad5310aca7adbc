import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../../src-shared/import/import.ts';

/** The encoding that a file's first bytes tell; null where they do not. */
export function encodingByHead(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return encodingByNulParity(head);
}

/**
 * In UTF-16, delimiters, line breaks, digits and Latin letters all have a zero byte, and always on the
 * same side; in no other encoding of text are there any.
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

/** Of all characters, those with a zero byte. Stray NULs in a text of bytes are far below. */
const leastShare = 0.1;

/**
 * Tells whether bytes that come in pieces, cut anywhere, are UTF-8 throughout. Text in another
 * encoding that uses any character beyond ASCII practically never is.
 */
export class Utf8Check {
  #rest: Uint8Array = new Uint8Array();
  #isValid = true;

  /** Looks at the next piece; false once it is sure that this is not UTF-8. */
  add(piece: Uint8Array): boolean {
    if (!this.#isValid) return false;
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = lastBoundary(bytes);
    this.#isValid = isUtf8(bytes.subarray(0, end));
    this.#rest = Uint8Array.prototype.slice.call(bytes, end);
    return this.#isValid;
  }

  /** The answer, once nothing comes any more: a character cut off at the end is a fault as well. */
  end(): boolean {
    return this.#isValid && this.#rest.length === 0;
  }
}

/** Where the last character begins that may go on in the next piece; the length where none does. */
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

/** Collects, from bytes that come in pieces, those around characters beyond ASCII. */
export class NonAsciiSample {
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #isFirst = true;

  /** Whether more would not help. */
  get isFull(): boolean {
    return this.#size >= longestSample;
  }

  /** Adds the next piece; what is cut at its ends is left out. */
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

/** ASCII bytes that are taken with a character on either side. */
const around = 12;

const lineBreak = Uint8Array.of(0x0a);
