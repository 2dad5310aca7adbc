import { formsOf } from './fold-text.ts';
import type { Token } from './sentences.ts';

/** The entries of a list, each as its words, in each way in which people write these. */
export function entriesOf(list: string): readonly (readonly string[])[] {
  if (list === '') return [];
  return list.split('|').flatMap((entry) => {
    if (!entry.includes('_')) return formsOf(entry).map((form) => [form]);
    let rows: readonly (readonly string[])[] = [[]];
    for (const word of entry.split('_')) {
      const forms = formsOf(word);
      rows = rows.flatMap((row) => forms.map((form) => [...row, form]));
    }
    return rows;
  });
}

/** Words, beginnings of words (`abmeld~`) and rows of words, one of which stands at a place. */
export class WordList {
  readonly #words = new Set<string>();
  readonly #prefixes: string[] = [];
  readonly #rows = new Map<string, (readonly string[])[]>();

  constructor(list: string) {
    for (const row of entriesOf(list)) {
      const [first = ''] = row;
      if (row.length > 1) this.#rows.set(first, [...(this.#rows.get(first) ?? []), row]);
      else if (first.endsWith('~')) this.#prefixes.push(first.slice(0, -1));
      else this.#words.add(first);
    }
  }

  /** The place after the longest entry that stands at a place, or -1. */
  after(tokens: readonly Token[], place: number): number {
    const word = tokens[place]?.word;
    if (word === undefined) return -1;
    let longest = this.#words.has(word) || this.#hasPrefix(word) ? place + 1 : -1;
    for (const row of this.#rows.get(word) ?? []) {
      if (place + row.length > longest && isAt(row, tokens, place)) longest = place + row.length;
    }
    return longest;
  }

  /** With what entries begin: words, and beginnings that end with `~`. */
  firstWords(): readonly string[] {
    const prefixes = this.#prefixes.map((prefix) => `${prefix}~`);
    return [...this.#words, ...prefixes, ...this.#rows.keys()];
  }

  /** Every word, and beginnings that end with `~`. */
  allWords(): readonly string[] {
    return [...this.firstWords(), ...[...this.#rows.values()].flat(2)];
  }

  #hasPrefix(word: string): boolean {
    for (const prefix of this.#prefixes) if (word.startsWith(prefix)) return true;
    return false;
  }
}

/** Whether a row stands at a place; its last word may be a beginning. */
function isAt(row: readonly string[], tokens: readonly Token[], place: number): boolean {
  return row.every((word, at) => {
    const own = tokens[place + at]?.word;
    return word.endsWith('~') ? own?.startsWith(word.slice(0, -1)) === true : own === word;
  });
}
