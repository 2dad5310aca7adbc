/**
 * Keeps millions of texts as bytes. JavaScript strings that were cut from a file would keep all of the
 * file in memory.
 */
export class StringTable {
  #bytes = Buffer.alloc(64 * 1024);
  #ends = new Uint32Array(1024);
  #size = 0;

  /** The length of all texts in UTF-8. */
  get byteLength(): number {
    return this.#endOf(this.#size - 1);
  }

  add(text: string): void {
    const start = this.byteLength;
    const most = start + 3 * text.length;
    if (most > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(most, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    if (this.#size === this.#ends.length) {
      const more = new Uint32Array(2 * this.#ends.length);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#ends[this.#size] = start + this.#bytes.write(text, start, 'utf8');
    this.#size += 1;
  }

  /** The text with that index, in the order of `add`; empty where there is none. */
  at(place: number): string {
    if (!(place >= 0 && place < this.#size)) return '';
    return this.#bytes.toString('utf8', this.#endOf(place - 1), this.#endOf(place));
  }

  #endOf(place: number): number {
    return this.#ends[place] ?? 0;
  }
}
