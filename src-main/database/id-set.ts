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
    const kept = new Int32Array(Math.min(this.#size, ids.length));
    let count = 0;
    for (const id of ids) {
      if (this.has(id)) {
        kept[count] = id;
        count += 1;
      }
    }
    return kept.subarray(0, count);
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
    const joined = new IdSet(this.#bits.length * 32 - 1);
    for (let place = 0; place < this.#bits.length; place += 1) {
      let bits = join(this.#bits[place] ?? 0, other.#bits[place] ?? 0);
      joined.#bits[place] = bits;
      for (; bits !== 0; bits &= bits - 1) joined.#size += 1;
    }
    return joined;
  }
}
