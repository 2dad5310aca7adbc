import type { Clock } from '../../engine/ports.ts';

/** How long a page that is about to close is waited for, in milliseconds. */
const patienceMs = 2000;

/** Lets the page save what was typed last before its window closes. */
export class Farewell {
  readonly #clock: Clock;
  readonly #askPage: () => void;
  #noteSaved: () => void = () => undefined;

  constructor(clock: Clock, askPage: () => void) {
    this.#clock = clock;
    this.#askPage = askPage;
  }

  /** Resolves once the page says that it has saved, or does not answer in time. */
  async pageSaves(): Promise<void> {
    await new Promise<void>((resolve) => {
      const stopWaiting = this.#clock.after(patienceMs, resolve);
      this.#noteSaved = () => {
        stopWaiting();
        resolve();
      };
      this.#askPage();
    });
  }

  /** The page has saved. */
  noteSaved(): void {
    this.#noteSaved();
  }
}
