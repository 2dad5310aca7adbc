/** One thing that was measured, beside its peer and its budget. */
export interface Row {
  readonly what: string;
  readonly ovo: string;
  readonly peer: string;
  /** What the budget is about, for instance ours ÷ peer’s. */
  readonly ratio: string;
  readonly budget: string;
  readonly isMet: boolean;
}

/** Prints a row as soon as it is measured. */
export function printRow(row: Row): void {
  const result = row.isMet ? 'met' : 'NOT MET';
  console.log(
    `${row.what}\n    Ovo ${row.ovo} | peer ${row.peer} | ${row.ratio} (budget ${row.budget}: ${result})`,
  );
}

/** A count a second, for people. */
export function perSecond(count: number, milliseconds: number): string {
  return `${Math.round((1000 * count) / milliseconds).toLocaleString('en')}/s`;
}

/** The value below which that share of the values lies, from 0 to 1: 0.95 for the 95th percentile. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
