import iconv from 'iconv-lite';
import type { Encoding } from '../../../../src-shared/import/file-reading.ts';
import { broken, scoreCentral, scoreCyrillic, scoreWestern } from './letter-scores.ts';

/**
 * Guesses the encoding of text that is neither UTF-16 nor valid UTF-8, from a sample with its characters
 * beyond ASCII. Detectors for web pages need more text than a list of names holds. Here each of the few
 * encodings of contacts is tried, and the one wins whose characters are where such characters are in
 * names, addresses and notes; Windows-1252 where no other one is better.
 */
export function guessEncoding(sample: Uint8Array): Encoding {
  if (isMostlyUtf8(sample)) return 'utf-8';
  const bytes = Buffer.from(sample);
  const western = iconv.decode(bytes, 'windows-1252');
  let best: Encoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { encoding, score } of [
    { encoding: 'windows-1252', score: scoreWestern(western) },
    { encoding: 'macintosh', score: scoreWestern(iconv.decode(bytes, 'macintosh')) },
    {
      encoding: 'windows-1250',
      score: scoreCentral(iconv.decode(bytes, 'windows-1250'), western),
    },
    { encoding: 'windows-1251', score: scoreCyrillic(iconv.decode(bytes, 'windows-1251')) },
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
  let stray = 0;
  for (const character of Buffer.from(sample).toString('utf8')) {
    if (character === '\uFFFD') stray += 1;
    else if (character > '\u007F') whole += 1;
  }
  return whole > 0 && whole >= 5 * stray;
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
