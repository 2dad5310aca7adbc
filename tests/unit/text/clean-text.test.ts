import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, cutText } from '../../../src-shared/lib/clean-text.ts';

describe('a text is cleaned', () => {
  test.each([
    ['a zero-width space', 'Anna\u200b', 'Anna'],
    ['a byte order mark', '\ufeffAnna', 'Anna'],
    ['marks of direction', '\u200eAnna\u202a \u2066Lee\u2069', 'Anna Lee'],
    ['a soft hyphen', 'An\u00adna', 'Anna'],
    ['a no-break space', 'Anna\u00a0Maria', 'Anna Maria'],
    ['a narrow no-break space', '20\u202f%', '20 %'],
    ['letters with marks of their own', 'Jose\u0301', 'José'],
    ['a joiner between Latin letters', 'An\u200dna\u200c', 'Anna'],
    ['a selector behind a letter', 'Anna\ufe0f', 'Anna'],
    ['a NUL', 'An\0na', 'Anna'],
    ['half a character', 'Ann\ud83d!', 'Ann\ufffd!'],
  ])('of %s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test.each([
    '👩‍👧‍👦',
    '❤️',
    '1️⃣',
    '👨🏽‍💻',
    '🏳️‍🌈',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'می‌خواهم',
    'क्‍ष',
    '葛󠄀城',
    '高橋　健',
    'a\tb\r\nc',
    'Zoë – “ok”',
  ])('and keeps what it needs: %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  test.each(['\u200b', '\u3164', '\u2800', '\u00ad\u200e\u00a0', '\ufeff', '\u2060\ufe0f'])(
    'and a line of nothing that anybody sees is empty: %j',
    (text) => {
      expect(cleanLine(text)).toBe('');
    },
  );

  test('once: cleaning again changes nothing, and what comes out can be written anywhere', () => {
    const odd = fc.constantFrom(
      ...'200b 200c 200d fe0f 301 a0 34f 115f d83d de00 0 2028 645 64a 65 41 31 23 20e3 1f469'
        .split(' ')
        .map((code) => String.fromCodePoint(Number.parseInt(code, 16))),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 2 }))), (parts) => {
        const clean = cleanText(parts.join(''));
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toContain('\0');
      }),
      { numRuns: 2000 },
    );
  });
});

test('a text that is cut ends in no half of a character', () => {
  expect(cutText('ab😀c', 3)).toBe('ab');
  expect(cutText('ab😀c', 4)).toBe('ab😀');
  expect(cutText('ab', 4)).toBe('ab');
});
