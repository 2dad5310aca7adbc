import { matchPattern, type Work } from './match-pattern.ts';
import type { RuleBook, RuleKind } from './rule-book.ts';
import type { Rows } from './rows.ts';
import type { Sentences, Token } from './sentences.ts';

/** A passage of a sentence that a rule describes. */
export interface Found {
  readonly kind: RuleKind;
  readonly code: string;
  readonly from: number;
  /** The place after the last word. */
  readonly to: number;
}

export interface Phrases {
  /** Without what begins inside a harmless passage. */
  readonly found: readonly Found[];
  /** For each sentence, which of its places lie in a harmless passage. */
  readonly harmless: readonly (readonly boolean[])[];
}

/** What rules find in a reply. Of several passages with the same beginning the longest counts. */
export function findPhrases(
  { sentences, hasSmallLetters }: Sentences,
  book: RuleBook,
  work: Work,
): Phrases {
  // In a text of capitals these tell no names.
  const isName = (token: Token) =>
    book.isName(token) && (hasSmallLetters || book.isFirstName(token.word));
  const harmless: boolean[][] = [];
  const found: Found[] = [];
  for (const tokens of sentences) {
    const passage = { ...edgesOf(tokens, book.polite), tokens, isName };
    const all: Found[] = [];
    for (const [place, token] of tokens.entries()) {
      for (const rules of book.rulesAt(token, isName(token))) {
        for (const { kind, code, pattern } of rules) {
          const to = matchPattern(pattern, passage, place, work);
          if (to !== -1) all.push({ kind, code, from: place, to });
        }
      }
    }
    const cover = coverOf(all);
    const farthest = new Map<number, number>();
    for (const { kind, from, to } of all) {
      if (kind !== 'hint') farthest.set(from, Math.max(to, farthest.get(from) ?? 0));
    }
    found.push(
      ...all.filter((one) => {
        if (one.kind === 'hint') return !cover.inner.has(one.from) && !cover.ends.has(one.from);
        if (one.kind === 'harmless' || one.to < (farthest.get(one.from) ?? 0)) return false;
        return !isInside(one, cover);
      }),
    );
    harmless.push(tokens.map((_, place) => cover.inner.has(place) || cover.ends.has(place)));
  }
  return { found, harmless };
}

interface Cover {
  /** Places in a harmless passage, after its first word. */
  readonly inner: ReadonlySet<number>;
  /** Where a harmless passage ends, by the place where that begins; of several, the farthest. */
  readonly ends: ReadonlyMap<number, number>;
}

function coverOf(all: readonly Found[]): Cover {
  const inner = new Set<number>();
  const ends = new Map<number, number>();
  for (const { kind, from, to } of all) {
    if (kind !== 'harmless') continue;
    ends.set(from, Math.max(to, ends.get(from) ?? 0));
    for (let place = from + 1; place < to; place += 1) inner.add(place);
  }
  return { inner, ends };
}

/** Whether a passage begins in a harmless one, and does not contain that and more. */
function isInside({ from, to }: Found, { inner, ends }: Cover): boolean {
  return inner.has(from) || to <= (ends.get(from) ?? 0);
}

function edgesOf(tokens: readonly Token[], polite: Rows<true>) {
  const beginnings = tokens.map((token, place) => place === 0 || token.startsClause);
  const ends = tokens.map(({ startsClause }) => startsClause);
  ends.push(true);
  const lengths = tokens.map((_, place) => polite.at(tokens, place)?.length ?? 0);
  for (const [place, length] of lengths.entries()) {
    if (length > 0 && beginnings[place] === true) beginnings[place + length] = true;
  }
  for (const [back] of lengths.entries()) {
    const place = lengths.length - 1 - back;
    const length = lengths[place] ?? 0;
    if (length > 0 && ends[place + length] === true) ends[place] = true;
  }
  return { beginnings, ends };
}
