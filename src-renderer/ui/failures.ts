import { createKeptState } from './kept-state.ts';

/** A failure that was announced. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How many are kept. */
const most = 20;

/** The failures of this window that nobody has cleared, the newest first: their notices close by themselves. */
export const failures = createKeptState<readonly Failure[]>([]);

/** Keeps a failure readable after its notice has closed. */
export function keepFailure(failure: Failure): void {
  failures.set([failure, ...failures.get()].slice(0, most));
}

export function clearFailures(): void {
  failures.set([]);
}
