/** The value of a number field: text while it is not a number. */
export type NumberField = number | string;

const limits = new Intl.NumberFormat();

/** The problem with a number field, or null. */
export function numberProblem(value: NumberField, least: number, most: number): string | null {
  return typeof value === 'number' && value >= least && value <= most
    ? null
    : `A number from ${limits.format(least)} to ${limits.format(most)}.`;
}

/** The number of a field; throws an error that names the field. */
export function numberOf(value: NumberField, name: string, least: number, most: number): number {
  const problem = numberProblem(value, least, most);
  if (typeof value !== 'number' || problem !== null) throw new Error(`${name}: ${problem}`);
  return value;
}
