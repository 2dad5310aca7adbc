import iconv from 'iconv-lite';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';

/**
 * Guesses the encoding of text that is neither UTF-16 nor valid UTF-8, from a sample with its characters
 * beyond ASCII. Detectors for web pages need more text than a list of names holds. Here each of the few
 * encodings of contacts is tried, and the one wins whose characters are where such characters are in
 * names, addresses and notes; Windows-1252 where no other one is better.
 */
export function guessEncoding(sample: Uint8Array): Encoding {
  if (isMostlyUtf8(sample)) return 'utf-8';
  const bytes = Buffer.from(sample);
  let best: Encoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { encoding, score } of [
    { encoding: 'windows-1252', score: scoreWestern(iconv.decode(bytes, 'windows-1252')) },
    { encoding: 'macintosh', score: scoreWestern(iconv.decode(bytes, 'macintosh')) },
    { encoding: 'shift_jis', score: scoreShiftJis(sample) },
    { encoding: 'gb18030', score: scoreGb18030(sample) },
  ] satisfies readonly { readonly encoding: Encoding; readonly score: number }[]) {
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

/**
 * Whether nearly all characters beyond ASCII are UTF-8, as in a file that was cut within a character or
 * joined from two: then one row is damaged, not all of them.
 */
function isMostlyUtf8(sample: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (const character of Buffer.from(sample).toString('utf8')) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') whole += 1;
  }
  return whole > 0 && whole >= 5 * broken;
}

/** The score of a byte that is invalid in an encoding; a fitting character scores 1 to 3. */
const broken = -20;

const lower = /[a-zß-öø-ÿ]/;
const upper = /[A-ZÀ-ÖØ-Þ]/;
const letter = /[a-zA-ZÀ-ÖØ-öø-ÿ]/;

/** Letters of Western Europe, the frequent and the rare. */
const frequentLetters = new Set('áéíóúñüöäßçèàêâôîûëïåøæ');
const rareLetters = new Set('ìòùãõœšžýðþÿ');
const frequentCapitals = new Set('ÁÉÍÓÚÑÜÖÄÇÅØÎÀ');
const rareCapitals = new Set('ÈÊÂÔÛËÏÆÌÒÙÃÕŒŠŽÝÐÞŸ');

/** Signs next to spaces, digits and line ends; within a word they are a misread letter. */
const signs = new Set('€£¥¢§©®°±²³µ¶·¹º¼½¾×÷•…™«»‹›¿¡ªº–—“”‘„‚');

function scoreWestern(text: string): number {
  let score = 0;
  let row = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character <= '\u007F') {
      row = 0;
      continue;
    }
    row += 1;
    score += scoreInWord(
      character,
      text.slice(Math.max(0, index - 2), index),
      text.slice(index + 1, index + 4),
    );
    if (row > 2) score -= 2;
  }
  return score;
}

function scoreInWord(character: string, textBefore: string, after: string): number {
  const before = textBefore.slice(-1);
  const next = after.charAt(0);
  if (character === '\uFFFD' || /\p{Cc}/u.test(character)) return broken;
  if (character === '’') return scoreApostrophe(textBefore, after);
  if (character === '\u00A0') return letter.test(before) && letter.test(next) ? 0 : 0.5;
  const isInWord = letter.test(before) || letter.test(next);
  if (character === 'œ') return next === 'u' ? 2 : 0.2;
  if (frequentLetters.has(character)) {
    if (!isInWord || upper.test(next)) return 0.2;
    return letter.test(before) ? 2 : 1.1;
  }
  if (rareLetters.has(character)) return isInWord && !upper.test(next) ? 0.6 : 0;
  const isCapital = frequentCapitals.has(character);
  if (isCapital || rareCapitals.has(character)) {
    if (lower.test(before)) return -2;
    return isInWord ? (isCapital ? 1.5 : 0.5) : 0;
  }
  if (character === '“' || character === '‘' || character === '„') {
    return letter.test(before) ? -2 : 1;
  }
  if (character === '”') return letter.test(next) ? -2 : 1;
  if (character === '°') return /[\d\s]/.test(before) && !lower.test(next) ? 1 : -0.5;
  if ((character === '–' || character === '—') && upper.test(next)) return 0.5;
  if (signs.has(character)) return letter.test(before) && letter.test(next) ? -2 : 0.5;
  return -2;
}

