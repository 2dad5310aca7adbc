import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { isE164 } from './e164.ts';
import { withoutMexicanPrefix } from './earlier-forms.ts';
import { hasNewAreaCode } from './north-american-number.ts';

/** Whether it is known how numbers are written in that country (ISO 3166 code). */
export function isKnownCountry(country: string): country is CountryCode {
  return isSupportedCountry(country);
}

/**
 * The number that a text is from its first to its last character, where it can be texted, written as
 * today or as in Mexico before 2019; null for anything else, and for a number among other words.
 */
export function parseTextable(text: string, country: string): PhoneNumber | null {
  const number = parseWhole(text, country);
  if (number !== null) return number;
  const today = withoutMexicanPrefix(text, country);
  return today === null ? null : parseWhole(today, country);
}

function parseWhole(text: string, country: string): PhoneNumber | null {
  const options = isKnownCountry(country) ? { defaultCountry: country } : {};
  const number = parsePhoneNumberFromString(text, { ...options, extract: false });
  return number !== undefined && isE164(number.number) && isTextable(number) ? number : null;
}

/**
 * Numbers that regulators keep free for stories and examples, and that libphonenumber takes for
 * invalid (Ofcom: 07700 900xxx and 01632 960xxx; Arcep: 06 39 98 xx xx). Nobody has them, so that they
 * are safe to try things out with. The North American ones, 555-01xx, are valid as they are.
 */
const reservedForFiction = /^\+(?:447700900\d{3}|441632960\d{3}|3363998\d{4})$/;

function isTextable(number: PhoneNumber): boolean {
  return (
    number.isValid() ||
    reservedForFiction.test(number.number) ||
    (number.countryCallingCode === '1' && hasNewAreaCode(number.nationalNumber))
  );
}
