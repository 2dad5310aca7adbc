/** What of a contact a search looks at. */
export interface SearchedContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** JSON object of texts. */
  readonly customFields: string;
  /** The names of its tags in any order, joined by anything that is in no word. */
  readonly tags: string;
}

/**
 * A search as it was typed, taken apart: for each of its words the ways to satisfy it, each of them
 * beginnings of words that must all be there.
 */
export type SearchTerms = readonly (readonly (readonly string[])[])[];

/** Longer ones are cut, in contacts and in searches alike. */
const longestWord = 40;

/** Of a contact with fields as long as books, the rest is not searched. */
const mostText = 20_000;

/** Marks a number that is written backwards, so that its end can be looked for like a beginning. */
const backwards = '~';

/**
 * The words by which a contact is found, folded, each once, with a space before and after each. Besides
 * what is written there: names with a hyphen or an apostrophe also in one, the number with and without
 * its country's code and backwards, and of a text without spaces between its words (Chinese,
 * Japanese) what begins at each character.
 */
export function searchWordsOf(contact: SearchedContact): string {
  const words = new Set<string>();
  addNumber(words, contact.phone);
  addText(words, contact.lastName);
  addText(words, contact.firstName);
  addText(words, contact.email);
  addText(words, contact.tags);
  if (contact.customFields !== '{}') {
    for (const value of textsOf(contact.customFields)) addText(words, value);
  }
  return ` ${[...words].join(' ')} `;
}

/** Whether a contact with these words (`searchWordsOf`) is one that was searched for. */
export function hasAllTerms(words: string, terms: SearchTerms): boolean {
  return terms.every((ways) =>
    ways.some((beginnings) => beginnings.every((beginning) => words.includes(` ${beginning}`))),
  );
}

/**
 * Takes apart what was typed. Digits with what people write between them may be one number, the
 * beginning or the end of one, or words of their own; none at all where nothing was typed to look for.
 */
export function searchTermsOf(search: string): SearchTerms {
  const terms: (readonly (readonly string[])[])[] = [];
  const folded = fold(search);
  for (const [part] of folded.matchAll(/[+(]*\d[\d\s+().\-/]*(?![\p{L}\p{M}\d])|[^\s]+/gu)) {
    const isNumber = /^[+(\d]/.test(part) && /^[\d\s+().\-/]*\d[\d\s+().\-/]*$/.test(part);
    if (isNumber) terms.push(waysOfNumber(part));
    else for (const word of wordsIn(part)) terms.push([[word]]);
  }
  return terms;
}

/** The words of a text, as contacts have them that have this text. */
export function wordsOf(text: string): readonly string[] {
  return wordsIn(fold(text));
}

/**
 * The search as FTS5 reads it; null where nothing was typed to look for.
 *
 * @param asked what FTS5 is asked for a beginning: every word with it, unless given.
 */
export function matchExpression(
  terms: SearchTerms,
  asked: (beginning: string) => string = (beginning) => `"${beginning}"*`,
): string | null {
  if (terms.length === 0) return null;
  return terms
    .map((ways) => {
      const written = ways.map((words) => `(${words.map(asked).join(' AND ')})`);
      return `(${written.join(' OR ')})`;
    })
    .join(' AND ');
}

function waysOfNumber(part: string): readonly (readonly string[])[] {
  const groups = part.replace('(0)', ' ').match(/\d+/g) ?? [];
  const digits = groups.join('').slice(0, longestWord);
  const ways: (readonly string[])[] = [[digits]];
  // “00” before the country’s code, “0” before the area’s: a number has neither in E.164.
  const bare = digits.replace(/^0+/, '');
  if (bare !== '' && bare !== digits) ways.push([bare]);
  if (digits.length >= shortestEnd) ways.push([backwards + reversed(digits)]);
  if (groups.length > 1) ways.push(groups.map((group) => group.slice(0, longestWord)));
  return ways;
}

/** Fewer digits are the end of too many numbers to be meant so. */
const shortestEnd = 3;

function addNumber(words: Set<string>, phone: string): void {
  const digits = phone.slice(1);
  words.add(digits);
  words.add(backwards + reversed(digits));
  for (const length of countryCodeLengths(digits)) words.add(digits.slice(length));
  if (digits.startsWith('1') && digits.length === 11) words.add(digits.slice(4));
}

/** How long the country's code may be that a number begins with; the zones of E.164 tell. */
function countryCodeLengths(digits: string): readonly number[] {
  const code = digits.slice(0, 2);
  if (code.startsWith('1') || code.startsWith('7')) return [1];
  return twoDigitCodes.has(code) ? [2] : [3];
}

/** E.164 country codes of two digits; those that begin otherwise have three, or are 1 or 7. */
const twoDigitCodes: ReadonlySet<string> = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

function addText(words: Set<string>, text: string): void {
  if (text === '') return;
  const folded = fold(text.length > mostText ? text.slice(0, mostText) : text);
  for (const word of wordsIn(folded)) {
    words.add(word);
    if (hasNoSpaces.test(word)) addEachBeginning(words, word);
  }
  if (!isJoined.test(folded)) return;
  for (const [joined] of folded.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)+/gu)) {
    words.add(joined.replace(/['’-]/g, '').slice(0, longestWord));
  }
}

const isJoined = /\p{L}['’-]\p{L}/u;

/** Scripts that are written without spaces between words. */
const hasNoSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function addEachBeginning(words: Set<string>, word: string): void {
  const characters = Array.from(word);
  for (let start = 1; start < characters.length; start += 1) {
    words.add(characters.slice(start).join(''));
  }
}

function wordsIn(folded: string): readonly string[] {
  const words = folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => (word.length > longestWord ? word.slice(0, longestWord) : word));
}

/** Without capitals and accents, and with one way to write what can be written in several. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')
    .toLowerCase();
}

const isPlain = /^[\u0020-\u007e]*$/;

/** Letters that Unicode does not take apart, as people without that keyboard write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function reversed(digits: string): string {
  return Array.from(digits).toReversed().join('');
}

function textsOf(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.values(parsed).filter((value) => typeof value === 'string');
}
