const example = '{{ first_name | default: "there" }}';
const foreign = 'won’t be filled in: this is another program’s way of writing a field.';

/** What is wrong with the fields of a text. */
export const templates = {
  cannotBeFilled: (line: number, column: number, problem: string) =>
    `Couldn’t fill in the text (line ${line}, column ${column}): ${problem}`,
  neverEnds:
    'A field starts here and never ends. Write {{ first_name }}, with two braces on each side.',
  nothingBetween: 'There is no field between {{ and }}. Write {{ first_name }}.',
  curlyQuotes: (field: string) => `${field} has curly quotes. Use straight ones: ${example}.`,
  notAField: (field: string, nearest: string) =>
    `${field} isn’t a field of your contacts. Did you mean ${nearest}?`,
  notAmong: (field: string, fields: string) =>
    `${field} isn’t a field of your contacts. You can use: ${fields}.`,
  notUnderstood: (field: string) =>
    `Ovo doesn’t understand ${field}. Write the name of a field, and what to use when the field is empty: ${example}.`,
  tag: (source: string) =>
    `Ovo doesn’t understand ${source}. You can use fields such as {{ first_name }}.`,
  unknownFilter: (filter: string, filters: string) =>
    `Fields have no filter “${filter}”. You can use: ${filters}.`,
  needsText: (filter: string) => `“${filter}” needs a text in quotes after it: ${filter}: "there".`,
  tooManyValues: (filter: string) => `“${filter}” has too many values after it.`,
  needsLength: (filter: string, highest: number, written: string) =>
    `“${filter}” needs a whole number from 1 to ${highest} after it, not ${written}: ${filter}: 20.`,
  needsDecimals: (filter: string, most: number, written: string) =>
    `“${filter}” takes a number of decimals from 0 to ${most}, not ${written}: ${filter}: 2.`,
  needsOneOf: (filter: string, choices: string, first: string) =>
    `“${filter}” needs one of these after it: ${choices}. For instance: ${filter}: "${first}".`,
  oneBrace: (field: string) => `Write a field with two braces on each side: {{ ${field} }}.`,
  foreignField: (placeholder: string, field: string) =>
    `${placeholder} ${foreign} Write {{ ${field} }}.`,
  blank: (placeholder: string) =>
    `${placeholder} is still to be filled in. Write your own words there, or a field of your contacts, such as {{ first_name }}.`,
  foreign: (placeholder: string) =>
    `${placeholder} ${foreign} Write a field of your contacts, such as {{ first_name }}, or delete it.`,
} as const;
