import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { hasNewAreaCode, readNorthAmerican } from './north-american-number.ts';
import { problemOf, sayProblem, type PhoneProblem } from './phone-problem.ts';

/** A phone number as the whole world writes it: `+`, country code, number; no spaces. */
export type E164 = `+${string}`;

/**
 * A number that can be texted, or why the text is none: `reason` says so with what to do. `fix` is what
 * to write instead, where Ovo can tell: a proposal for a person, which reads as a number in the same
 * country.
 */
export type PhoneReading =
  | {
      readonly ok: true;
      readonly phone: E164;
      /** Whether it is surely a landline; false where it may be either, as in most of North America. */
      readonly isLandline: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: PhoneProblem;
      readonly reason: string;
      readonly fix: string | null;
    };

/** Whether it is known how numbers are written in that country (ISO 3166 code). */
export function isKnownCountry(country: string): country is CountryCode {
  return isSupportedCountry(country);
}

/**
 * Reads a phone number as people and programs write it: with or without country code, brackets,
 * dots, words beside it, an extension (left out), full-width digits, and what exports put around it
 * (a leading apostrophe, `="…"`, quotes, `.0`). Of several values joined by ` ::: `, as Google writes
 * them, the first good one counts. Accepts what libphonenumber calls valid, and numbers reserved for
 * fiction.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function normalisePhone(text: string, country: string): PhoneReading {
  const common = readNorthAmerican(text, country);
  if (common !== null) return common;
  const readings = text.split(':::').map((part) => readOne(part, country));
  return readings.find((reading) => reading.ok) ?? readings[0] ?? refuse('empty', text, country);
}

/**
 * The number as a person reads it: as at home for the numbers of `country`, with the country code for
 * all others. What is no number comes back as it is.
 */
export function formatPhone(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (number === undefined) return phone;
  const isHome =
    isKnownCountry(country) && getCountryCallingCode(country) === number.countryCallingCode;
  return isHome ? number.formatNational() : number.formatInternational();
}

/** Seven digits at least: shorter numbers, some of which libphonenumber takes for valid, take no texts. */
const isE164 = /^\+[1-9]\d{6,14}$/;

/** Marks that say in which direction a text runs, and invisible spaces: phones paste them in. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** More than this is no number, whatever it holds; libphonenumber draws the same line. */
const longestText = 250;

function readOne(text: string, country: string): PhoneReading {
  if (text.length > longestText) return refuse('not-a-number', '', country);
  const bare = unwrap(text);
  const problem = problemOf(bare);
  if (problem !== null) return refuse(problem, bare, country);
  const candidates = new Set([bare, withoutWords(bare), bare.replace(/^00/, '+')]);
  for (const candidate of candidates) {
    const number = parseWhole(candidate, country);
    if (number === null || !isE164.test(number.number)) continue;
    const type = number.getType();
    if (type !== undefined || isTextable(number)) {
      return { ok: true, phone: asE164(number), isLandline: type === 'FIXED_LINE' };
    }
  }
  return refuse(null, bare, country);
}

function unwrap(text: string): string {
  return text
    .replace(invisible, '')
    .trim()
    .replace(/^'+/, '')
    .replace(/^=?"(.*)"$/s, '$1')
    .replace(/^=(?=[\d+])/, '')
    .replace(/^(\+?\d{7,15})\.0+$/, '$1')
    .trim();
}

/** Without the words that people put beside a number; what introduces an extension stays. */
function withoutWords(text: string): string {
  return text
    .replace(/\p{L}[\p{L}.]*:?/gu, (word) => (/^(?:x|ext)[.:]*$/i.test(word) ? word : ' '))
    .replace(/\(\s*\)/g, ' ')
    .replace(/\(\+(\d+)\)/, '+$1')
    .trim();
}

function parseWhole(text: string, country: string): PhoneNumber | null {
  const options = isKnownCountry(country) ? { defaultCountry: country } : {};
  return parsePhoneNumberFromString(text, { ...options, extract: false }) ?? null;
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

function asE164(number: PhoneNumber): E164 {
  return `+${number.number.slice(1)}`;
}

function refuse(problem: PhoneProblem | null, text: string, country: string): PhoneReading {
  const said = sayProblem(problem, text, isKnownCountry(country) ? country : undefined);
  return { ok: false, ...said, fix: null };
}
