import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Beginnings of numbers that are remembered; a mailing to the whole world has fewer. */
const mostRemembered = 20_000;

const countries = new Map<string, string>();

/**
 * The country of a number in E.164 (ISO 3166), as far as its beginning tells; empty where the number belongs to
 * none. Asked again for the same beginning, it costs a look-up.
 */
export function countryOfPhone(phone: string): string {
  // In North America the area code decides; elsewhere countries share a calling code and little after it.
  const beginning = phone.slice(0, phone.startsWith('+1') ? 5 : 8);
  const known = countries.get(beginning);
  if (known !== undefined) return known;
  if (countries.size >= mostRemembered) countries.clear();
  const country = readCountry(phone);
  countries.set(beginning, country);
  return country;
}

function readCountry(phone: string): string {
  // An area code that the library does not know yet is one of the US, most likely.
  const unknown = /^\+1[2-9]/.test(phone) ? 'US' : '';
  const number = parsePhoneNumberFromString(phone);
  // Of numbers that no country has given out yet, the country that the calling code is first of.
  return number?.country ?? number?.getPossibleCountries()[0] ?? unknown;
}
