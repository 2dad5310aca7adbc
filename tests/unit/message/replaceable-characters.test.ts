import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  replaceableCharacters,
  replaceCharacters,
  segmentsSaved,
} from '../../../src-shared/message/replaceable-characters.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';

describe('characters that can be replaced', () => {
  it('are named with their replacement and how often they stand in the text', () => {
    expect(replaceableCharacters('It’s “new” – isn’t it…')).toEqual([
      { character: '’', replacement: "'", count: 2 },
      { character: '“', replacement: '"', count: 1 },
      { character: '”', replacement: '"', count: 1 },
      { character: '–', replacement: '-', count: 1 },
      { character: '…', replacement: '...', count: 1 },
    ]);
    expect(replaceCharacters('It’s “new” – isn’t it…')).toBe(`It's "new" - isn't it...`);
  });

  it('stay in merge fields, where quotes are part of the syntax', () => {
    const text = 'It’s {{ first_name | default: “you’re” }}';
    expect(replaceCharacters(text)).toBe("It's {{ first_name | default: “you’re” }}");
    expect(replaceableCharacters(text)).toEqual([{ character: '’', replacement: "'", count: 1 }]);
  });

  it('are neither letters with accents nor emoji: their replacement would be another text', () => {
    expect(replaceCharacters('Olá 😀 – ça')).toBe('Olá 😀 - ça');
  });

  it('save segments only where nothing else forces UCS-2', () => {
    const long = 'a'.repeat(100);
    expect(segmentsSaved(`${long}’`)).toBe(1);
    expect(segmentsSaved(`${long}’😀`)).toBe(0);
    expect(segmentsSaved(long)).toBe(0);
  });

  it('leave, once replaced, none to replace, and never a character that GSM-7 lacks in their place', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('‘’“”–—…\u00a0\u200b½™•`´'), 'a', 'é', '😀', '{', '}', '\n'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (written) => {
        const replaced = replaceCharacters(written);
        expect(replaceableCharacters(replaced)).toEqual([]);
        const before = new Set(written);
        const added = Array.from(replaced)
          .filter((character) => !before.has(character))
          .join('');
        expect(countSegments(added).encoding).toBe('gsm-7');
        expect(segmentsSaved(written)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
