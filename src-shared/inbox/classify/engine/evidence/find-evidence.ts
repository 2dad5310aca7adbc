import type { Work } from '../match-pattern.ts';
import type { Sentences, Token } from '../sentences.ts';
import { maskOf, soundOf, type MeaningBook } from './meanings.ts';
import { requests } from './requests.ts';

/** The end of a sentence counts as so many words, that of a clause as one. */
const sentenceGap = 3;
/** Of the words that one language knows, another may miss so many and still be meant. */
const mostUnknown = 1;
/** Of fewer words, none may be missed. */
const longEnough = 6;
/** How far from a request the words stand that make something else of it. */
const usualNearby = 4;

const rules = requests.map(
  ({ code, parts, within, without, nearby = usualNearby, isOrdered = false }) => ({
    code: `evidence:${code}`,
    parts: parts.map(maskOf),
    any: maskOf(parts.flat()),
    within,
    without: maskOf(without),
    nearby,
    isOrdered,
  }),
);

const ending = maskOf(['ending']);
const keeping = maskOf(['keeping']);
/** What a denial before takes away. */
const idle = maskOf(['ending', 'leaving', 'keeping', 'staying']);
const staying = maskOf(['staying']);
const negation = maskOf(['not', 'never']);
const bits = 32;

/** Words of a reply as these sound, each with where it stands; sentences are apart. */
interface Line {
  readonly words: readonly string[];
  readonly places: readonly number[];
  readonly starts: readonly boolean[];
  /** Which words lie in a passage that a rule calls harmless: these ask for no end. */
  readonly isHarmless: readonly boolean[];
}

/** The code of a request that words of one language make, wherever these stand; null where there is none. */
export function findEvidence(
  { sentences }: Sentences,
  harmless: readonly (readonly boolean[])[],
  books: readonly MeaningBook[],
  work: Work,
): string | null {
  const line = lineOf(sentences, harmless);
  const readings = books.map((book) => readWith(line, book, work));
  const most = Math.max(...readings.map(({ known }) => known));
  // A language that knows fewer of the words is not the one of the reply.
  for (const { seen, known } of readings) {
    if (known < most - (most < longEnough ? 0 : mostUnknown)) continue;
    const code = findIn(seen, work);
    if (code !== null) return code;
  }
  return null;
}

/** Whether somebody wants to go on with texts, although the reply is about leaving something. */
export function wantsToStay(
  { sentences }: Sentences,
  books: readonly MeaningBook[],
  work: Work,
): boolean {
  const line = lineOf(sentences, []);
  return books.some((book) =>
    readWith(line, book, work).seen.some(({ mask }) => (mask & staying) !== 0),
  );
}

function lineOf(
  sentences: readonly (readonly Token[])[],
  harmless: readonly (readonly boolean[])[],
): Line {
  const isHarmless: boolean[] = [];
  const words: string[] = [];
  const places: number[] = [];
  const starts: boolean[] = [];
  let place = 0;
  for (const [sentence, tokens] of sentences.entries()) {
    for (const [at, { raw, word, change, startsClause }] of tokens.entries()) {
      place += startsClause ? 2 : 1;
      words.push(soundOf(change === 'unknown' || change === 'none' ? raw : word));
      places.push(place);
      isHarmless.push(harmless[sentence]?.[at] === true);
      starts.push(at === 0 || startsClause);
    }
    place += sentenceGap;
  }
  return { words, places, starts, isHarmless };
}

interface Seen {
  readonly place: number;
  readonly mask: number;
}

interface LanguageReading {
  readonly seen: readonly Seen[];
  /** How many words have a meaning. */
  readonly known: number;
}

function readWith(
  { words, places, starts, isHarmless }: Line,
  book: MeaningBook,
  work: Work,
): LanguageReading {
  const seen: Seen[] = [];
  let known = 0;
  for (let at = 0; at < words.length;) {
    work.steps += 1;
    const { mask, length } = book.at(words, at);
    const place = places[at] ?? 0;
    if (mask !== 0) {
      known += length;
      const isIdle =
        (book.heedsHarmless && isHarmless[at] === true) ||
        isDenied(seen, place, starts[at] === true);
      const own = isIdle ? denied(mask) : mask;
      seen.push({ place, mask: own });
      if (length > 1) seen.push({ place: places[at + length - 1] ?? place, mask: own });
    }
    at += length;
  }
  return { seen, known };
}

function findIn(seen: readonly Seen[], work: Work): string | null {
  const last = new Int32Array(bits).fill(-1_000);
  for (const [at, { place, mask }] of seen.entries()) {
    for (let rest = mask; rest !== 0; rest &= rest - 1) last[31 - Math.clz32(rest & -rest)] = place;
    for (const rule of rules) {
      if ((rule.any & mask) === 0) continue;
      work.steps += 1;
      const from = firstPlaceOf(rule.parts, last, rule.isOrdered);
      if (place - from > rule.within) continue;
      if (!isNear(seen, at, from - rule.nearby, place + rule.nearby, rule.without))
        return rule.code;
    }
  }
  return null;
}

/** What is left of a word after “not”: “don’t stop” means to go on. */
function denied(mask: number): number {
  return (mask & ~idle) | ((mask & ending) === 0 ? 0 : keeping);
}

/** “Don’t stop”: the word before denies what follows. */
function isDenied(seen: readonly Seen[], place: number, startsClause: boolean): boolean {
  const before = seen.at(-1);
  if (before === undefined || startsClause) return false;
  return place - before.place <= 2 && (before.mask & negation) !== 0;
}

/** Of the last places of all parts, the first; one long ago where the order is another. */
function firstPlaceOf(parts: readonly number[], last: Int32Array, isOrdered: boolean): number {
  let first = Number.POSITIVE_INFINITY;
  let before = -1_000;
  for (const part of parts) {
    let latest = -1_000;
    for (let rest = part; rest !== 0; rest &= rest - 1) {
      latest = Math.max(latest, last[31 - Math.clz32(rest & -rest)] ?? -1_000);
    }
    if (isOrdered && latest < before) return -1_000;
    before = latest;
    first = Math.min(first, latest);
  }
  return first;
}

function isNear(seen: readonly Seen[], at: number, from: number, to: number, mask: number) {
  for (let back = at; back >= 0; back -= 1) {
    const one = seen[back];
    if (one === undefined || one.place < from) break;
    if ((one.mask & mask) !== 0) return true;
  }
  for (let next = at + 1; next < seen.length; next += 1) {
    const one = seen[next];
    if (one === undefined || one.place > to) break;
    if ((one.mask & mask) !== 0) return true;
  }
  return false;
}
