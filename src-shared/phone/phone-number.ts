import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { withNinthDigit } from './earlier-forms.ts';
import { labelledNumbers } from './labelled-numbers.ts';
import { faultOfMissingPrefix, findMissingPrefix } from './missing-prefix.ts';
import { readNorthAmerican } from './north-american-number.ts';
import { numberOfAddress } from './number-address.ts';
import { plainText } from '../message/plain-text.ts';
import { faultOf, partsOf, problemOf, type PhoneFault, type SelfEvident } from './phone-problem.ts';
import { isKnownCountry, parseTextable } from './written-number.ts';

export { isKnownCountry } from './written-number.ts';

/** A phone number as the whole world writes it: `+`, country code, number; no spaces. */
export type E164 = `+${string}`;

/**
 * A number that can be texted, or why the text is none; `sayPhoneProblem` says so. `fix` is what to write
 * instead, where Ovo knows: a proposal for a person, which reads as a number in the same country.
 */
export type PhoneReading =
  | {
      readonly ok: true;
      readonly phone: E164;
      /** Whether it is surely a landline; false where it may be either, as in most of North America. */
      readonly isLandline: boolean;
    }
  | ({ readonly ok: false } & PhoneFault);

/**
 * Reads a phone number as people and programs write it: with or without country code, brackets,
 * dots, words beside it, an extension (left out), digits of other scripts, and what exports put around
 * it (a leading apostrophe, `="…"`, quotes, `.0`). Of several values joined by ` ::: `, as Google writes
 * them, the first good one counts. Accepts what libphonenumber calls valid, area codes that are newer
 * than it, and numbers reserved for fiction.
 *
 * Only what is beyond doubt is read: a number as its country writes it, or with + or the digits that
 * stand for it (00, 011) and a country code. A 0 or a + that is missing is proposed, never assumed, and
 * so is a digit for a letter; a text that can be two numbers gets no proposal, but a reason with both.
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function normalisePhone(text: string, country: string): PhoneReading {
  const common = readNorthAmerican(text, country);
  if (common !== null) return common;
  const readings = text.split(':::', mostParts).map((part) => readOne(part, country));
  return (
    readings.find((reading) => reading.ok) ??
    readings.find((reading) => !reading.ok && reading.fix !== null) ??
    readings[0] ??
    refuse('empty', text, country)
  );
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

/** More than this is no number, whatever it holds; libphonenumber draws the same line. */
const longestText = 250;

/** Of values joined by ` ::: `, no more are read. */
const mostParts = 30;

function readOne(text: string, country: string): PhoneReading {
  if (text.length > longestText) return refuse('not-a-number', '', country);
  const bare = numberOfAddress(plainText(text));
  const labelled = labelledNumbers(bare).filter(({ rank }) => rank !== null);
  if (labelled.length > 1) {
    const fix = bestOf(
      labelled.map((one) => one.text),
      country,
    );
    return { ...refuse('several-numbers', bare, country), fix };
  }
  const problem = problemOf(bare);
  if (problem === 'several-numbers') {
    return { ...refuse(problem, bare, country), fix: bestOf(partsOf(bare), country) };
  }
  if (problem !== null) return refuse(problem, bare, country);
  const clean = withoutOddSeparators(bare);
  if (clean !== null) {
    const reading = readOne(clean, country);
    return reading.ok
      ? { ok: false, problem: 'not-a-number', params: { hasTypo: true }, fix: clean }
      : reading;
  }
  const typo = withoutTypos(bare);
  if (typo !== null) {
    const fix = readOne(typo, country).ok ? typo : null;
    return { ok: false, problem: 'not-a-number', params: { hasTypo: true }, fix };
  }
  let plain = bare;
  for (const simplify of simplifications) {
    const simpler = simplify(plain);
    if (simpler === plain && simplify !== asItIs) continue;
    plain = simpler;
    const number = parseTextable(plain, country);
    if (number !== null) return refuseIfLost(plain, country, number) ?? accept(number);
  }
  return (
    refuseIfLost(plain, country, null) ??
    refuseIfEarlier(plain, country) ??
    refuseIfJoined(plain, country) ??
    refuseWrongPlus(bare, country)
  );
}

const asItIs = (text: string) => text;
const plusForZeros = (text: string) => text.replace(/^00/, '+');

/** Taken one after the other until the text is a number. */
const simplifications = [asItIs, withoutWords, plusForZeros];

