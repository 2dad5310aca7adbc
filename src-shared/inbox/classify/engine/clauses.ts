import type { Phrases } from './find-phrases.ts';
import type { Keyword, RuleBook } from './rule-book.ts';
import type { Change, Sentences, Token } from './sentences.ts';

/**
 * What a clause is: nothing but keywords, polite words and numbers; nothing but the latter; a name or
 * another short sign at the end of a reply; or anything else.
 */
export type Clause =
  | { readonly kind: 'keywords'; readonly keywords: readonly FoundKeyword[]; readonly isBare: boolean }
  | { readonly kind: 'polite' | 'signature' | 'other' };

export interface FoundKeyword {
  readonly keyword: Keyword;
  readonly change: Change;
  readonly isShouted: boolean;
  /** Whether sentences end before and after the clause. */
  readonly isSentence: boolean;
}

/** A name is no longer than this. */
const longestSignature = 3;
/** `un sub scribe`, and no more pieces. */
const mostPieces = 5;

/** A reply as its sentences, and these as their clauses where a sentence is no keyword as a whole. */
export function readClauses(
  { sentences }: Sentences,
  { harmless }: Phrases,
  book: RuleBook,
): readonly Clause[] {
  return sentences.flatMap((tokens, sentence) => {
    const isHarmless = harmless[sentence] ?? [];
    const whole = readClause(tokens, 0, tokens.length, isHarmless, book);
    if (whole.kind !== 'other') return [whole];
    const borders = tokens.flatMap(({ startsClause }, place) => (startsClause ? [place] : []));
    if (borders.length === 0) return [whole];
    const places = [0, ...borders, tokens.length];
    return places.slice(1).map((to, index) => {
      return readClause(tokens, places[index] ?? 0, to, isHarmless, book);
    });
  });
}

function readClause(
  all: readonly Token[],
  from: number,
  to: number,
  isHarmless: readonly boolean[],
  book: RuleBook,
): Clause {
  const tokens = from === 0 && to === all.length ? all : all.slice(from, to);
  const isSentence = tokens.length === all.length;
  const keywords: FoundKeyword[] = [];
  let isPolite = true;
  let isBare = true;
  let place = 0;
  for (let token = tokens[0]; token !== undefined; token = tokens[place]) {
    const keyword = isHarmless[from + place] === true ? null : book.keywords.at(tokens, place);
    const polite = book.polite.at(tokens, place);
    const beside = book.beside.at(tokens, place);
    const other = Math.max(polite?.length ?? 0, beside?.length ?? 0);
    if (keyword !== null && keyword.length >= other) {
      const { change, isShouted } = token;
      keywords.push({ keyword: keyword.value, change, isShouted, isSentence });
      place += keyword.length;
    } else if (other > 0 || (token.isNumber && keywords.length > 0)) {
      isBare = false;
      isPolite &&= polite !== null;
      place += Math.max(other, 1);
    } else break;
  }
  if (place === tokens.length) {
    if (keywords.length > 0) return { kind: 'keywords', keywords, isBare };
    if (isPolite) return { kind: 'polite' };
  }
  return inPieces(tokens, isSentence, isHarmless, from, book) ?? { kind: signatureOr(tokens, book) };
}

/** A keyword with blanks where none belong: `un subscribe`, `op tout`. */
function inPieces(
  tokens: readonly Token[],
  isSentence: boolean,
  isHarmless: readonly boolean[],
  from: number,
  book: RuleBook,
): Clause | null {
  const own = tokens.filter((_, place) => book.polite.at(tokens, place) === null);
  if (own.length < 2 || own.length > mostPieces || isHarmless[from] === true) return null;
  const joined = own.map(({ raw }) => raw).join('');
  const meant = book.joinedKeywords.has(joined) ? joined : book.typos.get(joined);
  const keyword = meant === undefined ? undefined : book.joinedKeywords.get(meant);
  if (keyword === undefined || (meant !== joined && joined.length < 6)) return null;
  const change = meant === joined ? 'none' : 'typo';
  const isShouted = own.every((token) => token.isShouted);
  return {
    kind: 'keywords',
    keywords: [{ keyword, change, isShouted, isSentence }],
    isBare: own.length === tokens.length,
  };
}

function signatureOr(tokens: readonly Token[], book: RuleBook): 'signature' | 'other' {
  if (tokens.length > longestSignature) return 'other';
  return tokens.every((token) => token.isNumber || book.isName(token)) ? 'signature' : 'other';
}
