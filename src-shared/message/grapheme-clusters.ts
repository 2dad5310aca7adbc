/*
 * Where one character ends and the next begins, as a person sees them: the extended grapheme
 * clusters of UAX #29 in its Unicode 10.0.0 revision. That revision, rather than the one of the
 * runtime's Intl.Segmenter, because Twilio's segment calculator uses it and our counts must equal
 * Twilio's; and because Node's and Chromium's tables would not agree with each other.
 */

const other = 0;
const control = 1;
const extend = 2;
const spacingMark = 3;
const prepend = 4;
const emojiBase = 5;
const glueAfterJoiner = 6;
const emojiBaseAndGlue = 7;
const emojiModifier = 8;
const joiner = 9;
const regionalIndicator = 10;
const hangulL = 11;
const hangulV = 12;
const hangulT = 13;
const hangulLV = 14;
const hangulLVT = 15;

/*
 * GraphemeBreakProperty.txt of Unicode 10.0.0, below U+20000: each entry is the distance from the
 * end of the last range to the start of this one, then `+` and how much further it reaches where
 * it is more than one code point; numbers to the base 36.
 */
const classRanges: readonly (readonly [number, string])[] = [
  [control, '0+v 2o+w e 12n 3jm 1kt 3+1 p+6 1e+f 109d+1kv 64g 6p+b 119h+3 440+7'],
  [
    extend,
    'lc+33 7o+6 7c+18 2 2+1 2+1 2 21+a 1d+k h 2u+6 3+5 3+1 2+3 10 v+q 2k+a 1n+8 z+3 2+8 2+2 2+4 ' +
      '18+2 3d+d 2+v 1k 2 5+7 5 4+6 b+1 u 1n 2 3+3 9 a b+1 u+1 1m 5+1 5+1 3+2 4 v+1 4 c+1 1m 5+4 ' +
      '2+1 5 l+1 n+5 2 1n 2+1 2+3 9 9+1 b+1 v 1o 2 d a 15 1q+2 6+2 2+3 8+1 c+1 u 1n 3 3 4 6+1 8+1 ' +
      'c+1 t+1 1m+1 2 3+3 9 a b+1 2v 5 3+2 2 9 2a 3+6 d+7 2r 3+5 2+1 c+5 23+1 s 2 2 1k+d 2+4 2+1 ' +
      '6+a 2+z a 2v+3 2+5 2+1 3+1 q+1 5+2 h+3 e 3+1 7 g jk+2 qb+2 u+2 u+1 v+1 1t+1 2+6 9 3+a a ' +
      '1a+2 3c+1 z 3b+2 5+1 a 7+2 64+1 3 1n 2+6 2 2 3+7 7+9 3 1d+e 1u+3 1d 2+4 2 6 15+8 d+1 x+3 ' +
      '3+1 2+2 1l 2+1 4 2+2 1n+7 3+1 49+2 2+c 2+6 5 7 4+1 5j+1l 2+4 el 5g+w 2db+2 3y 2p+v ff+5 ' +
      '2y+1 n9x+3 2+9 x+1 29+1 7l 4 5 q+1 4e+1 r+h 1h+7 q+a 1b+2 1d 3+3 3 15 1w+5 3+1 3+1 d 9 1c ' +
      '1g 2+2 3+1 6+1 2 17+1 9 6n 3 5 fn5 ki+f h+f a7+1 gu 6b 46+4 1af+2 2+1 6+3 15+2 5 4m+1 10b ' +
      '1j+e 1l+2 1e+3 3+1 1y+2 11+4 2+7 1r d+1 1h+8 c+2 2r+2 3 2+1 7 4h 4+7 m+1 1n 2 2 n f+6 4+4 ' +
      '5g+7 3+2 2 2y 3+5 2 3 2+1 2+1 6k 3+3 7+1 2+1 s+1 2e+7 3 2+1 2z 2 3+5 2 2u+2 3+3 2+4 k6+5 ' +
      '3+1 15+5 3+3 9 a+5 3+2 1b+c 2+1 bb+6 2+5 2 2b+l 3+6 2+1 2+1 3f+5 4 2+1 2+6 2 fc9+4 1o+6 ' +
      'ux+3 f7v+1 43r 2+2 5+4 9+7 3+6 v+3 45+2 1j0+1i 5+1d 9 f n+4 2+e 11t+6 2+g 3+6 2+1 2+4 ' +
      '1pi+6 32+6',
  ],
  [
    spacingMark,
    '1s3 1k 3+2 9+3 2+1 1f+1 1o+1 7+1 3+1 1j 1n+2 1v 1n+2 9 2+1 1i+1 1p 7+1 3+1 37 2+1 4+2 2+2 ' +
      '1h+2 1q+3 1q+1 1n 2+1 2+1 3+1 2+1 1j+1 1o+1 6+2 2+2 1i+1 25+1 7+6 k+1 1s 3k 3v+1 1s 4y a+1 ' +
      'q+1 19 1f6 8+7 2+1 9n+3 3+2 5+1 2+5 69+1 1n 2 m+5 42 1d 6 2+4 2+1 1q v 5+1 3 1p 3+2 2 4+1 ' +
      '1d+7 9+1 4s h+1 4 rho+1 3 2h+1 1f+f 3z+1 1c 1d+1 5+1 2+3 33+1 3+1 p 4e 3+1 6 6m+1 2+1 2+1 ' +
      '2 jro 2 3k 1a+2 5+1 38 2e 1d+2 a+1 30+2 4+1 2 4r+2 w+1 1o 2+3 3+1 3+2 l+1 5u+2 9+1 4 30+1 ' +
      '7 2+1 2 3 6n+1 7+3 3 36+2 9+1 2 32 2+1 7 2y+1 5 kh+1 1d u+1 1r bc f 2z 8 3 gbh+19 jc8 7',
  ],
  [prepend, '16o+5 60 1e cz vg 1f8v 79+1 1o7 24+3 jh'],
  [
    emojiBase,
    '7j1 64 h+3 2iyg 1p+2 3 3+2 3a+1 3+a u 2+8 4 5+2 2+2 z 5m+1 5 m 5+1 4v+2 4+4 2c h+2 a c gc+4 ' +
      '2+1 7 a+9 4+1 43+c',
  ],
  [glueAfterJoiner, '7k0 2 2b+1 36 2k 2isk 1i 1h w h 4 1v 2 4e 1c+1 2z 5 58 48 i'],
  [emojiBaseAndGlue, '2que+3'],
  [emojiModifier, '2qrf+4'],
  [joiner, '6bx'],
  [regionalIndicator, '2qcm+p'],
  [hangulL, '3cw+2n u0x+s'],
  [hangulV, '3fk+1z 1349+m'],
  [hangulT, '3hk+2f 132k+1c'],
];

