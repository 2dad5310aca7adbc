const example = '{{ first_name | default: "there" }}';
const foreign = 'is not filled in: that is how another program writes a field.';

/** What is wrong with the fields of a text. */
export const templates = {
  cannotBeFilled: (line: number, column: number, problem: string) =>
    `The text cannot be filled in (line ${line}, column ${column}): ${problem}`,
  neverEnds:
    'A field begins here and never ends. Write it as {{ first_name }}, with two braces on each side.',
  nothingBetween: 'There is no field between {{ and }}. Write {{ first_name }}.',
  curlyQuotes: (field: string) => `${field} has curly quotes. Use straight ones: ${example}.`,
  notAField: (field: string, nearest: string) =>
    `${field} is not a field of your contacts. Did you mean ${nearest}?`,
  notAmong: (field: string, fields: string) =>
    `${field} is not a field of your contacts. There are: ${fields}.`,
  notUnderstood: (field: string) =>
    `${field} is not understood. A field is its name alone, or with what stands there when it is empty: ${example}.`,
  tag: (source: string) =>
    `${source} is not understood. Only fields such as {{ first_name }} can be used.`,
  unknownFilter: (filter: string, filters: string) =>
    `“${filter}” cannot be done with a field. There are: ${filters}.`,
  needsText: (filter: string) => `“${filter}” needs a text in quotes after it: ${filter}: "there".`,
  tooManyValues: (filter: string) => `“${filter}” has too many values after it.`,
  needsLength: (filter: string, highest: number, written: string) =>
    `“${filter}” needs a whole number from 1 to ${highest} after it, not ${written}: ${filter}: 20.`,
  oneBrace: (field: string) => `A field has two braces on each side: {{ ${field} }}.`,
  foreignField: (placeholder: string, field: string) =>
    `${placeholder} ${foreign} Write {{ ${field} }}.`,
  foreign: (placeholder: string) =>
    `${placeholder} ${foreign} Write a field of your contacts, such as {{ first_name }}, or delete it.`,
} as const;
