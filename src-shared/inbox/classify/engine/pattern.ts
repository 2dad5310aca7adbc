import { formsOf } from './fold-text.ts';

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
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  /** Alternatives of several words; in each, the last one may be a prefix. */
  readonly rows: readonly (readonly string[])[];
  readonly least: number;
  readonly most: number;
  /** Whether the element takes one word, or row of words, and must. */
  readonly isOnce: boolean;
}

export type Edge = '^' | '$';

const specials = new Set(['*', '@name', '^', '$']);

/**
 * Reads patterns of one language. The same element stands in many patterns, and is read once.
 *
 * @throws Error where a pattern names a group that is none.
 */
export function patternReader(groups: Readonly<Record<string, string>>) {
  const elements = new Map<string, Element>();
  return (source: string): Pattern => ({
    elements: source.split(' ').map((part) => {
      const element = elements.get(part) ?? readElement(part, groups);
      elements.set(part, element);
      return element;
    }),
  });
}

/** The entries of a list, each as its words. */
export function entriesOf(list: string): readonly (readonly string[])[] {
  if (list === '') return [];
  return list.split('|').flatMap((entry) => rowsOf(entry.split('_')));
}

function readElement(source: string, groups: Readonly<Record<string, string>>): Element {
  const [, core = '', , least, most, optional] =
    /^(.+?)(\{(\d),(\d)\}|(\?))?$/.exec(source)?.map((found) => found ?? '') ?? [];
  const list = core.replaceAll(/<([^>]+)>/g, (_, name: string) => {
    const group = name.includes('|') ? name : groups[name];
    if (group === undefined) throw new Error(`No group ${name} for ${source}.`);
    return group;
  });
  const parts = list.split('|');
  const words = parts.filter((each) => !specials.has(each)).join('|');
  const entries = entriesOf(words);
  const single = entries.flatMap((row) => (row.length === 1 ? [...row] : []));
  const edges = (['^', '$'] as const).filter((edge) => parts.includes(edge));
  const times = { least: optional === '?' ? 0 : Number(least || 1), most: Number(most || 1) };
  return {
    takesAny: parts.includes('*'),
    takesName: parts.includes('@name'),
    edges,
    words: new Set(single.filter((word) => !word.endsWith('~'))),
    prefixes: single.filter((word) => word.endsWith('~')).map((word) => word.slice(0, -1)),
    rows: entries.filter((row) => row.length > 1),
    ...times,
    isOnce: times.least === 1 && times.most === 1 && edges.length === 0,
  };
}

/** Each way in which people write the words of an entry. */
function rowsOf(words: readonly string[]): readonly (readonly string[])[] {
  let rows: readonly (readonly string[])[] = [[]];
  for (const word of words) {
    const forms = formsOf(word);
    rows = rows.flatMap((row) => forms.map((form) => [...row, form]));
  }
  return rows;
}
