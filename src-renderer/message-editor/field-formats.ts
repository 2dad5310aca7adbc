import { dateFormats } from '../../src-shared/template/formats/format-date.ts';
import { dateOrders, readDate } from '../../src-shared/template/formats/read-date.ts';
import type { FieldUse } from '../../src-shared/template/template-syntax.ts';
import { compileTemplate } from '../../src-shared/template/template.ts';
import {
  formatFilters,
  inQuotes,
  withFormat,
  type WrittenFilter,
} from '../../src-shared/template/write-field.ts';
import { words } from '../words.ts';

const text = words.messageEditor.popover;

/** A way to write a value, as a person chooses it. */
export interface FormatChoice {
  readonly value: string;
  readonly label: string;
  /** Null for the value as it is. */
  readonly filter: WrittenFilter | null;
}

const [monthFirst] = dateOrders;
const exampleDate = '2026-05-14';
const exampleNumber = '1234.5';

const plain: FormatChoice = { value: '', label: text.asItIs, filter: null };
const letters: readonly FormatChoice[] = (['capitalize', 'upcase', 'downcase'] as const).map(
  (name) => ({ value: name, label: text[name], filter: { name, values: [] } }),
);

/** The formats that make sense for a field; a name or an address is no date. */
export function formatChoices(sample: string, isCustom: boolean): readonly FormatChoice[] {
  if (!isCustom) return [plain, ...letters];
  const date = readDate(sample, monthFirst) === null ? exampleDate : sample;
  const dates = dateFormats.map((format) => {
    const filter = { name: 'date', values: [`"${format}"`] };
    return {
      value: `date ${format}`,
      label: text.date(
        shownAs({ ...filter, values: [...filter.values, inQuotes(monthFirst)] }, date),
      ),
      filter,
    };
  });
  const number =
    shownAs({ name: 'number', values: ['2'] }, sample) === sample ? exampleNumber : sample;
  const numbers = [[], ['0'], ['2']].map((values) => {
    const filter = { name: 'number', values };
    return {
      value: ['number', ...values].join(' '),
      label: text.number(shownAs(filter, number)),
      filter,
    };
  });
  return [plain, ...dates, ...numbers, ...letters];
}

function shownAs(filter: WrittenFilter, value: string): string {
  const use = { name: 'value', filters: [], filterSource: '' };
  return compileTemplate(withFormat(use, filter))({ value });
}

/** The format that a field has; null where it is none of the choices. */
export function chosenFormat(use: FieldUse, choices: readonly FormatChoice[]): FormatChoice | null {
  const used = use.filters.filter(({ name }) => formatFilters.some((known) => known === name));
  if (used.length === 0) return plain;
  const [one] = used;
  if (one === undefined || used.length > 1) return null;
  const first = one.name === 'date' ? one.values.slice(0, 1) : one.values;
  return (
    choices.find(
      ({ filter }) => filter?.name === one.name && String(filter.values) === String(first),
    ) ?? null
  );
}

/** In which order a date of figures is read; empty where both are left as they are. */
export function chosenOrder(use: FieldUse): string {
  return use.filters.find(({ name }) => name === 'date')?.values[1] ?? '';
}
