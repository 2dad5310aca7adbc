import { getCountries, getCountryCallingCode, type CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { isKnownCountry } from '../../../src-shared/phone/phone-number.ts';

/** Languages in which names of countries are known. */
const languages = ['en', 'es', 'fr', 'de'];

/** Names besides the official ones. */
const otherNames: Readonly<Record<string, string>> = {
  US: 'usa|u s a|u s|united states of america|the united states|america|eeuu|ee uu|e e u u|estados unidos de america|etats unis d amerique|vereinigte staaten von amerika',
  GB: 'uk|u k|gbr|great britain|britain|england|scotland|wales|northern ireland|united kingdom of great britain and northern ireland|gran bretana|inglaterra|reino unido|grande bretagne|angleterre|royaume uni|grossbritannien|england|schottland',
  NL: 'holland|the netherlands|nld|holanda|hollande',
  CZ: 'czech republic|republica checa|republique tcheque|tschechische republik',
  KR: 'south korea|korea|corea del sur|coree du sud|sudkorea',
  RU: 'russian federation|rusia|russie',
  AE: 'uae|u a e|emirates|emiratos arabes',
  IE: 'republic of ireland|eire|irl',
  CH: 'schweiz|suisse|svizzera|che',
  CA: 'can',
  MX: 'mex|mejico',
  DE: 'deu|brd|bundesrepublik deutschland|federal republic of germany',
  ES: 'esp|espana',
  FR: 'fra|republique francaise',
  AT: 'aut',
  AU: 'aus',
  BE: 'bel',
  BR: 'bra|brasil',
  IN: 'ind|bharat',
  IT: 'ita|italia',
  JP: 'jpn|nippon',
  NZ: 'nzl',
  PT: 'prt',
  VN: 'viet nam',
  TR: 'turkey|turquia|turquie|turkei|turkiye',
};

const readings = new Map<string, CountryCode | null>();
let names: ReadonlyMap<string, CountryCode> | null = null;

/**
 * The country that a cell names by its two-letter code, its name in English, Spanish, French or German, or
 * its calling code (`+44`, `0044`, `44`); null for anything else.
 *
 * @param home the country that a calling code means where it is one of several with that code.
 */
export function readCountry(cell: string, home: string): CountryCode | null {
  const text = cell.trim();
  if (text === '' || text.length > 100) return null;
  const key = `${home} ${text}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const country = countryOf(text, home);
  if (readings.size >= 10_000) readings.clear();
  readings.set(key, country);
  return country;
}

/** How the numbers of a row are read. */
export interface RowCountry {
  /** ISO 3166 code of the country that a number without a country code belongs to. */
  readonly country: string;
  /** That country's code for calls (`44`), where a cell of the row gives it; else null. */
  readonly callingCode: string | null;
}

/**
 * Makes the function that reads the country of a row from its cells.
 *
 * @param country the one of rows that name none, as an ISO 3166 code.
 */
export function rowCountryReader(
  mapping: ColumnMapping,
  country: string,
): (cells: readonly string[]) => RowCountry {
  const at = mapping.findIndex((target) => target.kind === 'field' && target.field === 'country');
  const ofFile = { country, callingCode: null };
  if (at === -1) return () => ofFile;
  return (cells) => {
    const cell = cells[at] ?? '';
    if (cell === '') return ofFile;
    return { country: readCountry(cell, country) ?? country, callingCode: callingCodeOf(cell) };
  };
}

/** The country's code for calls that a cell gives (`+44`, `0044`, `44`), without plus and zeros; else null. */
function callingCodeOf(cell: string): string | null {
  const code = /^'?(?:\+|00)?\s*([1-9]\d{0,3})(?:\.0)?$/.exec(cell.trim())?.[1];
  return code !== undefined && code in metadata.country_calling_codes ? code : null;
}

function countryOf(text: string, home: string): CountryCode | null {
  const calling = /^'?(?:\+|00)?\s*([1-9]\d{0,3})(?:\.0)?$/.exec(text)?.[1];
  if (calling !== undefined) return countryOfCallingCode(calling, home);
  const code = text.toUpperCase();
  if (isKnownCountry(code)) return code;
  names ??= namesOfCountries();
  return names.get(folded(text)) ?? null;
}

function countryOfCallingCode(calling: string, home: string): CountryCode | null {
  if (isKnownCountry(home) && getCountryCallingCode(home) === calling) return home;
  const codes: Readonly<Record<string, readonly string[]>> = metadata.country_calling_codes;
  const main = codes[calling]?.[0];
  return main !== undefined && isKnownCountry(main) ? main : null;
}

function namesOfCountries(): ReadonlyMap<string, CountryCode> {
  const found = new Map<string, CountryCode>();
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const country of getCountries()) {
      const name = display.of(country);
      if (name !== undefined) found.set(folded(name), country);
    }
  }
  for (const [country, others] of Object.entries(otherNames)) {
    if (!isKnownCountry(country)) continue;
    for (const name of others.split('|')) found.set(name, country);
  }
  return found;
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
