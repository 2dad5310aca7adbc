import {
  getCountryCallingCode,
  validatePhoneNumberLength,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { PhoneFault } from './phone-problem.ts';
import { isKnownCountry, parseTextable } from './written-number.ts';

/** What a number may have been before a spreadsheet program took away how it began. */
export interface MissingPrefix {
  readonly digits: string;
  /** The number that it is with a 0 in front; null where that is none of the country. */
  readonly withZero: PhoneNumber | null;
  /** The number that it is with a + in front; null where that is none of any country. */
  readonly withPlus: PhoneNumber | null;
  /** Whether it may as well be a number of the country with a digit that is wrong or too many. */
  readonly mayBeMistyped: boolean;
}

/**
 * What seems to be missing at the beginning of a text; null where nothing is. Nothing is where the text
 * is a number as its country writes it: a 0 is missed only in countries that write one.
 *
 * @param read the number that the text is as it stands, libphonenumber being lenient; null if none.
 */
export function findMissingPrefix(
  text: string,
  country: string,
  read: PhoneNumber | null,
): MissingPrefix | null {
  const digits = bareDigits(text);
  if (digits === null || (read !== null && isWholeAtHome(read, digits))) return null;
  const withPlus = parseAbroad(digits);
  const isHomeCode = withPlus?.countryCallingCode === callingCodeOf(country);
  const zeroed = parseWithZero(digits, country);
  const isSame = zeroed !== null && zeroed.number === withPlus?.number;
  const isUnlikely = isHomeCode && zeroed !== null && isOverlong(zeroed);
  const withZero = isSame || isUnlikely ? null : zeroed;
  if (withZero === null && withPlus === null) return null;
  const mayBeMistyped =
    read === null && withZero === null && !isHomeCode && isNearHome(digits, country);
  return { digits, withZero, withPlus, mayBeMistyped };
}

/** The digits of a text that has no + and begins with no 0; an extension is left out. */
function bareDigits(text: string): string | null {
  const number = text.replace(/\s*(?:;ext=|ext|x|#)[.:\s]*\d{1,7}#?$/i, '');
  if (!/^[\d\s().-]+$/.test(number)) return null;
  const digits = number.replace(/\D/g, '');
  return digits.startsWith('0') ? null : digits;
}

function isWholeAtHome(read: PhoneNumber, digits: string): boolean {
  const { countryCallingCode, nationalNumber } = read;
  if (digits === nationalNumber) return !beginsWithZero(read);
  // In North America people write the 1 without a + too.
  return countryCallingCode === '1' || digits !== `${countryCallingCode}${nationalNumber}`;
}

/** Whether people at home always write a 0 before this number. */
function beginsWithZero(number: PhoneNumber): boolean {
  const written = number.formatNational({ nationalPrefix: false }).replace(/\D/g, '');
  return written.startsWith(`0${number.nationalNumber}`);
}

function parseAbroad(digits: string): PhoneNumber | null {
  const number = parseTextable(`+${digits}`, '');
  return number === null || number.isNonGeographic() ? null : number;
}

function parseWithZero(digits: string, country: string): PhoneNumber | null {
  const number = parseTextable(`0${digits}`, country);
  return number?.countryCallingCode === callingCodeOf(country) ? number : null;
}

/**
 * Whether this is a landline with more digits than any country gives them. For some, as for Germany,
 * libphonenumber takes any digits after an area code for valid, a whole number with its country code
 * among them.
 */
function isOverlong(number: PhoneNumber): boolean {
  return number.nationalNumber.length > 11 && number.getType() === 'FIXED_LINE';
}

/** Whether a number has as many digits as one of the country, or is one with a digit too many. */
function isNearHome(digits: string, country: string): boolean {
  if (!isKnownCountry(country)) return false;
  const isPossible = (text: string) =>
    validatePhoneNumberLength(text, { defaultCountry: country }) === undefined;
  if (isPossible(digits)) return true;
  if (!isPossible(digits.slice(1)) && !isPossible(digits.slice(0, -1))) return false;
  for (let index = 0; index < digits.length; index += 1) {
    const shorter = digits.slice(0, index) + digits.slice(index + 1);
    const number = parseTextable(shorter, country);
    if (number?.nationalNumber === shorter && !beginsWithZero(number)) return true;
  }
  return false;
}

function callingCodeOf(country: string): string | null {
  return isKnownCountry(country) ? getCountryCallingCode(country) : null;
}

/** The problem that how a number begins is missing; without a fix where it may have been either. */
export function faultOfMissingPrefix({ digits, withZero, withPlus }: MissingPrefix): PhoneFault {
  if (withZero === null) return { problem: 'plus-lost', params: { digits }, fix: `+${digits}` };
  if (withPlus === null) return { problem: 'zero-lost', params: { digits }, fix: `0${digits}` };
  const params = {
    withZero: withZero.formatNational(),
    withPlus: withPlus.formatInternational(),
  };
  return { problem: 'zero-lost', params, fix: null };
}
