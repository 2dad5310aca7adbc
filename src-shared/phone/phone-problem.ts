import {
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
  'too-short',
  'too-long',
  'unknown-country-code',
  'not-in-use',
] as const;
export type PhoneProblem = (typeof phoneProblems)[number];

/** The problems that a text shows by itself; what is lost of it takes a country to see. */
export type SelfEvident = Exclude<PhoneProblem, 'zero-lost' | 'plus-lost'>;

/** `1.55512E+10`, as spreadsheet programs write a long number; also with a decimal comma. */
const scientific = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;

/** What a spreadsheet shows in place of a value. */
const spreadsheetError = /^#(?:#+|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|DIV\/0!|ERROR!)$/i;

/** What is wrong with a text at first sight, before anybody asks for its digits; null where nothing is. */
export function problemOf(text: string): SelfEvident | null {
  if (text === '') return 'empty';
  if (scientific.test(text)) return 'digits-lost';
  if (spreadsheetError.test(text)) return 'spreadsheet-error';
  return partsOf(text).length > 1 ? 'several-numbers' : null;
}

/** The parts of a text that may each be a number, as people join several. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(/[,;/|\n\r&]|\s(?:or|and|und|et|ou|y|o)\s/i)
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
      return `A spreadsheet program shortened this number to ${text}, and its last digits are lost. In the original sheet, set the column’s format to Text, make sure that the whole numbers show, and save the CSV again.`;
    case 'spreadsheet-error':
      return `The spreadsheet wrote ${text} in place of the number. Make the column wider or correct the formula there, and save the CSV again.`;
    case 'several-numbers':
      return 'There is more than one number here. Keep the one to text.';
    case 'not-a-number':
      if (params.hasTypo !== true) return 'This is not a phone number. Write it in digits.';
      return `There is something among the digits that is no digit. ${fix === null ? 'Write it in digits.' : `If it is ${fix}, write that.`}`;
    case 'plus-lost':
      return `The + at the beginning is missing; spreadsheet programs take it away. Write +${digits}.`;
    case 'zero-lost':
      return withZero === undefined || withPlus === undefined
        ? `The 0 at the beginning is missing; spreadsheet programs take it away. Write 0${digits}.`
        : `How this number begins is missing; spreadsheet programs take it away. With a 0 it is ${withZero}, with a + it is ${withPlus}. Write the one that is meant.`;
    case 'too-short':
      return lacksAreaCode(text, country)
        ? 'The area code is missing. Put it in front.'
        : `This is too short for a ${kindOf(text, country)}. Complete it.`;
    case 'too-long':
      return `This is too long for a ${kindOf(text, country)}. ${hintAtForeign(text) ?? 'Check its digits; a number of another country starts with + and the country’s code.'}`;
    case 'unknown-country-code':
      return 'No country has a code like this one. Check the digits after the +.';
    case 'not-in-use':
      return `No ${kindOf(text, country)} looks like this. ${hintAtForeign(text) ?? 'Check its digits, the area code above all.'}`;
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

function hintAtForeign(text: string): string | null {
  const abroad = parseTextable(`+${text}`, '');
  return abroad === null || abroad.isNonGeographic()
    ? null
    : `If it is ${abroad.formatInternational()}, put + in front; otherwise correct its digits.`;
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
