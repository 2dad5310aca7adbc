import { nearestField } from './nearest-field.ts';

/** A merge field as it stands in a text: its name, and what is done with its value. */
export interface FieldUse {
  readonly name: string;
  readonly filters: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** The part with the filters as it was written, to be run by Liquid; empty where there is none. */
  readonly filterSource: string;
}

/**
 * The Liquid filters that a text may use, with the fewest and the most values that each takes. None
 * of them can loop or make a text longer than it and the contact's own values.
 */
const filterArguments: Readonly<Record<string, readonly [number, number]>> = {
  default: [1, 1],
  upcase: [0, 0],
  downcase: [0, 0],
  capitalize: [0, 0],
  strip: [0, 0],
  truncate: [0, 2],
  truncatewords: [0, 2],
  append: [1, 1],
  prepend: [1, 1],
};

const name = String.raw`[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const value = String.raw`(?:${quoted}|${name})`;
const filter = String.raw`\|\s*${name}\s*(?::\s*${value}\s*(?:,\s*${value}\s*)*)?`;
const fieldPattern = new RegExp(String.raw`^\s*(${name})\s*((?:${filter})*)$`, 'su');
const filterPattern = new RegExp(String.raw`\|\s*(${name})\s*(?::((?:\s*,?\s*${value})*))?`, 'gsu');
const valuePattern = new RegExp(value, 'gsu');

const example = '{{ first_name | default: "there" }}';

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
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
  const advice =
    nearest === undefined
      ? `There are: ${fields.slice(0, 12).join(', ')}${fields.length > 12 ? ' …' : ''}.`
      : `Did you mean ${nearest}?`;
  return `{{ ${excerpt(wrong)} }} is not a field of your contacts. ${advice}`;
}

/** Why the inside of `{{ }}` cannot be read, in plain words. */
export function unreadableProblem(content: string, fields: readonly string[]): string {
  if (content.trim() === '') return 'There is no field between {{ and }}. Write {{ first_name }}.';
  const shown = `{{ ${excerpt(content)} }}`;
  if (/[“”„«»‘’]/.test(content)) {
    return `${shown} has curly quotes. Use straight ones: ${example}.`;
  }
  // As other tools write it: `First Name`, `contact.first_name`.
  const [beforeFilters = ''] = content.split('|');
  const wanted = beforeFilters.split('.').at(-1) ?? '';
  const nearest = /^[\p{L}\p{N}\s_-]+$/u.test(wanted) ? nearestField(wanted, fields) : undefined;
  if (nearest !== undefined && nearest !== beforeFilters.trim()) {
    return `${shown} is not a field of your contacts. Did you mean ${nearest}?`;
  }
  return `${shown} is not understood. A field is its name alone, or with what stands there when it is empty: ${example}.`;
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
    const limits = Object.hasOwn(filterArguments, used.name)
      ? filterArguments[used.name]
      : undefined;
    if (limits === undefined) {
      return `“${excerpt(used.name)}” cannot be done with a field. There are: ${Object.keys(filterArguments).join(', ')}.`;
    }
    const [fewest, most] = limits;
    if (used.values.length < fewest) {
      return `“${used.name}” needs a text in quotes after it: ${used.name}: "there".`;
    }
    if (used.values.length > most) return `“${used.name}” has too many values after it.`;
  }
  return undefined;
}

/** Where a known field stands in plain text with one brace too few: `{first_name}`. */
export function findSingleBraces(
  text: string,
  fields: readonly string[],
): readonly { readonly field: string; readonly index: number }[] {
  return [...text.matchAll(/\{\s*([^{}\s]{1,60})\s*\}/g)]
    .map((match) => ({ field: match[1] ?? '', index: match.index }))
    .filter(({ field }) => fields.includes(field));
}

/** Why something in `{% %}` is refused, in plain words. */
export function tagProblem(source: string): string {
  return `${excerpt(source)} is not understood. Only fields such as {{ first_name }} can be used.`;
}
