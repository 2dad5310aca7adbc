import type { ContactField } from '../../../src-shared/import/import.ts';
import {
  aboutConsentHeader,
  aboutWords,
  acceptsHeader,
  compoundWords,
  consentHeader,
  consentToTextsHeader,
  contactQualifiers,
  countryHeader,
  deliveryHeader,
  dialCodeWords,
  emailHeader,
  endedConsentHeader,
  endedHeader,
  headerSet,
  idWords,
  mayContactHeader,
  mayTextHeader,
  messageWords,
  mobileStems,
  mobileWords,
  nameHeaders,
  nameLikeWords,
  neverAskedHeader,
  neverPhoneWords,
  numberWords,
  numberedPersonWords,
  optOutHeader,
  optOutHeaders,
  otherChannelHeader,
  otherCountryHeader,
  otherLabelHeader,
  otherNameWords,
  otherOptOutHeader,
  otherPersonWords,
  otherSubjectHeader,
  perhapsPhoneHeaders,
  phoneHeaders,
  phoneLabelWords,
  phoneStems,
  phoneWords,
  placeWords,
  plainWords,
  plainCountryHeader,
  sentTextHeader,
  statusHeader,
  tagHeaders,
  textAnswerWords,
  textOnlyWords,
  textWords,
  timeHeader,
  timeZoneHeaders,
} from './header-words.ts';

/**
 * A header as words: `E-mail 1 - Value` is `e mail 1 value`, `MobilePhone` and `MOBILEPHONE` are
 * `mobile phone`, `Cell #` is `cell nr`.
 */
