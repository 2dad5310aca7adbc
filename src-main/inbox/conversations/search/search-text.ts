/** What was typed into a search, as messages are looked through for it. */
export interface SearchText {
  /** Words that the full-text index has, as they were typed. */
  readonly words: readonly string[];
  /** Whether more may follow the last of them. */
  readonly isLastBegun: boolean;
  /** What a text has to contain as it stands: letters and signs that the index does not take apart. */
  readonly literals: readonly string[];
}

/**
 * Letters of scripts that are written with spaces between words, as the index (`unicode61`) knows them. All
 * others, emoji too, are looked for as they stand: `messages_with_signs` has the texts with such.
 */
const indexed =
  /^[0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1ffe]+$/;

/** What the condition of `messages_with_signs` has: a text with any of them is in that index. */
const signs = /[\u0531-\u1ffe\u2100-\u{323af}\u200d]+/gu;
const hasSign = /[\u0531-\u1ffe\u2100-\u{323af}]/u;

/** What says only how the sign before it looks. */
const selectors = /[\ufe0e\ufe0f]/g;

/** The longest beginning that the index has lists of, as its `prefix` says, in characters. */
export const longestPrefix = 10;

/**
 * Takes apart what was typed. Nothing in it is read as syntax: marks between words are left out, and each
 * word stands for itself. Null where there is no word and no sign to look for.
 */
export function readSearch(text: string): SearchText | null {
  const words: string[] = [];
  const literals: string[] = [];
  let isLastBegun = false;
  const plain = text.normalize('NFC').replaceAll(selectors, '');
  for (const [run] of plain.matchAll(/[\p{L}\p{M}\p{N}\p{Co}]+|[^\p{L}\p{M}\p{N}\p{Co}\s]+/gu)) {
    const bare = run.replaceAll(/[\u0300-\u036f]/g, '');
    if (indexed.test(bare)) {
      words.push(bare);
      isLastBegun = true;
    } else if (/^[\p{L}\p{M}\p{N}\p{Co}]/u.test(run)) {
      if (hasSign.test(run)) literals.push(run);
      isLastBegun = false;
    } else {
      literals.push(...(run.match(signs) ?? []).filter((sign) => hasSign.test(sign)));
    }
  }
  return words.length + literals.length === 0 ? null : { words, isLastBegun, literals };
}

/** The words as FTS5 reads them; null where there are none. */
export function matchOf({ words, isLastBegun }: SearchText): string | null {
  if (words.length === 0) return null;
  const whole = isLastBegun ? words.slice(0, -1) : words;
  const begun = isLastBegun ? words.slice(-1) : [];
  return [
    ...whole.map((word) => `"${word}"`),
    ...begun.map((word) => `"${Array.from(word).slice(0, longestPrefix).join('')}"*`),
  ].join(' AND ');
}

/** A letter or sign as the index compares it: without capitals and accents. */
function fold(character: string): string {
  return character
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** A text without capitals and accents, and where each unit of it stands in the text itself. */
export function folded(text: string): {
  readonly text: string;
  readonly places: readonly number[];
} {
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const bare = fold(character);
    for (let unit = 0; unit < bare.length; unit += 1) places.push(place);
    plain += bare;
    place += character.length;
  }
  return { text: plain, places };
}

/** Where a word stands in a folded text, or begins one there; -1 where it does not. */
export function placeOfWord(plain: string, word: string, isBegun: boolean): number {
  const wanted = folded(word).text;
  for (let from = 0; ;) {
    const at = plain.indexOf(wanted, from);
    if (at < 0) return -1;
    const isStart = !endsInWord.test(plain.slice(Math.max(0, at - 2), at));
    const isEnd = isBegun || !beginsWord.test(plain.slice(at + wanted.length));
    if (isStart && isEnd) return at;
    from = at + 1;
  }
}

const endsInWord = /[\p{L}\p{N}\p{Co}]$/u;
const beginsWord = /^[\p{L}\p{N}\p{Co}]/u;
