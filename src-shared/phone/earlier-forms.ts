/**
 * Numbers as they were written under an earlier numbering plan of their country, and as files and
 * address books still have them.
 */

/** Everything that people put between digits. */
const separators = /[\s().\-/]+/g;

/**
 * A Mexican number without the digits that were dialled before it until August 2019: the 1 between +52
 * and a mobile number, and 01, 044 and 045 within the country. They are simply left out today, so that
 * the number is the same beyond doubt. Null for a text that has no such form.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function withoutMexicanPrefix(text: string, country: string): string | null {
  const digits = text.replace(separators, '');
  const abroad = /^(?:\+|00|011)52(?:1|01|044|045)(\d{10})$/.exec(digits);
  const home = country === 'MX' ? /^(?:521|01|044|045)(\d{10})$/.exec(digits) : null;
  const national = abroad?.[1] ?? home?.[1];
  return national === undefined ? null : `+52${national}`;
}

/**
 * A Brazilian mobile number with the 9 that was put before its eight digits until 2016, written as the
 * text was, with or without the country's code; with it and a plus outside Brazil. Null for a text that has
 * no such form: landlines begin with 2 to 5.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function withNinthDigit(text: string, country: string): string | null {
  const digits = text.replace(separators, '');
  const abroad = /^(?:\+|00)550?(\d\d)([6-9]\d{7})$/.exec(digits);
  if (abroad !== null) return `+55${abroad[1]}9${abroad[2]}`;
  if (country !== 'BR') {
    const withoutPlus = /^55([1-9]\d)([6-9]\d{7})$/.exec(digits);
    return withoutPlus === null ? null : `+55${withoutPlus[1]}9${withoutPlus[2]}`;
  }
  const home = /^(55)?0?([1-9]\d)([6-9]\d{7})$/.exec(digits);
  if (home === null) return null;
  return `${home[1] === undefined ? '' : '+55'}${home[2]}9${home[3]}`;
}
