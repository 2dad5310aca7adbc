import { cutText } from '../lib/clean-text.ts';
import { dateFormats } from './formats/format-date.ts';
import { mostDecimals } from './formats/format-number.ts';
import { dateOrders } from './formats/read-date.ts';
import { nearestField } from './nearest-field.ts';
import { words } from '../words/words.ts';

/** A merge field as it stands in a text: its name, and what is done with its value. */
export interface FieldUse {
  readonly name: string;
  readonly filters: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** The part with the filters as it was written, to be run by Liquid; empty where there is none. */
  readonly filterSource: string;
}

/**
 * What a filter takes: a text in quotes or a field, a whole number from 1, a number of decimals, or one of
 * some words in quotes.
 */
type FilterValue = 'text' | 'length' | 'decimals' | readonly string[];

/**
 * The Liquid filters that a text may use, with the values that each takes and how many of them it needs.
 * None of them can loop or make a text longer than it and the contact's own values.
 */
const knownFilters: Readonly<
  Record<string, { readonly values: readonly FilterValue[]; readonly fewest: number }>
> = {
  default: { values: ['text'], fewest: 1 },
  upcase: { values: [], fewest: 0 },
  downcase: { values: [], fewest: 0 },
  capitalize: { values: [], fewest: 0 },
  strip: { values: [], fewest: 0 },
  truncate: { values: ['length', 'text'], fewest: 0 },
  truncatewords: { values: ['length', 'text'], fewest: 0 },
  append: { values: ['text'], fewest: 1 },
  prepend: { values: ['text'], fewest: 1 },
  date: { values: [dateFormats, dateOrders], fewest: 1 },
  number: { values: ['decimals'], fewest: 0 },
};

/** The longest text and the most words that a filter can be asked to leave. */
const highestLength = 5000;

const name = String.raw`[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const value = String.raw`(?:${quoted}|${name})`;
const filter = String.raw`\|\s*${name}\s*(?::\s*${value}\s*(?:,\s*${value}\s*)*)?`;
const fieldPattern = new RegExp(String.raw`^\s*(${name})\s*((?:${filter})*)$`, 'su');
const filterPattern = new RegExp(String.raw`\|\s*(${name})\s*(?::((?:\s*,?\s*${value})*))?`, 'gsu');
const valuePattern = new RegExp(value, 'gsu');

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${cutText(line, 39)}…` : line;
}

/** What stands between `{{` and `}}`; undefined where it is no field with filters. */
export function readFieldUse(content: string): FieldUse | undefined {
  const match = fieldPattern.exec(content);
  if (match === null) return undefined;
  const filterSource = (match[2] ?? '').trim();
  const filters = [...filterSource.matchAll(filterPattern)].map((part) => ({
    name: part[1] ?? '',
    values: [...(part[2] ?? '').matchAll(valuePattern)].map((found) => found[0]),
  }));
  return { name: match[1] ?? '', filters, filterSource };
}

