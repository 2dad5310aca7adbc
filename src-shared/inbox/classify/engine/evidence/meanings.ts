import type { MeaningWords } from '../../languages/meanings/meaning-words.ts';
import { entriesOf } from '../word-list.ts';
import type { Meaning } from './requests.ts';

const meanings = [
  'direct',
  'messages',
  'offers',
  'these',
  'list',
  'number',
  'sending',
  'ending',
  'switching',
  'off',
  'canceling',
  'removing',
  'leaving',
  'not',
  'never',
  'more',
  'wanting',
  'enough',
  'me',
  'agreeing',
  'threat',
  'pestering',
  'otherWays',
  'preferring',
  'things',
  'keeping',
  'missing',
  'wondering',
  'origin',
  'why',
  'gone',
  'staying',
] as const satisfies readonly Meaning[];

/** The bits of meanings, one each. */
export function maskOf(some: readonly Meaning[]): number {
  return some.reduce((mask, one) => mask | (1 << meanings.indexOf(one)), 0);
}

/** Shorter words and beginnings are too near to others to be told by their sound. */
const shortestBySound = 5;
const shortestSound = 4;

/**
 * A word as it sounds: without double letters, and with one letter for those that people mix up, such as
 * b and v. Also the beginning of a word begins so.
 */
export function soundOf(word: string, shortest = shortestBySound): string {
  if (word.length < shortest) return word;
  let sound = '';
  for (const letter of word) {
    const own = sounds[letter] ?? letter;
    if (own !== '' && !sound.endsWith(own)) sound += own;
  }
  return sound;
}

const sounds: Readonly<Record<string, string>> = {
  v: 'b',
  j: 'g',
  c: 'k',
  q: 'k',
  y: 'i',
  z: 's',
  h: '',
};

/** How many words a language keeps for the next reply, and how long these may be. */
const mostFound = 5_000;
const longestFound = 20;

interface Row {
  readonly words: readonly string[];
  readonly mask: number;
}

/** What stands at a place: meanings as bits, and how many words say so. */
export interface Reading {
  readonly mask: number;
  readonly length: number;
}

const none: readonly Row[] = [];
const nothing: Reading = { mask: 0, length: 1 };
const verbs = maskOf(['sending', 'removing', 'leaving', 'pestering']);
const me = maskOf(['me']);
/** Rows of words that mean something else than their words do. */
const whole = maskOf(['keeping', 'missing', 'wondering', 'things', 'staying', 'off']);

/** The words of one language by their meanings. */
export class MeaningBook {
  readonly #words = new Map<string, number>();
  readonly #beginnings = new Map<string, number>();
  readonly #lengths: readonly number[];
  readonly #rows = new Map<string, Row[]>();
  readonly #attached: readonly string[];
  /** Words that were looked up before: people say the same few thousand. */
  readonly #found = new Map<string, number>();
  readonly heedsHarmless: boolean;

  constructor(words: MeaningWords) {
    this.heedsHarmless = words.heedsHarmless;
    for (const meaning of meanings) {
      const mask = maskOf([meaning]);
      for (const row of entriesOf(words[meaning])) this.#add(row, mask);
    }
    this.#lengths = [...new Set([...this.#beginnings.keys()].map(({ length }) => length))];
    this.#attached = words.attached === '' ? [] : words.attached.split('|');
  }

  #add(row: readonly string[], mask: number): void {
    const [first = ''] = row;
    if (row.length > 1) {
      const words = row.map((word) =>
        word.endsWith('~') ? `${soundOf(word.slice(0, -1))}~` : soundOf(word),
      );
      const [start = ''] = words;
      this.#rows.set(start, [...(this.#rows.get(start) ?? []), { words, mask }]);
    } else if (first.endsWith('~')) {
      const beginning = first.slice(0, -1);
      // A short word is compared as written, a longer one as it sounds.
      if (beginning.length < shortestBySound) addTo(this.#beginnings, beginning, mask);
      const sound = soundOf(beginning, 0);
      // What is left of a short one would be the beginning of anything.
      if (sound === beginning || sound.length >= shortestSound) {
        addTo(this.#beginnings, sound, mask);
      }
    } else addTo(this.#words, soundOf(first), mask);
  }

  /** @param words as they sound. */
  at(words: readonly string[], place: number): Reading {
    const word = words[place];
    if (word === undefined) return nothing;
    let longest: Row | null = null;
    const rows = this.#rows.get(word) ?? none;
    for (const row of rows) {
      if (row.words.length > (longest?.words.length ?? 0) && isAt(row.words, words, place)) {
        longest = row;
      }
    }
    if (longest !== null) {
      let { mask } = longest;
      for (const other of rows) {
        if (other !== longest && isSame(other.words, longest.words)) mask |= other.mask;
      }
      // “Ya no” denies, and says “any more” as well.
      if ((mask & whole) === 0) {
        for (const part of longest.words) mask |= this.#maskOf(part) & ~whole;
      }
      return { mask, length: longest.words.length };
    }
    let mask = this.#maskOf(word);
    if ((mask & verbs) !== 0 && this.#attached.some((ending) => word.endsWith(ending))) mask |= me;
    return mask === 0 ? nothing : { mask, length: 1 };
  }

  #maskOf(word: string): number {
    const known = this.#found.get(word);
    if (known !== undefined) return known;
    let mask = this.#words.get(word) ?? 0;
    for (const length of this.#lengths) {
      if (length <= word.length) mask |= this.#beginnings.get(word.slice(0, length)) ?? 0;
    }
    if (this.#found.size >= mostFound) this.#found.clear();
    if (word.length <= longestFound) this.#found.set(word, mask);
    return mask;
  }
}

function isAt(row: readonly string[], words: readonly string[], place: number): boolean {
  return row.every((part, at) => {
    const word = words[place + at];
    return part.endsWith('~') ? word?.startsWith(part.slice(0, -1)) === true : word === part;
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}

function addTo(masks: Map<string, number>, word: string, mask: number): void {
  masks.set(word, (masks.get(word) ?? 0) | mask);
}
