/** What must hold through every kill; each counts as one test. */
export const promises = [
  'after every kill the database is whole',
  'after every kill the counts are those of the rows',
  'after every kill nothing is sent that has no sid',
  'after every kill progress is between 0 and 100',
  'after every kill no more messages are in doubt than may be in flight',
  'every campaign comes to its end',
  'nobody is texted twice',
  'nobody is left out',
  'the send journal and the database know every message that the provider took',
  'nothing is handed over again without a word that it was not sent',
  'a command ends as it should',
  'as many processes were killed as was asked for',
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

  /** What broke each promise that is broken, below its name. */
  get failures(): readonly string[] {
    return [...this.#broken].map(([promise, problems]) => [promise, ...problems].join('\n'));
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
