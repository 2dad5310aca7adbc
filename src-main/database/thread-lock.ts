/*
 * A lock that the threads of this process share, in memory that all of them see. A thread has a place
 * in it; whoever waits longest goes first. Layout, in Int32: who has the lock (place + 1, 0 for nobody),
 * a number that changes with every release, the last ticket, and for each place the ticket with which it
 * waits (0 where it does not).
 */

const holderAt = 0;
const turnAt = 1;
const lastTicketAt = 2;
const firstWaitAt = 3;
const mostPlaces = 8;

/** Where one thread takes the lock. Within a thread one taker goes at a time: see `WriteLock`. */
export class ThreadLock {
  readonly #cells: Int32Array;
  readonly #place: number;

  /** @param place of this thread alone, 0 to 7. */
  constructor(memory: SharedArrayBuffer, place: number) {
    this.#cells = new Int32Array(memory);
    this.#place = place;
  }

  static newMemory(): SharedArrayBuffer {
    return new SharedArrayBuffer((firstWaitAt + mostPlaces) * Int32Array.BYTES_PER_ELEMENT);
  }

  /** Takes the place of a thread that has ended out of it, whatever it had or waited for. */
  static abandon(memory: SharedArrayBuffer, place: number): void {
    const lock = new ThreadLock(memory, place);
    lock.#stopWaiting();
    if (Atomics.load(lock.#cells, holderAt) === place + 1) lock.release();
    else lock.#announce();
  }

  /** Takes the lock if nobody has it or has waited longer; whether it did. */
  tryTake(): boolean {
    const cells = this.#cells;
    const ticket = Atomics.load(cells, firstWaitAt + this.#place);
    for (let place = 0; place < mostPlaces; place += 1) {
      const other = place === this.#place ? 0 : Atomics.load(cells, firstWaitAt + place);
      // Whoever has no ticket yet comes last. Tickets may wrap around.
      if (other !== 0 && (ticket === 0 || ((ticket - other) | 0) > 0)) return false;
    }
    if (Atomics.compareExchange(cells, holderAt, 0, this.#place + 1) !== 0) return false;
    Atomics.store(cells, firstWaitAt + this.#place, 0);
    return true;
  }

  /** Resolves when this thread has the lock; nothing is held up meanwhile. */
  async take(): Promise<void> {
    if (this.tryTake()) return;
    this.#startWaiting();
    for (;;) {
      const turn = Atomics.load(this.#cells, turnAt);
      if (this.tryTake()) return;
      const wait = Atomics.waitAsync(this.#cells, turnAt, turn);
      if (wait.async) await wait.value;
    }
  }

  /** Returns when this thread has the lock. Never in a thread that anybody waits for. */
  takeBlocking(): void {
    if (this.tryTake()) return;
    this.#startWaiting();
    for (;;) {
      const turn = Atomics.load(this.#cells, turnAt);
      if (this.tryTake()) return;
      Atomics.wait(this.#cells, turnAt, turn);
    }
  }

  release(): void {
    Atomics.store(this.#cells, holderAt, 0);
    this.#announce();
  }

  #startWaiting(): void {
    const ticket = Atomics.add(this.#cells, lastTicketAt, 1) + 1;
    Atomics.store(this.#cells, firstWaitAt + this.#place, ticket === 0 ? 1 : ticket);
  }

  #stopWaiting(): void {
    Atomics.store(this.#cells, firstWaitAt + this.#place, 0);
  }

  #announce(): void {
    Atomics.add(this.#cells, turnAt, 1);
    Atomics.notify(this.#cells, turnAt);
  }
}