/** Without the words that people put beside a number; what introduces an extension stays. */
function withoutWords(text: string): string {
  return text
    .replace(/\p{L}[\p{L}.]*:?/gu, (word, place: number) => {
      const isExtension = /^(?:x|ext)[.:]*$/i.test(word);
      return isExtension && /^\s*\d/.test(text.slice(place + word.length)) ? word : ' ';
    })
    .replace(/\(\s*\)/g, ' ')
    .replace(/\(\+(\d+)\)/, '+$1')
    .trim();
}

/** Letters that look like digits and touch digits, in no word: `2I2 555 O123`. */
const lettersForDigits = /(?<=\d)[OolI]+(?!\p{L})|(?<!\p{L})[OolI]+(?=\d)/gu;

/** `2,125,550,123`, as spreadsheet programs show large numbers. */
const grouped = /^\d{1,3}(?:,\d{3}){2,4}$/;

/** A text with digits for the letters that stand for them; null where it has no such fault. */
function withoutTypos(text: string): string | null {
  if (!/[OolI,]/.test(text)) return null;
  if (grouped.test(text)) return text.replaceAll(',', '');
  const digits = text.replace(lettersForDigits, (letters) =>
    letters.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'),
  );
  return digits === text ? null : digits;
}

/** What nobody means by a number: anything but spaces, brackets, dots and dashes between digits. */
const oddSeparators = /(?<=[\d)])\s*[_*~=^!:;,|&%$§°<>\\'"`´]+\s*(?=[\d(])/g;

/** A text with dashes for the odd characters between its digits; null where it has none. */
function withoutOddSeparators(text: string): string | null {
  if (grouped.test(text)) return null;
  const brackets = text.replace(/[[{<](\d+)[\]}>]/g, '($1)');
  const clean = brackets.replace(oddSeparators, '-');
  return clean === text || !/\d/.test(text) ? null : clean;
}

/** The first of several numbers that can be texted, or that Ovo has a fix for; null where none is. */
function bestOf(texts: readonly string[], country: string): string | null {
  const parts = texts.map((part) => ({ part, reading: readOne(part, country) }));
  const good = parts.find(({ reading }) => reading.ok);
  if (good !== undefined) return good.part;
  for (const { reading } of parts) if (!reading.ok && reading.fix !== null) return reading.fix;
  return null;
}

function refuseIfLost(
  text: string,
  country: string,
  read: PhoneNumber | null,
): PhoneReading | null {
  const lost = findMissingPrefix(text, country, read);
  if (lost === null) return null;
  if (lost.withZero === null && lost.mayBeMistyped) return null;
  return { ok: false, ...faultOfMissingPrefix(lost) };
}

/** The proposal for a number that is complete but for a digit that its country added since. */
function refuseIfEarlier(text: string, country: string): PhoneReading | null {
  const fix = withNinthDigit(text, country);
  if (fix === null || parseTextable(fix, country) === null) return null;
  return { ok: false, problem: 'old-form', params: {}, fix };
}

/** The refusal of what is no number; with a proposal where it is one of the country without its +. */
function refuseWrongPlus(text: string, country: string): PhoneReading {
  const home = text.startsWith('+') ? text.slice(1).trim() : '';
  const fix = home !== '' && parseTextable(home, country) !== null ? home : null;
  const refused = refuse(null, text, country);
  return fix !== null && readOne(fix, country).ok ? { ...refused, fix } : refused;
}

/** Says that a text that is too long for one number is two, with a blank or a dash between them. */
function refuseIfJoined(text: string, country: string): PhoneReading | null {
  if (text.replace(/\D/g, '').length < 14) return null;
  for (const { index } of text.matchAll(/[\s-]+/g)) {
    const parts = [text.slice(0, index), text.slice(index)].map((part) =>
      part.replace(/^[\s-]+/, ''),
    );
    if (parts.every((part) => parseTextable(part, country) !== null)) {
      return { ...refuse('several-numbers', text, country), fix: bestOf(parts, country) };
    }
  }
  return null;
}

function accept(number: PhoneNumber): PhoneReading {
  return {
    ok: true,
    phone: `+${number.number.slice(1)}`,
    isLandline: number.getType() === 'FIXED_LINE',
  };
}

function refuse(
  problem: SelfEvident | null,
  text: string,
  country: string,
): Extract<PhoneReading, { readonly ok: false }> {
  return { ok: false, ...faultOf(problem, text, isKnownCountry(country) ? country : undefined) };
}
