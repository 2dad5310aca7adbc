import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/max';
import { isKnownCountry, parseTextable } from './written-number.ts';
import { words } from '../words/words.ts';

/** Why a text is no number that can be texted. */
export const phoneProblems = [
  'empty',
  'digits-lost',
  'zero-lost',
  'plus-lost',
  'spreadsheet-error',
  'several-numbers',
  'not-a-number',
  'date',
  'old-form',
  'too-short',
  'too-long',
  'unknown-country-code',
  'not-in-use',
] as const;
export type PhoneProblem = (typeof phoneProblems)[number];

/** The problems that a text shows by itself; what is lost of it takes a country to see. */
export type SelfEvident = Exclude<PhoneProblem, 'zero-lost' | 'plus-lost' | 'old-form'>;

/** `1.55512E+10`, as spreadsheet programs write a long number; also with a decimal comma. */
const scientific = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;

/** What a spreadsheet shows in place of a value. */
const spreadsheetError = /^#(?:#+|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|DIV\/0!|ERROR!)$/i;

/** What is wrong with a text at first sight, before anybody asks for its digits; null where nothing is. */
export function problemOf(text: string): SelfEvident | null {
  if (text === '') return 'empty';
  if (scientific.test(text)) return 'digits-lost';
  if (spreadsheetError.test(text)) return 'spreadsheet-error';
  if (isDate(text)) return 'date';
  return partsOf(text).length > 1 ? 'several-numbers' : null;
}

