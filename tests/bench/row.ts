/** One thing that was measured, beside its peer and its budget. */
export interface Row {
  /** The same in every run, by which runs are compared: figures stand elsewhere. */
  readonly what: string;
  readonly ovo: string;
  readonly peer: string;
  /** What the budget is about, for instance ours ÷ peer’s. */
  readonly ratio: string;
  readonly budget: string;
  readonly isMet: boolean;
  /**
   * Points of a curve: of each its figures by their headings. The points of all rows of a benchmark are one
   * curve, and have the same headings.
   */
  readonly points?: readonly Readonly<Record<string, string | number>>[];
}

/** A row as it is printed. */
export function textOf({ what, ovo, peer, ratio, budget, isMet, points = [] }: Row): string {
  const curve = points.map(
    (point) =>
      `      ${Object.entries(point)
        .map(([heading, figure]) => `${heading}: ${figure}`)
        .join(', ')}`,
  );
  const result = isMet ? 'met' : 'NOT MET';
  return [
    what,
    `    Ovo ${ovo} | peer ${peer} | ${ratio} (budget ${budget}: ${result})`,
    ...curve,
  ].join('\n');
}

const figures =
  /^ {4}Ovo (?<ovo>.*) \| peer (?<peer>.*) \| (?<ratio>[^|]*?) ?\(budget (?<budget>.*): (?<result>met|NOT MET)\)$/;

/** The rows in a printed text, without the points of curves; what else stands there is passed over. */
export function rowsIn(text: string): readonly Row[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const { ovo, peer, ratio, budget, result } = figures.exec(line)?.groups ?? {};
    const what = lines[index - 1];
    if (what === undefined || ovo === undefined || peer === undefined) return [];
    if (ratio === undefined || budget === undefined) return [];
    return [{ what, ovo, peer, ratio, budget, isMet: result === 'met' }];
  });
}

/** A count a second, for people. */
export function perSecond(count: number, milliseconds: number): string {
  return `${Math.round((1000 * count) / milliseconds).toLocaleString('en')}/s`;
}

/**
 * The value below which that share of the values lies, from 0 to 1: 0.95 for the 95th percentile. Of no
 * values it is NaN, which meets no budget.
 */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
