const comma = 44;
const zero = 48;

/** A set of ids, one bit each, for millions of them. */
export class IdSet {
  readonly #bits: Uint32Array;
  #size = 0;

  /** @param highest ids above it are left out. */
  constructor(highest: number) {
    this.#bits = new Uint32Array((highest >>> 5) + 1);
  }

  static of(ids: Iterable<number>, highest: number): IdSet {
    const set = new IdSet(highest);
    for (const id of ids) set.add(id);
    return set;
  }

  /** The ids of a text, decimal and with a comma between them, as bytes. */
  static ofDigits(text: Uint8Array, highest: number): IdSet {
    const set = new IdSet(highest);
    let id = 0;
    const { length } = text;
    for (let place = 0; place < length; place += 1) {
      const byte = text[place] ?? comma;
      if (byte === comma) {
        set.add(id);
        id = 0;
      } else id = 10 * id + byte - zero;
    }
    if (text.length > 0) set.add(id);
    return set;
  }

  /** The highest id that it has room for. */
  get highest(): number {
    return this.#bits.length * 32 - 1;
  }

  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    const place = id >>> 5;
    const bits = this.#bits[place];
    if (bits === undefined) return;
    const bit = 1 << (id & 31);
    if ((bits & bit) !== 0) return;
    this.#bits[place] = bits | bit;
    this.#size += 1;
  }

  has(id: number): boolean {
    return ((this.#bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
  }

  /** Those of these ids that are in the set, in their order. */
  within(ids: Int32Array): Int32Array {
    return this.#picked(ids, Math.min(this.#size, ids.length), 1);
  }

  /** Those of these ids that are not in the set, in their order. */
  outside(ids: Int32Array): Int32Array {
    return this.#picked(ids, ids.length, 0);
  }

  /** No more than `most` of these ids. A plain loop over plain variables: a million take some milliseconds. */
  #picked(ids: Int32Array, most: number, wanted: 0 | 1): Int32Array {
    const bits = this.#bits;
    const picked = new Int32Array(most);
    const { length } = ids;
    let count = 0;
    for (let place = 0; place < length && count < most; place += 1) {
      const id = ids[place] ?? 0;
      picked[count] = id;
      count += (((bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === wanted ? 1 : 0;
    }
    return picked.subarray(0, count);
  }

  /** All of them, ascending. */
  toArray(): Int32Array {
    const ids = new Int32Array(this.#size);
    let count = 0;
    for (const [place, word] of this.#bits.entries()) {
      for (let bits = word; bits !== 0; bits &= bits - 1) {
        ids[count] = place * 32 + 31 - Math.clz32(bits & -bits);
        count += 1;
      }
    }
    return ids;
  }

  /** Those that are in both; the other set may be of another size. */
  and(other: IdSet): IdSet {
    return this.#with(other, (own, others) => own & others);
  }

  /** Those that are in either of two sets of the same size. */
  or(other: IdSet): IdSet {
    return this.#with(other, (own, others) => own | others);
  }

  /** Those that are not in the other set, which may be of another size. */
  without(other: IdSet): IdSet {
    return this.#with(other, (own, others) => own & ~others);
  }

  #with(other: IdSet, join: (own: number, others: number) => number): IdSet {
    const joined = new IdSet(this.highest);
    for (let place = 0; place < this.#bits.length; place += 1) {
      let bits = join(this.#bits[place] ?? 0, other.#bits[place] ?? 0);
      joined.#bits[place] = bits;
      for (; bits !== 0; bits &= bits - 1) joined.#size += 1;
    }
    return joined;
  }
}