export function wordsOfHeader(header: string): readonly string[] {
  return plainWords(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('#', ' nr '))
    .replace(compoundWords, '$1 $2')
    .replace(/optedoutof|donot/, (run) => (run === 'donot' ? 'do not ' : ' opted out of '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How good a phone column is for texting, by its header alone; the lower, the better. */
export const phoneRanks = { mobile: 1, general: 2, place: 3, perhaps: 4, otherPerson: 5 } as const;
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
  const header = words.join(' ');
  if (perhapsPhoneHeaders.has(header)) return phoneRanks.perhaps;
  const isMobile = namesMobile(words);
  const isPhone = namesPhone(words) || phoneHeaders.has(header) || isContactNumber(header);
  if (!isMobile && !isPhone) return isIdHeader(words) ? 'no' : null;
  if (hasAny(words, otherPersonWords)) return phoneRanks.otherPerson;
  if (isMobile) return phoneRanks.mobile;
  return hasAny(words, placeWords) ? phoneRanks.place : phoneRanks.general;
}

function namesMobile(words: readonly string[]): boolean {
  return hasAny(words, mobileWords) || words.some((word) => mobileStems.test(word));
}

function namesPhone(words: readonly string[]): boolean {
  return hasAny(words, phoneWords) || words.some((word) => phoneStems.test(word));
}

/** `Customer contact number 2`. */
function isContactNumber(header: string): boolean {
  return /\bcontact (?:no|nr|num|numbers?|tel)\b/.test(header);
}

/** Whether a header names a number by which a business knows somebody: `Acct No`, `Customer #`. */
function isIdHeader(words: readonly string[]): boolean {
  if (hasAny(words, idWords)) return true;
  return hasAny(words, numberedPersonWords) && hasAny(words, numberWords);
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

/**
 * The part of a name that a header says a column holds; null where it says nothing of names. A header
 * that also says whose name it is (`billing_first_name`, `Nom client`) is a second choice: `isQualified`.
 */
export function namePartOf(
  words: readonly string[],
): { readonly part: NamePart; readonly isQualified: boolean } | null {
  const plain = partNamed(words);
  if (plain !== null) return { part: plain, isQualified: false };
  const own = words.filter((word) => !contactQualifiers.has(word));
  if (own.length === 0 || own.length === words.length) return null;
  const part = partNamed(own);
  return part === null ? null : { part: part === 'name' ? 'fullName' : part, isQualified: true };
}

/** Whether a header speaks of a person's name, even if it is none that Ovo knows: `Member’s name & title`. */
export function isNameLike(words: readonly string[]): boolean {
  return hasAny(words, nameLikeWords) && !hasAny(words, otherNameWords);
}

function partNamed(words: readonly string[]): NamePart | null {
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
 *
 * @param isBilled whether the phone is one of the billing address: then its country is the phone's.
 */
export function countryRankOf(words: readonly string[], isBilled: boolean): number | null {
  const header = (isBilled ? words.filter((word) => word !== 'billing') : words).join(' ');
  if (!countryHeader.test(header) || otherCountryHeader.test(header)) return null;
  if (isAboutPhones(words)) return 1;
  return plainCountryHeader.test(header) ? 2 : 3;
}

/** What a header says of being texted: that a column holds consents, or opt-outs; null for neither. */
export function permissionOf(words: readonly string[]): 'consent' | 'optOut' | null {
  const header = words.join(' ');
  if (aboutConsentHeader.test(header) || isAboutOtherChannel(words)) return null;
  const isAboutTextsAlone = namesTexts(words);
  if (optOutHeaders.has(header) || (isAboutTextsAlone && endedHeader.test(header))) return 'optOut';
  if (optOutHeader.test(header)) {
    return otherOptOutHeader.test(header) && !isAboutTextsAlone ? null : 'optOut';
  }
  if (consentHeader.test(header)) {
    if (otherSubjectHeader.test(header) && !isAboutTextsAlone) return null;
    return endedConsentHeader.test(header) ? 'optOut' : 'consent';
  }
  if (mayContactHeader.test(header)) return otherSubjectHeader.test(header) ? null : 'consent';
  const isAboutMessages = isAboutTexts(words) || hasAny(words, messageWords);
  if (isAboutMessages && acceptsHeader.test(header)) {
    return sentTextHeader.test(header.replace(/ (?:date|time|at)\b/, '')) ? null : 'consent';
  }
  const mayText = isAboutTextsAlone && mayTextHeader.test(header);
  return mayText && !sentTextHeader.test(header) ? 'consent' : null;
}

/** Whether a header names texts, and not only a phone. */
export function namesTexts(words: readonly string[]): boolean {
  return hasAny(words, textOnlyWords);
}

/** Whether a header asks for consent to texts beyond doubt: `SMS consent`, `Text opt-in`. */
export function asksForTexts(words: readonly string[]): boolean {
  const header = words.join(' ');
  return consentHeader.test(header) && consentToTextsHeader.test(header);
}

/** Whether a header is one word that can mean opting out as well as other things: `Stop`, `Baja`. */
export function isAmbiguousOptOut(words: readonly string[]): boolean {
  return optOutHeaders.has(words.join(' '));
}

/** Whether a no in this column says only that somebody never said yes. */
export function isNeverAsked(words: readonly string[]): boolean {
  return neverAskedHeader.test(words.join(' '));
}

/**
 * How much the words of a column say about texts: `consent` where it asks for consent to them, `texts`
 * where the header is about them, `other` where it is about something else, so that only words about
 * texting or subscribing count; null where it is about another channel, such as e-mail.
 */
export type TextTopic = 'consent' | 'texts' | 'other';
export function textTopicOf(words: readonly string[]): TextTopic | null {
  if (isAboutOtherChannel(words)) return null;
  const permission = permissionOf(words);
  if (permission === 'consent') return isNeverAsked(words) ? 'texts' : 'consent';
  const isOptOut = permission === 'optOut' && !isAmbiguousOptOut(words);
  const isAboutThem = namesTexts(words) && !deliveryHeader.test(words.join(' '));
  return isOptOut || isAboutThem ? 'texts' : 'other';
}

/** Whether a header names a status that may be one of being subscribed. */
export function isStatusHeader(words: readonly string[]): boolean {
  return !isAboutOtherChannel(words) && statusHeader.test(words.join(' '));
}

/** Whether a header is about texts and may say who gets them: `SMS status`, `Text plan`; not `Last SMS`. */
export function isTextStatusHeader(words: readonly string[]): boolean {
  const header = words.join(' ');
  return namesTexts(words) && !aboutConsentHeader.test(header) && !sentTextHeader.test(header);
}

/** Whether a header asks whether somebody wants texts, and nothing else: `SMS`, `Text reminders`. */
export function isTextAnswerHeader(words: readonly string[]): boolean {
  return isTextStatusHeader(words) && words.every((word) => textAnswerWords.has(word));
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
  return namesMobile(words) || namesPhone(words) || hasAny(words, dialCodeWords);
}

function isAboutTexts(words: readonly string[]): boolean {
  return hasAny(words, textWords) || namesMobile(words) || namesPhone(words);
}

/** E-mail and the like, unless texts are named too. */
function isAboutOtherChannel(words: readonly string[]): boolean {
  return otherChannelHeader.test(words.join(' ')) && !isAboutTexts(words);
}

function hasAny(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}
