import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import { folded, placeOfWord, type SearchText } from './search-text.ts';

/** In characters; the words before what was found are a third of them. */
const excerptLength = 120;
const lengthBefore = 40;

/** Further than this no blank is looked for to begin or end with. */
const mostOfWord = 15;

/** The piece of a text, on one line, that has what was searched for; its beginning where nothing of it is there. */
export function excerptOf(text: string, search: SearchText): string {
  const line = cleanLine(text.replaceAll(/\s+/g, ' '));
  if (line.length <= excerptLength) return line;
  const hit = placeOf(line, search);
  const start = hit <= lengthBefore ? 0 : beginOf(line, hit - lengthBefore);
  const end =
    start + excerptLength >= line.length ? line.length : endOf(line, start + excerptLength);
  return `${start > 0 ? '…' : ''}${line.slice(start, end).trim()}${end < line.length ? '…' : ''}`;
}

/** Where the first thing that was searched for stands; 0 where none does. */
function placeOf(line: string, { words, isLastBegun, literals }: SearchText): number {
  const { text, places } = folded(line);
  const ofWords = words
    .map((word, index) => placeOfWord(text, word, isLastBegun && index === words.length - 1))
    .filter((at) => at >= 0)
    .map((at) => places[at] ?? 0);
  const ofLiterals = literals.map((literal) => line.indexOf(literal)).filter((at) => at >= 0);
  const first = Math.min(...ofWords, ...ofLiterals);
  return Number.isFinite(first) ? first : 0;
}

/** The beginning of a word near a place; never the middle of a character. */
function beginOf(line: string, place: number): number {
  const blank = line.indexOf(' ', place);
  if (blank >= 0 && blank - place <= mostOfWord) return blank + 1;
  return isLowHalf(line, place) ? place + 1 : place;
}

function endOf(line: string, place: number): number {
  const blank = line.lastIndexOf(' ', place);
  if (blank >= 0 && place - blank <= mostOfWord) return blank;
  return isLowHalf(line, place) ? place - 1 : place;
}

function isLowHalf(line: string, place: number): boolean {
  return /[\udc00-\udfff]/.test(line.charAt(place));
}