/** Days as digits, the year first or last, perhaps with a time; and days whose month has a name. */
const yearFirst = /^(?:19|20)\d\d([-/.])(\d{1,2})\1(\d{1,2})(?:[T\s].*)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?:,?\s.*)?$/;
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const named = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s.-]*${monthName}(?:[\s.,-]*(?:\d\d|\d{4}))?|${monthName}[\s.-]*\d{1,4}(?:st|nd|rd|th)?(?:[,\s-]+\d{2,4})?)$`,
  'i',
);

/** Whether a text is a day as people or programs write one. */
function isDate(text: string): boolean {
  const [, one, two] = /^(\d+)\D(\d+)$/.exec(dayAndMonthOf(text)) ?? [];
  const [low, high] = [Number(one), Number(two)].toSorted((a, b) => a - b);
  if (low !== undefined && high !== undefined && low >= 1 && low <= 12 && high <= 31) return true;
  return named.test(text);
}

/** The two numbers of a date besides its year, with a point between; empty for anything else. */
function dayAndMonthOf(text: string): string {
  const [, , month, day] = yearFirst.exec(text) ?? [];
  if (month !== undefined) return `${month}.${day}`;
  const [, first, , second] = yearLast.exec(text) ?? [];
  return first === undefined ? '' : `${first}.${second}`;
}

/** What people and programs put between several numbers. */
export const numberSeparator = /:::|[,;/|\n\r&]|\s(?:or|and|oder|und|et|ou|y|o)\s/i;

/** The parts of a text that may each be a number. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(numberSeparator)
    .filter(hasSevenDigits)
    .map((part) => part.trim());
}

/** What the sentence about a problem needs. */
export interface PhoneProblemParams {
  /** The text as it was read. */
  readonly text?: string | undefined;
  /** ISO 3166 code of the country that it was read for. */
  readonly country?: string | undefined;
  /** Letters or commas stand among the digits. */
  readonly hasTypo?: boolean | undefined;
  /** The digits whose beginning is lost; or, where it can be two numbers, how each is written. */
  readonly digits?: string | undefined;
  readonly withZero?: string | undefined;
  readonly withPlus?: string | undefined;
}

/** A text that is no number that can be texted. */
export interface PhoneFault {
  readonly problem: PhoneProblem;
  readonly params: PhoneProblemParams;
  /** What to write instead, where Ovo knows. */
  readonly fix: string | null;
}

/**
 * The problem of a text that is no valid number.
 *
 * @param problem as `problemOf` saw it; null to find it from the digits.
 */
export function faultOf(
  problem: SelfEvident | null,
  text: string,
  country: CountryCode | undefined,
): PhoneFault {
  const found = problem ?? problemOfDigits(text, country);
  return { problem: found, params: needsText.has(found) ? { text, country } : {}, fix: null };
}

/** Problems whose sentence tells of the text itself. */
const needsText: ReadonlySet<PhoneProblem> = new Set([
  'digits-lost',
  'spreadsheet-error',
  'date',
  'too-short',
  'too-long',
  'not-in-use',
]);

/** Says what is wrong with a text that is no number, in plain words with what to do. */
export function sayPhoneProblem({ problem, params, fix }: PhoneFault): string {
  const { text = '', digits = '', withZero, withPlus } = params;
  const country =
    params.country !== undefined && isKnownCountry(params.country) ? params.country : undefined;
  const phone = words.phone;
  switch (problem) {
    case 'empty':
      return phone.empty;
    case 'digits-lost':
      return phone.digitsLost(text);
    case 'spreadsheet-error':
      return /^#+$/.test(text) ? phone.columnTooNarrow(text) : phone.formulaFailed(text);
    case 'several-numbers':
      return phone.severalNumbers;
    case 'not-a-number':
      if (params.hasTypo !== true) return phone.notANumber;
      return fix === null ? phone.hasTypo : phone.hasTypoFix(fix);
    case 'date':
      return phone.date(text);
    case 'old-form':
      return fix === null ? phone.oldForm : phone.oldFormFix(fix);
    case 'plus-lost':
      return phone.plusLost(digits);
    case 'zero-lost':
      return withZero === undefined || withPlus === undefined
        ? phone.zeroLost(digits)
        : phone.beginningLost(withZero, withPlus);
    case 'too-short':
      if (lacksAreaCode(text, country)) return phone.areaCodeMissing;
      return phone.tooShort(kindOf(text, country), hintAtHome(fix) ?? phone.advice.complete);
    case 'too-long':
      return phone.tooLong(
        kindOf(text, country),
        hintAtHome(fix) ??
          hintAtForeign(text) ??
          (text.startsWith('+') ? phone.advice.check : phone.advice.checkOrPlus),
      );
    case 'unknown-country-code':
      return phone.unknownCode(hintAtHome(fix) ?? phone.advice.checkAfterPlus);
    case 'not-in-use':
      return phone.notInUse(
        kindOf(text, country),
        hintAtHome(fix) ??
          hintAtForeign(text) ??
          (hasAreaCode(text, country) ? phone.advice.checkAreaCode : phone.advice.check),
      );
  }
}

function problemOfDigits(text: string, country: CountryCode | undefined): SelfEvident {
  const options = country === undefined ? {} : { defaultCountry: country };
  switch (validatePhoneNumberLength(text, options)) {
    case 'NOT_A_NUMBER':
      return 'not-a-number';
    case 'INVALID_COUNTRY':
      return text.startsWith('+') ? 'unknown-country-code' : 'not-a-number';
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case undefined:
      return 'not-in-use';
  }
}

/** What to do about a + that is followed by no country code but by a number of the country. */
function hintAtHome(fix: string | null): string | null {
  return fix === null ? null : words.phone.advice.codeAfterPlus(fix);
}

function hintAtForeign(text: string): string | null {
  const abroad = parseTextable(`+${text}`, '');
  return abroad === null || abroad.isNonGeographic()
    ? null
    : words.phone.advice.plusInFront(abroad.formatInternational());
}

/** Whether every number has an area code in front, as in North America. */
function hasAreaCode(text: string, country: CountryCode | undefined): boolean {
  if (text.startsWith('+')) return text.startsWith('+1');
  return country !== undefined && getCountryCallingCode(country) === '1';
}

function lacksAreaCode(text: string, country: CountryCode | undefined): boolean {
  return /^\d{3}\D?\d{4}$/.test(text) && (country === 'US' || country === 'CA');
}

function kindOf(text: string, country: CountryCode | undefined): string {
  const { kinds } = words.phone;
  if (text.startsWith('+')) {
    const code = parsePhoneNumberFromString(text)?.countryCallingCode;
    return code === undefined ? kinds.any : kinds.startingWith(code);
  }
  return country === undefined ? kinds.any : kinds.of(country);
}

function hasSevenDigits(text: string): boolean {
  return text.replace(/\D/g, '').length >= 7;
}