const tableSize = 0x20000;
let classTable: Uint8Array | undefined;

function buildClassTable(): Uint8Array {
  const table = new Uint8Array(tableSize);
  for (let syllable = 0xac00; syllable <= 0xd7a3; syllable += 1) {
    table[syllable] = (syllable - 0xac00) % 28 === 0 ? hangulLV : hangulLVT;
  }
  for (const [kind, ranges] of classRanges) {
    let end = 0;
    for (const entry of ranges.split(' ')) {
      const [distance = '', reach = '0'] = entry.split('+');
      const start = end + Number.parseInt(distance, 36);
      end = start + Number.parseInt(reach, 36);
      table.fill(kind, start, end + 1);
    }
  }
  return table;
}

function classOf(codePoint: number): number {
  if (codePoint < tableSize) {
    classTable ??= buildClassTable();
    return classTable[codePoint] ?? other;
  }
  if (codePoint < 0xe0000 || codePoint > 0xe0fff) return other;
  const isExtend =
    (codePoint >= 0xe0020 && codePoint <= 0xe007f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
  return isExtend ? extend : control;
}

/** Whether Hangul letters of these classes make one syllable (GB6 to GB8). */
function joinsHangul(previous: number, next: number): boolean {
  switch (previous) {
    case hangulL:
      return next === hangulL || next === hangulV || next === hangulLV || next === hangulLVT;
    case hangulV:
    case hangulLV:
      return next === hangulV || next === hangulT;
    case hangulT:
    case hangulLVT:
      return next === hangulT;
    default:
      return false;
  }
}

function isEmojiBase(kind: number): boolean {
  return kind === emojiBase || kind === emojiBaseAndGlue;
}

/**
 * Where the cluster that starts at `start` (a UTF-16 index that begins a cluster) ends; the text's
 * length at most. CR and LF are two clusters. An unpaired surrogate is one of its own.
 */
export function clusterEnd(text: string, start: number): number {
  let codePoint = text.codePointAt(start) ?? 0;
  let index = start + (codePoint > 0xffff ? 2 : 1);
  let previous = classOf(codePoint);
  if (previous === control) return index;

  let beforePrevious = other;
  let length = 1;
  let hasExtend = previous === extend;
  let secondIsIndicator = false;

  while (index < text.length) {
    codePoint = text.codePointAt(index) ?? 0;
    const next = classOf(codePoint);
    if (next === control) return index;
    // Twilio's calculator lets a flag take one mark at most, whatever the standard says.
    if (secondIsIndicator && previous !== regionalIndicator) return index;
    const joins =
      next === extend ||
      next === joiner ||
      next === spacingMark ||
      previous === prepend ||
      joinsHangul(previous, next) ||
      (next === emojiModifier &&
        ((isEmojiBase(previous) && !hasExtend) ||
          (previous === extend && isEmojiBase(beforePrevious)))) ||
      (previous === joiner && (next === glueAfterJoiner || next === emojiBaseAndGlue)) ||
      (previous === regionalIndicator && next === regionalIndicator && length === 1);
    if (!joins) return index;

    if (length === 1) secondIsIndicator = next === regionalIndicator;
    hasExtend ||= next === extend;
    beforePrevious = previous;
    previous = next;
    length += 1;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}
