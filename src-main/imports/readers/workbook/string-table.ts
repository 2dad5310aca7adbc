/** Bytes that are taken from the computer at a time: at first, and at most. */
const firstChunk = 64 * 1024;
const largestChunk = 4 * 1024 * 1024;

/**
 * Keeps millions of texts as bytes. JavaScript strings that were cut from a file would keep all of the
 * file in memory. It grows by a chunk at a time, so that it never takes twice what it holds.
 */
export class StringTable {
  readonly #chunks: Buffer[] = [];
  /** How much of the last chunk is used. */
  #used = 0;
  /** For each text its chunk, its first byte there, and its length. */
  #places = new Uint32Array(3 * 1024);
  #size = 0;
  #bytes = 0;

  /** The length of all texts in UTF-8. */
  get byteLength(): number {
    return this.#bytes;
  }

  add(text: string): void {
    const last = this.#chunks.at(-1);
    const chunk =
      last !== undefined && 3 * text.length <= last.length - this.#used
        ? last
        : this.#chunkFor(Buffer.byteLength(text, 'utf8'), last);
    const length = chunk.write(text, this.#used, 'utf8');
    const at = 3 * this.#size;
    if (at === this.#places.length) {
      const more = new Uint32Array(2 * at);
      more.set(this.#places);
      this.#places = more;
    }
    this.#places[at] = this.#chunks.length - 1;
    this.#places[at + 1] = this.#used;
    this.#places[at + 2] = length;
    this.#used += length;
    this.#bytes += length;
    this.#size += 1;
  }

  #chunkFor(bytes: number, last: Buffer | undefined): Buffer {
    if (last !== undefined && bytes <= last.length - this.#used) return last;
    const size = Math.min(largestChunk, 2 * (last?.length ?? firstChunk / 2));
    const chunk = Buffer.allocUnsafeSlow(Math.max(size, bytes));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }

  /** The text with that index, in the order of `add`; undefined where there is none. */
  at(place: number): string | undefined {
    if (!Number.isInteger(place) || place < 0 || place >= this.#size) return undefined;
    const [chunk = 0, start = 0, length = 0] = this.#places.subarray(3 * place, 3 * place + 3);
    return this.#chunks[chunk]?.toString('utf8', start, start + length);
  }
}
