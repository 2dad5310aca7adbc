/**
 * Starts to those whom a campaign did not reach: one after the other, because each leaves out whom the one
 * before has. Campaigns are named by their ids.
 */
export class StartTurns {
  readonly #last = new Map<number, Promise<unknown>>();

  /** What a start to those whom that campaign did not reach waits for; undefined where nothing is before it. */
  before(unreachedOf: number): Promise<unknown> | undefined {
    return this.#last.get(unreachedOf);
  }

  /** Lets the next such start wait until this one, and those before it, are over. */
  add(unreachedOf: number, started: Promise<unknown>): void {
    const over = Promise.allSettled([this.#last.get(unreachedOf), started]).then(() => {
      // Another start may have come behind it meanwhile.
      if (this.#last.get(unreachedOf) === over) this.#last.delete(unreachedOf);
    });
    this.#last.set(unreachedOf, over);
  }

  /** Campaigns for which a start may have to wait. */
  get size(): number {
    return this.#last.size;
  }
}
