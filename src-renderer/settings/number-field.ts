/** A number field as a person has it: text while it is no number. */
export type NumberField = number | string;

const limits = new Intl.NumberFormat();

/** What is wrong with a number field, or null. */
export function numberProblem(value: NumberField, least: number, most: number): string | null {
  return typeof value === 'number' && value >= least && value <= most
    ? null
    : `A number from ${limits.format(least)} to ${limits.format(most)}.`;
}

/** The number of a field; throws to say what is wrong, with the field's name. */
export function numberOf(value: NumberField, name: string, least: number, most: number): number {
  const problem = numberProblem(value, least, most);
  if (typeof value !== 'number' || problem !== null) throw new Error(`${name}: ${problem}`);
  return value;
}
