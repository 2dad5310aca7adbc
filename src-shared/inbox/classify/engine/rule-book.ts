import type { LanguageWords } from '../languages/language-words.ts';
import { PatternReader, type Pattern } from './pattern.ts';
import { Rows } from './rows.ts';
import type { Token } from './sentences.ts';
import { typosOf } from './typos.ts';
import { Vocabulary } from './vocabulary.ts';
import { entriesOf } from './word-list.ts';

export type RuleKind =
  'stop' | 'maybe' | 'hint' | 'start' | 'wrong-number' | 'harmless' | 'automatic';

export interface Rule {
  readonly kind: RuleKind;
  /** The code of the rule: `phrase:take-me-off`. */
  readonly code: string;
  readonly pattern: Pattern;
}

/** How surely a keyword means what that says: see `LanguageWords`. */
export type Strength = keyof LanguageWords['keywords'];

export interface Keyword {
  readonly strength: Strength;
  /** The words without blanks: `optout`. */
  readonly name: string;
  /** Whether the law or a carrier says that the word stops, and not our own list. */
  readonly isConclusive: boolean;
}

export interface RuleBook {
  readonly vocabulary: Vocabulary;
  readonly keywords: Rows<Keyword>;
  /** Keywords without the blanks in these. */
  readonly joinedKeywords: ReadonlyMap<string, Keyword>;
  readonly typos: ReadonlyMap<string, string>;
  /** Keywords by words that are more likely slips of a key than meant. */
  readonly rare: ReadonlyMap<string, string>;
  readonly polite: Rows<true>;
  readonly beside: Rows<true>;
  readonly rulesAt: (token: Token, isName: boolean) => readonly (readonly Rule[])[];
  readonly isName: (token: Token) => boolean;
  readonly isFirstName: (word: string) => boolean;
}

export interface BookSources {
  readonly languages: readonly LanguageWords[];
  /** Words that are no slips of a key, although these could be. */
  readonly ordinary: string;
  /** The same of words with which hardly anybody answers. */
  readonly rare: string;
  readonly firstNames: string;
  /** Words with a capital that are no names. */
  readonly noNames: string;
}

/** In what order the lists count where languages disagree about a word. */
const strengths: readonly Strength[] = ['sure', 'stop', 'alone', 'help', 'start', 'perhaps'];

/** Shorter words are too near to others for a slip of a key to be told; `end` alone is a word of the rule. */
const shortestWithTypos = 4;
const shortWithTypos = new Set(['end']);

export function makeRuleBook(sources: BookSources): RuleBook {
  const { languages } = sources;
  const joinedKeywords = new Map<string, Keyword>();
  const keywords = new Rows<Keyword>();
  const typos = new Map<string, string>();
  const ordinary = new Set(sources.ordinary.split('|'));
  const vocabulary = new Vocabulary(typos, ordinary);
  for (const strength of strengths) {
    for (const { keywords: lists, keyboard, language } of languages) {
      for (const row of entriesOf(lists[strength])) {
        const name = row.join('');
        if (joinedKeywords.has(name)) continue;
        const keyword = { strength, name, isConclusive: language === 'en' };
        joinedKeywords.set(name, keyword);
        keywords.add(row, keyword);
        for (const word of row) vocabulary.add(word);
        if (row.length > 1) continue;
        vocabulary.addKeyword(name);
        if (!hasTypos(keyword)) continue;
        for (const layout of new Set([keyboard, 'qwerty'] as const)) {
          for (const typo of typosOf(name, layout)) {
            if (!typos.has(typo)) typos.set(typo, name);
          }
        }
      }
    }
  }
  for (const word of joinedKeywords.keys()) typos.delete(word);
  const rare = new Map<string, string>();
  for (const word of sources.rare.split('|')) {
    const meant = typos.get(word);
    if (meant !== undefined) rare.set(word, meant);
    ordinary.add(word);
  }
  for (const word of ordinary) typos.delete(word);

  const polite = new Rows<true>();
  const beside = new Rows<true>();
  const rules = new RuleIndex();
  for (const language of languages) {
    for (const [rows, list] of [
      [polite, language.polite],
      [beside, language.beside],
    ] as const) {
      for (const row of entriesOf(list)) {
        rows.add(row, true);
        for (const word of row) vocabulary.add(word);
      }
    }
    const reader = new PatternReader(language.groups);
    for (const rule of rulesOf(language, reader)) rules.add(rule);
    for (const list of reader.lists()) {
      for (const word of list.allWords()) vocabulary.add(word);
    }
  }
  const firstNames = new Set(sources.firstNames.split('|'));
  const noNames = new Set(sources.noNames.split('|'));
  const isName = (token: Token) => {
    if (noNames.has(token.word)) return false;
    if (firstNames.has(token.word) || firstNames.has(token.word.replace(/s$/, ''))) return true;
    return token.isCapitalized && !token.isShouted && token.change === 'unknown';
  };
  return {
    vocabulary,
    keywords,
    joinedKeywords,
    typos,
    rare,
    polite,
    beside,
    rulesAt: (token, isNamed) => rules.at(token, isNamed),
    isName,
    isFirstName: (word) => firstNames.has(word),
  };
}

