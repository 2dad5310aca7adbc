import type { Phrases } from './find-phrases.ts';
import type { Keyword, RuleBook } from './rule-book.ts';
import type { Change, Sentences, Token } from './sentences.ts';

/**
 * What a clause is: nothing but keywords, polite words and numbers; nothing but the latter; a name or
 * another short sign at the end of a reply; or anything else.
 */
export type Clause =
  | {
      readonly kind: 'keywords';
      readonly keywords: readonly FoundKeyword[];
      readonly company: Company;
      readonly hasNumber: boolean;
    }
  | { readonly kind: 'polite' | 'signature' | 'other' };

/** What stands beside keywords: nothing, polite words, or words that may be an object. */
export type Company = 'none' | 'polite' | 'beside';

export interface FoundKeyword {
  readonly keyword: Keyword;
  readonly change: Change | 'doubtful';
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
  let company: Company = 'none';
  let hasNumber = false;
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
    } else if (other > 0) {
      if (polite === null) company = 'beside';
      else if (company === 'none') company = 'polite';
      place += other;
    } else if (token.isNumber && keywords.length > 0) {
      hasNumber = true;
      place += 1;
    } else break;
  }
  if (place === tokens.length) {
    if (keywords.length > 0) return { kind: 'keywords', keywords, company, hasNumber };
    if (company !== 'beside' && !isSlip(tokens, book)) return { kind: 'polite' };
  }
  return (
    inPieces(tokens, isSentence, isHarmless, from, book) ?? { kind: signatureOr(tokens, book) }
  );
}

/** A keyword with blanks where none belong, as `un subscribe`, or as a word that hardly anybody means. */
function inPieces(
  tokens: readonly Token[],
  isSentence: boolean,
  isHarmless: readonly boolean[],
  from: number,
  book: RuleBook,
): Clause | null {
  const isOne = tokens.length === 1;
  const own = tokens.filter((_, place) => isOne || book.polite.at(tokens, place) === null);
  if (own.length > mostPieces || isHarmless[from] === true) return null;
  const joined = own.map(({ raw }) => raw).join('');
  const found = meantBy(joined, own.length, book);
  if (found === null) return null;
  const isShouted = own.every((token) => token.isShouted);
  const company = own.length === tokens.length ? 'none' : 'polite';
  const keywords = [{ ...found, isShouted, isSentence }];
  return { kind: 'keywords', keywords, company, hasNumber: false };
}

/** Of words in pieces, only those that are sure may have a wrong key too. */
function meantBy(
  joined: string,
  pieces: number,
  book: RuleBook,
): Pick<FoundKeyword, 'keyword' | 'change'> | null {
  const keywordOf = (name: string | undefined) => book.joinedKeywords.get(name ?? '') ?? null;
  const exact = keywordOf(joined);
  if (exact !== null) return { keyword: exact, change: 'none' };
  const slip = keywordOf(book.typos.get(joined));
  if (slip !== null && (pieces === 1 || slip.strength === 'sure')) {
    return { keyword: slip, change: 'typo' };
  }
  const rare = pieces === 1 ? keywordOf(book.rare.get(joined)) : null;
  return rare === null ? null : { keyword: rare, change: 'doubtful' };
}

/** Whether a polite word is meant for a keyword: `stp` alone begs for nothing. */
function isSlip(tokens: readonly Token[], book: RuleBook): boolean {
  const [first] = tokens;
  return tokens.length === 1 && first !== undefined && book.typos.has(first.raw);
}

function signatureOr(tokens: readonly Token[], book: RuleBook): 'signature' | 'other' {
  if (tokens.length > longestSignature) return 'other';
  return tokens.every((token) => token.isNumber || book.isName(token)) ? 'signature' : 'other';
}
