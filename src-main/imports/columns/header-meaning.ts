import type { ContactField } from '../../../src-shared/import/import.ts';
import {
  aboutConsentHeader,
  aboutWords,
  acceptsHeader,
  compoundWords,
  consentHeader,
  countryHeader,
  dialCodeWords,
  emailHeader,
  headerSet,
  mobileWords,
  nameHeaders,
  neverPhoneWords,
  optOutHeader,
  optOutHeaders,
  otherChannelHeader,
  otherCountryHeader,
  otherLabelHeader,
  otherPersonWords,
  phoneHeaders,
  phoneLabelWords,
  phoneWords,
  placeWords,
  plainCountryHeader,
  statusHeader,
  tagHeaders,
  textWords,
  timeHeader,
  timeZoneHeaders,
} from './header-words.ts';

/**
 * A header as words: `E-mail 1 - Value` is `e mail 1 value`, `MobilePhone` and `MOBILEPHONE` are
 * `mobile phone`.
 */
export function wordsOfHeader(header: string): readonly string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(compoundWords, '$1 $2')
    .replace(/optedoutof|donot/, (run) => (run === 'donot' ? 'do not ' : ' opted out of '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How good a phone column is for texting, by its header alone; the lower, the better. */
export const phoneRanks = { mobile: 1, general: 2, place: 3, otherPerson: 4 } as const;
export type PhoneRank = (typeof phoneRanks)[keyof typeof phoneRanks];

/**
 * What a header says about a column that could be the phone: its rank; null where it says nothing of
 * phones; `no` where it says that this is none.
 *
 * @param holdsNumbers whether most of the column's cells are phone numbers: then words that are about
 * a phone (`Phone with country code`) do not speak against it.
 */
export function phoneRankOf(
  words: readonly string[],
  holdsNumbers: boolean,
): PhoneRank | 'no' | null {
  if (hasAny(words, neverPhoneWords)) return 'no';
  if (!holdsNumbers && hasAny(words, aboutWords)) return 'no';
  const isMobile = hasAny(words, mobileWords);
  const isPhone = hasAny(words, phoneWords) || phoneHeaders.has(words.join(' '));
  if (!isMobile && !isPhone) return null;
  if (hasAny(words, otherPersonWords)) return phoneRanks.otherPerson;
  if (isMobile) return phoneRanks.mobile;
  return hasAny(words, placeWords) ? phoneRanks.place : phoneRanks.general;
}

/** Whether a header is nothing but a place where people have a phone: `Home`, `Work 2`, `Büro`. */
export function isPlaceHeader(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => placeWords.has(word));
}

/** Whether a header says what kind of number stands in the column after it. */
export function isPhoneLabelHeader(words: readonly string[]): boolean {
  return isAboutPhones(words) && hasAny(words, phoneLabelWords);
}

/** Whether a header says that this is an e-mail address, not something about one. */
export function isEmailHeader(words: readonly string[]): boolean {
  return !hasAny(words, aboutWords) && emailHeader.test(words.join(' '));
}

/** `name` is a whole name, or the last one where another column has the first. */
export type NamePart = Extract<ContactField, 'firstName' | 'lastName' | 'fullName'> | 'name';

/** The part of a name that a header says a column holds; null where it says nothing of names. */
export function namePartOf(words: readonly string[]): NamePart | null {
  const header = words.join(' ');
  return nameParts.find((part) => namesByPart[part].has(header)) ?? null;
}

const nameParts = ['firstName', 'lastName', 'fullName', 'name'] as const;

const namesByPart: Readonly<Record<NamePart, ReadonlySet<string>>> = {
  firstName: headerSet(nameHeaders.firstName),
  lastName: headerSet(nameHeaders.lastName),
  fullName: headerSet(nameHeaders.fullName),
  name: headerSet(nameHeaders.name),
};

/** Whether a header names tags, labels, groups or categories. */
export function isTagsHeader(words: readonly string[]): boolean {
  return tagHeaders.has(words.join(' '));
}

/** Whether a header names a time zone. */
export function isTimeZoneHeader(words: readonly string[]): boolean {
  return timeZoneHeaders.has(words.join(' '));
}

/**
 * Whether a header names a country, and how near that is to the phone number's, the lower the nearer;
 * null where it names none.
 */
export function countryRankOf(words: readonly string[]): number | null {
  const header = words.join(' ');
  if (!countryHeader.test(header) || otherCountryHeader.test(header)) return null;
  if (isAboutPhones(words)) return 1;
  return plainCountryHeader.test(header) ? 2 : 3;
}

/** What a header says of being texted: that a column holds consents, or opt-outs; null for neither. */
export function permissionOf(words: readonly string[]): 'consent' | 'optOut' | null {
  const header = words.join(' ');
  if (aboutConsentHeader.test(header) || isAboutOtherChannel(words)) return null;
  if (optOutHeader.test(header) || optOutHeaders.has(header)) return 'optOut';
  if (consentHeader.test(header)) return 'consent';
  return isAboutTexts(words) && acceptsHeader.test(header) ? 'consent' : null;
}

/** Whether a header names a status that may be one of being subscribed. */
export function isStatusHeader(words: readonly string[]): boolean {
  return !isAboutOtherChannel(words) && statusHeader.test(words.join(' '));
}

/** Whether a header says that a column holds times. */
export function isTimeHeader(words: readonly string[]): boolean {
  return timeHeader.test(words.join(' '));
}

/** Whether a header is that of Google's labels beside addresses and the like: `E-mail 1 - Label`. */
export function isLabelOfOther(words: readonly string[]): boolean {
  return otherLabelHeader.test(words.join(' '));
}

function isAboutPhones(words: readonly string[]): boolean {
  return [mobileWords, phoneWords, dialCodeWords].some((known) => hasAny(words, known));
}

function isAboutTexts(words: readonly string[]): boolean {
  return [textWords, mobileWords, phoneWords].some((known) => hasAny(words, known));
}

/** E-mail and the like, unless texts are named too. */
function isAboutOtherChannel(words: readonly string[]): boolean {
  return otherChannelHeader.test(words.join(' ')) && !isAboutTexts(words);
}

function hasAny(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}