/** The fields whose values it uses: its own, and those that its filters take. */
export function fieldsOfUse(use: FieldUse): readonly string[] {
  const fromFilters = use.filters
    .flatMap((one) => one.values)
    .filter((used) => !/^["']/.test(used) && !/^\d+$/.test(used));
  return [use.name, ...fromFilters];
}

function unknownField(wrong: string, fields: readonly string[]): string {
  const nearest = nearestField(wrong, fields);
  const shown = `{{ ${excerpt(wrong)} }}`;
  if (nearest !== undefined) return words.templates.notAField(shown, nearest);
  const some = `${fields.slice(0, 12).join(', ')}${fields.length > 12 ? ' …' : ''}`;
  return words.templates.notAmong(shown, some);
}

/** Why the inside of `{{ }}` cannot be read, in plain words. */
export function unreadableProblem(content: string, fields: readonly string[]): string {
  if (content.trim() === '') return words.templates.nothingBetween;
  const shown = `{{ ${excerpt(content)} }}`;
  if (/[“”„«»‘’]/.test(content)) {
    return words.templates.curlyQuotes(shown);
  }
  // As other tools write it: `First Name`, `contact.first_name`.
  const [beforeFilters = ''] = content.split('|');
  const wanted = beforeFilters.split('.').at(-1) ?? '';
  const nearest = /^[\p{L}\p{N}\s_-]+$/u.test(wanted) ? nearestField(wanted, fields) : undefined;
  if (nearest !== undefined && nearest !== beforeFilters.trim()) {
    return words.templates.notAField(shown, nearest);
  }
  return words.templates.notUnderstood(shown);
}

/** The field that was probably meant by one with a problem, with its filters; null where none is similar. */
export function suggestedField(
  content: string,
  use: FieldUse | undefined,
  fields: readonly string[],
): string | null {
  if (use !== undefined) {
    const nearest = fields.includes(use.name) ? undefined : nearestField(use.name, fields);
    if (nearest === undefined) return null;
    return `{{ ${[nearest, use.filterSource].join(' ').trim()} }}`;
  }
  if (/[“”„«»‘’]/.test(content)) {
    const straight = content.replaceAll(/[“”„«»]/g, '"').replaceAll(/[‘’]/g, "'");
    return readFieldUse(straight) === undefined ? null : `{{ ${straight.trim()} }}`;
  }
  const wanted = (content.split('|')[0] ?? '').split('.').at(-1) ?? '';
  const nearest = /^[\p{L}\p{N}\s_-]+$/u.test(wanted) ? nearestField(wanted, fields) : undefined;
  return nearest === undefined ? null : `{{ ${nearest} }}`;
}

/** What is wrong with a field that could be read; undefined where nothing is. */
export function useProblem(
  use: FieldUse,
  isField: (name: string) => boolean,
  fields: readonly string[],
): string | undefined {
  const unknown = fieldsOfUse(use).find((used) => !isField(used));
  if (unknown !== undefined) return unknownField(unknown, fields);
  for (const used of use.filters) {
    const problem = filterProblem(used);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function filterProblem({
  name: filterName,
  values,
}: FieldUse['filters'][number]): string | undefined {
  const known = Object.hasOwn(knownFilters, filterName) ? knownFilters[filterName] : undefined;
  if (known === undefined) {
    return words.templates.unknownFilter(excerpt(filterName), Object.keys(knownFilters).join(', '));
  }
  if (values.length < known.fewest) {
    const [first = 'text'] = known.values;
    return typeof first === 'string'
      ? words.templates.needsText(filterName)
      : words.templates.needsOneOf(filterName, listed(first), first[0] ?? '');
  }
  if (values.length > known.values.length) return words.templates.tooManyValues(filterName);
  for (const [place, given] of values.entries()) {
    const problem = valueProblem(filterName, known.values[place] ?? 'text', given);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem(filterName: string, wanted: FilterValue, given: string): string | undefined {
  switch (wanted) {
    case 'text':
      return undefined;
    case 'length':
      return isWholeWithin(given, 1, highestLength)
        ? undefined
        : words.templates.needsLength(filterName, highestLength, excerpt(given));
    case 'decimals':
      return isWholeWithin(given, 0, mostDecimals)
        ? undefined
        : words.templates.needsDecimals(filterName, mostDecimals, excerpt(given));
    default:
      return wanted.includes(wordIn(given))
        ? undefined
        : words.templates.needsOneOf(filterName, listed(wanted), wanted[0] ?? '');
  }
}

/** The word between quotes; empty where there are no quotes, as a field is no word. */
export function wordIn(given: string): string {
  return /^(["'])(.*)\1$/s.exec(given)?.[2] ?? '';
}

function listed(all: readonly string[]): string {
  return all.map((word) => `"${word}"`).join(', ');
}

function isWholeWithin(given: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(given) && Number(given) >= least && Number(given) <= most;
}

/** Why something in `{% %}` is refused, in plain words. */
export function tagProblem(source: string): string {
  return words.templates.tag(excerpt(source));
}
