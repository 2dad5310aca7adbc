import { WordList } from './word-list.ts';

/**
 * A pattern is a row of elements, divided by blanks:
 *
 * - `word`, `one|other`, `do_not|dont`: one of these; `_` joins the words of one alternative
 * - `send~`: a word that begins so
 * - `<group>`: an entry of a group of the language; `<one|other>` groups alternatives
 * - `*`: any word
 * - `@name`: what may be the name of a person
 * - `^`, `$`: the beginning and the end of a sentence or clause, apart from polite words; also as one of
 *   several alternatives: `here|$`
 * - `…?`, `…{0,3}`: an element that may be missing, or comes several times
 */
export interface Pattern {
  readonly elements: readonly Element[];
}

export interface Element {
  readonly takesAny: boolean;
  readonly takesName: boolean;
  /** Edges that will do instead of a word. */
  readonly edges: readonly Edge[];
  readonly lists: readonly WordList[];
  readonly least: number;
  readonly most: number;
  /** Whether the element takes one word, or row of words, and must. */
  readonly isOnce: boolean;
}

export type Edge = '^' | '$';

const specials = new Set(['*', '@name', '^', '$']);

/**
 * Reads patterns of one language. The same element and the same group stand in many patterns, and are
 * read once.
 */
export class PatternReader {
  readonly #groups: Readonly<Record<string, string>>;
  readonly #elements = new Map<string, Element>();
  readonly #lists = new Map<string, WordList>();

  constructor(groups: Readonly<Record<string, string>>) {
    this.#groups = groups;
  }

  /** @throws Error where a pattern names a group that is none. */
  read(source: string): Pattern {
    return {
      elements: source.split(' ').map((part) => {
        const element = this.#elements.get(part) ?? this.#readElement(part);
        this.#elements.set(part, element);
        return element;
      }),
    };
  }

  /** The lists of all patterns that were read. */
  lists(): Iterable<WordList> {
    return this.#lists.values();
  }

  #readElement(source: string): Element {
    const [, core = '', , least, most, optional] =
      /^(.+?)(\{(\d),(\d)\}|(\?))?$/.exec(source)?.map((found) => found ?? '') ?? [];
    // Brackets round alternatives only hold these together.
    const parts = core.replaceAll(/<([^>]*\|[^>]*)>/g, '$1').split('|');
    const groups = parts.filter((part) => part.startsWith('<'));
    const own = parts.filter((part) => !part.startsWith('<') && !specials.has(part)).join('|');
    const edges = (['^', '$'] as const).filter((edge) => parts.includes(edge));
    const times = { least: optional === '?' ? 0 : Number(least || 1), most: Number(most || 1) };
    return {
      takesAny: parts.includes('*'),
      takesName: parts.includes('@name'),
      edges,
      lists: [
        ...groups.map((group) => this.#listOf(this.#groupOf(group.slice(1, -1)))),
        ...(own === '' ? [] : [this.#listOf(own)]),
      ],
      ...times,
      isOnce: times.least === 1 && times.most === 1 && edges.length === 0,
    };
  }

  #groupOf(name: string): string {
    const group = this.#groups[name];
    if (group === undefined) throw new Error(`No group ${name}.`);
    return group;
  }

  #listOf(entries: string): WordList {
    const list = this.#lists.get(entries) ?? new WordList(entries);
    this.#lists.set(entries, list);
    return list;
  }
}
