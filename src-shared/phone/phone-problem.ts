import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/max';
import { isKnownCountry, parseTextable } from './written-number.ts';

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
  switch (problem) {
    case 'empty':
      return 'There is no phone number here. Fill it in.';
    case 'digits-lost':
      return `A spreadsheet program shortened this number to ${text}, and its last digits are lost. In the original sheet, set the column’s format to Text, make sure that the whole numbers show, and save the file again.`;
    case 'spreadsheet-error':
      return `The spreadsheet wrote ${text} in place of the number. In the sheet, ${/^#+$/.test(text) ? 'make the column wider' : 'correct the formula'}, and save the file again.`;
    case 'several-numbers':
      return 'There is more than one number here. Keep the one to text.';
    case 'not-a-number':
      if (params.hasTypo !== true) return 'This is not a phone number. Write it in digits.';
      return `There is something among the digits that is no digit. ${fix === null ? 'Write it in digits.' : `If it is ${fix}, write that.`}`;
    case 'date':
      return `This is a date (${text}), not a phone number. Write the number here. If a spreadsheet program turned a number into a date, set the column’s format to Text there.`;
    case 'old-form':
      return `Since 2016, Brazilian mobile numbers have an extra 9 after the area code. ${fix === null ? 'Add it.' : `Write ${fix}.`}`;
    case 'plus-lost':
      return `The + at the beginning is missing; spreadsheet programs take it away. Write +${digits}.`;
    case 'zero-lost':
      return withZero === undefined || withPlus === undefined
        ? `The 0 at the beginning is missing; spreadsheet programs take it away. Write 0${digits}.`
        : `How this number begins is missing; spreadsheet programs take it away. With a 0 it is ${withZero}, with a + it is ${withPlus}. Write the one that is meant.`;
    case 'too-short':
      return lacksAreaCode(text, country)
        ? 'The area code is missing. Put it in front.'
        : `This is too short for a ${kindOf(text, country)}. ${hintAtHome(fix) ?? 'Complete it.'}`;
    case 'too-long':
      return `This is too long for a ${kindOf(text, country)}. ${hintAtHome(fix) ?? hintAtForeign(text) ?? (text.startsWith('+') ? 'Check its digits.' : 'Check its digits; a number of another country starts with + and the country’s code.')}`;
    case 'unknown-country-code':
      return `No country has a code like this one. ${hintAtHome(fix) ?? 'Check the digits after the +.'}`;
    case 'not-in-use':
      return `No ${kindOf(text, country)} looks like this. ${hintAtHome(fix) ?? hintAtForeign(text) ?? (hasAreaCode(text, country) ? 'Check its digits, the area code above all.' : 'Check its digits.')}`;
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
  return fix === null ? null : `A country’s code comes after the +. If it is ${fix}, write that.`;
}

function hintAtForeign(text: string): string | null {
  const abroad = parseTextable(`+${text}`, '');
  return abroad === null || abroad.isNonGeographic()
    ? null
    : `If it is ${abroad.formatInternational()}, put + in front; otherwise correct its digits.`;
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
  if (text.startsWith('+')) {
    const code = parsePhoneNumberFromString(text)?.countryCallingCode;
    return code === undefined ? 'number of any country' : `number that starts with +${code}`;
  }
  return country === undefined ? 'number of any country' : `number of ${nameOf(country)}`;
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Countries that English puts an article before. */
const withArticle: ReadonlySet<string> = new Set(['US', 'GB', 'NL', 'PH', 'BS', 'AE', 'DO']);

function nameOf(country: CountryCode): string {
  const name = names.of(country) ?? country;
  return withArticle.has(country) ? `the ${name}` : name;
}

function hasSevenDigits(text: string): boolean {
  return text.replace(/\D/g, '').length >= 7;
}
