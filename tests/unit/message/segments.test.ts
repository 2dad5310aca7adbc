import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { countSegments, segmentPieces } from '../../../src-shared/message/segments.ts';

/** What Twilio's own calculator says of a text, in our words. */
function asTwilioCounts(text: string) {
  const oracle = new SegmentedMessage(text);
  const isGsm = oracle.getEncodingName() === 'GSM-7';
  return {
    encoding: isGsm ? 'gsm-7' : 'ucs-2',
    units: isGsm ? oracle.numberOfCharacters : text.length,
    segments: oracle.segmentsCount,
    unicodeCharacters: isGsm ? [] : [...new Set(oracle.getNonGsmCharacters())],
  };
}

const gsmCharacters = (
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  '!"#¤%&\'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r€[]{}|~^\\\f'
).split('');
const joiners = (
  '👩 👨 👧 👍 🏽 🏿 ❤ ♀ 🏳 🌈 🇺 🇸 🇦 ✊ 🧑 💻 \u200d \ufe0f \u0301 \u0323 \u0903 \u0600 \u1100 \u1161 ' +
  '\u11a8 가 각 \ud83d \ude00 \u{e0067} \u{e0001} \r \n a ’ ç 中'
).split(' ');

const knownTexts = fc.oneof(
  fc.array(fc.constantFrom(...gsmCharacters), { maxLength: 700 }),
  fc.array(fc.constantFrom(...gsmCharacters, '’', '“', '\u00a0', '中', '😀'), { maxLength: 400 }),
  fc.array(fc.constantFrom(...joiners), { maxLength: 150 }),
);
const texts = fc.oneof(
  { weight: 3, arbitrary: knownTexts },
  fc.array(fc.string({ unit: 'grapheme', maxLength: 1 }), { maxLength: 200 }),
  fc.array(fc.string({ unit: 'binary', maxLength: 1 }), { maxLength: 200 }),
);

describe('countSegments', () => {
  test('counts every text as Twilio’s own calculator does', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const { unitsLeft, ...counted } = countSegments(text);
        expect(counted).toEqual(asTwilioCounts(text));
        expect(unitsLeft).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100_000 },
    );
  });

  test.each([
    ['a flag with two marks', '🇺🇸\u0301\u0301'],
    ['three halves of flags', '🇺🇸🇦'],
    ['a skin tone after two marks', '✊\ufe0f\u0301🏽'],
    ['a family', '👩‍👩‍👧‍👦'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a letter under a hundred marks', 'e' + '\u0301'.repeat(100)],
    ['Windows line ends', 'ç\r\nç'],
    ['half a surrogate pair', '\ude00\ud83d'],
  ])('does not tear %s in any other place than Twilio does', (_name, text) => {
    for (const before of [0, 60, 63, 66, 69, 133]) {
      const whole = '中'.repeat(before) + text.repeat(3);
      expect(countSegments(whole)).toMatchObject(asTwilioCounts(whole));
    }
  });

  test('says how much can be added before another segment begins', () => {
    fc.assert(
      fc.property(knownTexts, (parts) => {
        const text = parts.join('');
        // A prepended mark would swallow what is added.
        fc.pre(!text.endsWith('\u0600'));
        const { encoding, segments, unitsLeft } = countSegments(text);
        // A character that joins with nothing and keeps the encoding, so that one is one unit.
        const filler = encoding === 'gsm-7' ? 'x' : '\u4e2d';
        expect(countSegments(text + filler.repeat(unitsLeft)).segments).toBe(segments);
        expect(countSegments(text + filler.repeat(unitsLeft + 1)).segments).toBe(segments + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['an empty text', '', 'gsm-7', 0, 1, 160],
    ['a full segment of GSM-7', 'a'.repeat(160), 'gsm-7', 160, 1, 0],
    ['one character more', 'a'.repeat(161), 'gsm-7', 161, 2, 145],
    ['80 euro signs, two septets each', '€'.repeat(80), 'gsm-7', 160, 1, 0],
    ['an extension character that would be torn', '[' + 'a'.repeat(159), 'gsm-7', 161, 2, 145],
    ['35 emoji', '😀'.repeat(35), 'ucs-2', 70, 1, 0],
    ['36 emoji', '😀'.repeat(36), 'ucs-2', 72, 2, 61],
    ['Ç, which GSM-7 has', 'Ç', 'gsm-7', 1, 1, 159],
    ['ç, which GSM-7 does not have', 'ç', 'ucs-2', 1, 1, 69],
    ['the longest text Twilio takes', 'a'.repeat(1600), 'gsm-7', 1600, 11, 83],
  ] as const)('%s', (_name, text, encoding, units, segments, unitsLeft) => {
    expect(countSegments(text)).toMatchObject({ encoding, units, segments, unitsLeft });
  });

  test('names each character that makes a text dearer once, whole and in order', () => {
    expect(countSegments('It’s Zoë’s 👩‍👩‍👧 day: “hi” 👍🏽👍🏽').unicodeCharacters).toEqual([
      '’',
      'ë',
      '👩‍👩‍👧',
      '“',
      '”',
      '👍🏽',
    ]);
  });

  test('reads a text of a megabyte once', () => {
    const started = performance.now();
    expect(countSegments('😀'.repeat(500_000)).segments).toBe(Math.ceil(500_000 / 33));
    // It takes milliseconds; looking at the rest anew for each character would take minutes.
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('the segments of a text', () => {
  test('are as many as are counted, and together the text', () => {
    const mixed = fc
      .array(fc.constantFrom(...gsmCharacters, '’', '中', '😀', '👩‍💻', '€'), { maxLength: 700 })
      .map((characters) => characters.join(''));
    const gsm = fc
      .array(fc.constantFrom(...gsmCharacters), { maxLength: 900 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.oneof(mixed, gsm), (text) => {
        const pieces = segmentPieces(text);
        expect(pieces).toHaveLength(countSegments(text).segments);
        expect(pieces.join('')).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('end where a character would not fit', () => {
    expect(segmentPieces('a'.repeat(160))).toHaveLength(1);
    expect(segmentPieces('a'.repeat(161)).map(({ length }) => length)).toEqual([153, 8]);
    expect(segmentPieces(`${'a'.repeat(152)}€${'a'.repeat(10)}`)[0]).toBe('a'.repeat(152));
  });
});
