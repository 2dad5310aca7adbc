import { numberProblem, type NumberLimits } from '../../../src-shared/settings/settings-limits.ts';
import { FieldProblem } from '../../ui/saving/autosave.ts';

/** The value of a number field: text while it is not a number. */
export type NumberField = number | string;

/** The number of a field; throws an error that names the field. */
export function numberOf(value: NumberField, name: string, limits: NumberLimits): number {
  const problem = numberProblem(value, limits);
  if (typeof value !== 'number' || problem !== null) throw new FieldProblem(`${name}: ${problem}`);
  return value;
}
