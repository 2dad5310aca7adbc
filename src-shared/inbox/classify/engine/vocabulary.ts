import type { Known } from './sentences.ts';

/** Digits and signs that stand for letters. */
const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  $: 's',
  '@': 'a',
};

/** The words that rules know, and what else stands for them. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #prefixes = new Set<string>();
  readonly #lengths = new Set<number>();
  readonly #keywords = new Set<string>();
  readonly #typos: ReadonlyMap<string, string>;
  readonly #ordinary: ReadonlySet<string>;

  /** @param typos keywords by what comes of these with one wrong key. */
  constructor(typos: ReadonlyMap<string, string>, ordinary: ReadonlySet<string>) {
    this.#typos = typos;
    this.#ordinary = ordinary;
  }

  /** @param word may end with `~`, for any ending. */
  add(word: string): void {
    if (word.endsWith('~')) {
      this.#prefixes.add(word.slice(0, -1));
      this.#lengths.add(word.length - 1);
    } else this.#words.add(word);
  }

  addKeyword(word: string): void {
    this.#words.add(word);
    this.#keywords.add(word);
  }

  readonly know = (word: string): Known => {
    if (this.has(word)) return { word, change: 'none' };
    if (this.#ordinary.has(word)) return { word, change: 'unknown' };
    if (/(.)\1\1/.test(word)) {
      const pairs = word.replaceAll(/(.)\1{2,}/g, '$1$1');
      if (this.has(pairs)) return { word: pairs, change: 'repeat' };
      const single = word.replaceAll(/(.)\1+/g, '$1');
      if (this.has(single)) return { word: single, change: 'repeat' };
      const meant = this.#ordinary.has(single) ? undefined : this.#typos.get(single);
      if (meant !== undefined) return { word: meant, change: 'typo' };
    }
    if (/[0-9$@]/.test(word) && /[a-z$@]/.test(word)) {
      const spelled = word.replaceAll(/[0-9$@]/g, (sign) => signs[sign] ?? sign);
      for (const reading of [spelled, spelled.replaceAll('i', 'l')]) {
        if (this.#keywords.has(reading)) return { word: reading, change: 'digits' };
      }
    }
    const meant = this.#typos.get(word);
    return meant === undefined ? { word, change: 'unknown' } : { word: meant, change: 'typo' };
  };

  has(word: string): boolean {
    if (this.#words.has(word)) return true;
    for (const length of this.#lengths) {
      if (length <= word.length && this.#prefixes.has(word.slice(0, length))) return true;
    }
    return false;
  }
}
