/**
 * Splits a full name: the last word is the last name, except in `Lee, Ann`. A single word is a first
 * name.
 */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const reversed = /^([^,]+),\s*([^,]+)$/.exec(name);
  const given = reversed?.[2] ?? '';
  if (reversed !== null && !suffix.test(given)) {
    return { firstName: given, lastName: reversed[1]?.trim() ?? '' };
  }
  const words = name.split(/\s+/);
  const endsInSuffix = words.length > 2 && suffix.test(words.at(-1) ?? '');
  const lastWords = words.length === 1 ? 0 : endsInSuffix ? 2 : 1;
  return {
    firstName: words.slice(0, words.length - lastWords).join(' '),
    lastName: words.slice(words.length - lastWords).join(' '),
  };
}

/** What follows a last name and belongs to it. */
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|dds|esq)\.?$/i;
