/** Only where there is a sqlite3 shell to compare with. */
export const comparison = 'no fewer than the sqlite3 shell’s .recover brings back';

/** What must hold for every damaged data folder; each counts as one test. */
export const promises = [
  'Ovo answers and never fails',
  'what is damaged is never written',
  'what is not as Ovo left it is seen',
  'the command line says what to do',
  'the window asks, and the safe choice is the default',
  'what cannot be opened can be salvaged',
  'what is said is true',
  'little is never taken for much',
  'what is not sound is put right',
  'one can always begin anew',
  'what was salvaged is sound',
  'nothing is sent by itself afterwards',
  'a backup can take its place',
  'at least 99 % of the rows of undamaged pages come back',
  comparison,
] as const;

export type PromiseMade = (typeof promises)[number];

/** Keeps what broke a promise, and what of it is worth printing. */
export class Explanations {
  readonly #broken = new Map<PromiseMade, string[]>();

  /** Takes note of what is wrong; an empty list says that nothing is. */
  note(promise: PromiseMade, problems: readonly string[]): void {
    if (problems.length === 0) return;
    this.#broken.set(promise, [...(this.#broken.get(promise) ?? []), ...problems]);
  }

  get failed(): number {
    return this.#broken.size;
  }

  /** A line for each promise, with the first of what broke it. */
  lines(): readonly string[] {
    return promises.flatMap((promise) => {
      const problems = this.#broken.get(promise) ?? [];
      if (problems.length === 0) return [`✓ ${promise}`];
      const shown = problems.slice(0, 10).map((problem) => `    ${problem}`);
      const more = problems.length > 10 ? [`    and ${problems.length - 10} more`] : [];
      return [`✗ ${promise}`, ...shown, ...more];
    });
  }
}
