/** Work that a press starts: one piece at a time, and whether it still goes on. */
export class Work {
  #isGoingOn = false;
  readonly #listeners = new Set<() => void>();

  /** Calls the listener at each change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly isGoingOn = (): boolean => this.#isGoingOn;

  /**
   * Says that the work goes on, then begins. A press while an earlier one still works does nothing.
   * What the work throws is thrown on.
   */
  readonly start = async (work: () => Promise<unknown>): Promise<void> => {
    if (this.#isGoingOn) return;
    this.#change(true);
    try {
      await work();
    } finally {
      this.#change(false);
    }
  };

  #change(isGoingOn: boolean): void {
    this.#isGoingOn = isGoingOn;
    for (const listener of this.#listeners) listener();
  }
}