/** Whether slips of a key are looked for: not in words that may mean something else. */
function hasTypos({ strength, name }: Keyword): boolean {
  if (strength !== 'sure' && strength !== 'stop' && strength !== 'alone') return false;
  return name.length >= shortestWithTypos || shortWithTypos.has(name);
}

function rulesOf(language: LanguageWords, reader: PatternReader): readonly Rule[] {
  const { stop, maybe, hints, start, wrongNumber, harmless, automatic } = language;
  const parts: readonly [RuleKind, Readonly<Record<string, readonly string[]>>][] = [
    ['stop', stop],
    ['maybe', maybe],
    ['hint', { hint: hints }],
    ['start', start],
    ['wrong-number', wrongNumber],
    ['harmless', { harmless }],
    ['automatic', { automatic }],
  ];
  return parts.flatMap(([kind, byCode]) =>
    Object.entries(byCode).flatMap(([code, patterns]) =>
      patterns.map((source) => ({
        kind,
        code: `phrase:${code}`,
        pattern: reader.read(source),
      })),
    ),
  );
}

/** Finds rules by the words with which their patterns may begin. */
class RuleIndex {
  readonly #byWord = new Map<string, Rule[]>();
  readonly #byPrefix = new Map<string, Rule[]>();
  readonly #lengths = new Set<number>();
  readonly #byName: Rule[] = [];

  add(rule: Rule): void {
    for (const word of firstWordsOf(rule.pattern)) {
      if (word === '@name') this.#byName.push(rule);
      else if (word.endsWith('~')) {
        addTo(this.#byPrefix, word.slice(0, -1), rule);
        this.#lengths.add(word.length - 1);
      } else addTo(this.#byWord, word, rule);
    }
  }

  /** Several lists, as most words begin few rules or none. */
  at(token: Token, isName: boolean): readonly (readonly Rule[])[] {
    const found: (readonly Rule[])[] = [];
    const byWord = this.#byWord.get(token.word);
    if (byWord !== undefined) found.push(byWord);
    for (const length of this.#lengths) {
      if (length > token.word.length) continue;
      const byPrefix = this.#byPrefix.get(token.word.slice(0, length));
      if (byPrefix !== undefined) found.push(byPrefix);
    }
    if (isName) found.push(this.#byName);
    return found;
  }
}

function addTo(map: Map<string, Rule[]>, key: string, rule: Rule): void {
  const rules = map.get(key) ?? [];
  if (rules.at(-1) !== rule) rules.push(rule);
  map.set(key, rules);
}

function firstWordsOf({ elements }: Pattern): readonly string[] {
  const words: string[] = [];
  for (const element of elements) {
    if (element.takesAny) throw new Error('A pattern begins with a word.');
    if (element.takesName) words.push('@name');
    words.push(...element.lists.flatMap((list) => list.firstWords()));
    if (element.least > 0 && element.edges.length === 0) return words;
  }
  throw new Error('A pattern has an element that must not be missing.');
}
