import { cutText } from '../lib/clean-text.ts';
import { nearestField } from './nearest-field.ts';
import { words } from '../words/words.ts';

/** A merge field as it stands in a text: its name, and what is done with its value. */
export interface FieldUse {
  readonly name: string;
  readonly filters: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** The part with the filters as it was written, to be run by Liquid; empty where there is none. */
  readonly filterSource: string;
}

/** What a filter takes: a text in quotes or a field, or a whole number from 1. */
type FilterValue = 'text' | 'length';

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
    return words.templates.needsText(filterName);
  }
  if (values.length > known.values.length) return words.templates.tooManyValues(filterName);
  const wrong = values.find((given, place) => known.values[place] === 'length' && !isLength(given));
  return wrong === undefined
    ? undefined
    : words.templates.needsLength(filterName, highestLength, excerpt(wrong));
}

function isLength(given: string): boolean {
  return /^\d{1,5}$/.test(given) && Number(given) >= 1 && Number(given) <= highestLength;
}

/** Why something in `{% %}` is refused, in plain words. */
export function tagProblem(source: string): string {
  return words.templates.tag(excerpt(source));
}