/** Right in `O’Brien`, `Bob’s`, `l’eau`; a misread letter in `Garc’a`. */
function scoreApostrophe(textBefore: string, after: string): number {
  const before = textBefore.slice(-1);
  const next = after.charAt(0);
  if (!letter.test(before)) return letter.test(next) ? 0.5 : 0;
  if (!letter.test(next)) return 1;
  if (upper.test(next)) return 2.5;
  if (/^(?:[stdm](?![a-z])|re|ve|ll)/.test(after)) return 2.5;
  const isElision = /(?:^|[^a-zA-Z])[dlcjmnst]$|qu$/.test(textBefore);
  return isElision && /^[aeiouhyàâéèêîôœ]/.test(next) ? 2.5 : -2;
}

/** JIS X 0208 in Shift_JIS: kana and the everyday characters are in known rows. */
function scoreShiftJis(bytes: Uint8Array): number {
  let score = 0;
  let pairEnd = -1;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xdf) {
      score += isAsciiLetter(bytes[index - 1]) || isAsciiLetter(bytes[index + 1]) ? -2 : 0.9;
      continue;
    }
    const trail = bytes[index + 1] ?? 0;
    const isPair =
      lead !== 0x80 &&
      lead !== 0xa0 &&
      lead <= 0xfc &&
      trail >= 0x40 &&
      trail !== 0x7f &&
      trail <= 0xfc;
    if (!isPair) {
      score += broken;
      continue;
    }
    score += scoreOfShiftJisPair(lead, trail) + scorePlace(bytes, index, pairEnd);
    index += 1;
    pairEnd = index;
  }
  return score;
}

function scoreOfShiftJisPair(lead: number, trail: number): number {
  if (lead === 0x82 && trail >= 0x4f) return 3;
  if (lead === 0x83 && trail <= 0x96) return 3;
  if (lead === 0x81) return 1.5;
  if (lead >= 0x88 && lead <= 0x98) return 2;
  return lead >= 0x99 && lead <= 0xea && !(lead > 0x9f && lead < 0xe0) ? 0.5 : -2;
}

/** GB 2312 within GB18030: the 3,755 everyday characters are in rows B0 to D7. */
function scoreGb18030(bytes: Uint8Array): number {
  let score = 0;
  let pairEnd = -1;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[index + 1] ?? 0;
    if (lead === 0x80 || lead === 0xff) {
      score += broken;
    } else if (isDigit(trail) && (bytes[index + 2] ?? 0) > 0x80 && isDigit(bytes[index + 3] ?? 0)) {
      score += 0.5;
      index += 3;
    } else if (trail < 0x40 || trail === 0x7f || trail === 0xff) {
      score += broken;
    } else {
      score += scoreOfGbPair(lead, trail) + scorePlace(bytes, index, pairEnd);
      index += 1;
      pairEnd = index;
    }
  }
  return score;
}

function scoreOfGbPair(lead: number, trail: number): number {
  if (trail < 0xa1) return -1;
  if (lead >= 0xb0 && lead <= 0xd7) return 2.2;
  if (lead >= 0xa1 && lead <= 0xa3) return 1.5;
  return lead >= 0xd8 && lead <= 0xf7 ? 0.6 : -1;
}

/**
 * A negative score for a pair of bytes between Latin letters: a misread Western word.
 *
 * @param pairEnd the index of the last byte of the pair before, which is no letter.
 */
function scorePlace(bytes: Uint8Array, index: number, pairEnd: number): number {
  const isAfterLetter = pairEnd !== index - 1 && isAsciiLetter(bytes[index - 1]);
  const isBeforeLetter = isAsciiLetter(bytes[index + 2]);
  if (isAsciiLetter(bytes[index + 1]) && (isAfterLetter || isBeforeLetter)) return -4;
  return isAfterLetter && isBeforeLetter ? -2 : 0;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
