import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editorFields, fieldLabel } from '../../../src-renderer/message-editor/editor-field.ts';
import { chosenFormat, formatChoices } from '../../../src-renderer/message-editor/field-formats.ts';
import { factsOf } from '../../../src-renderer/message-editor/text-facts.ts';
import { ValueSync } from '../../../src-renderer/message-editor/value-sync.ts';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { readFieldUse } from '../../../src-shared/template/template-syntax.ts';
import { parseTemplate } from '../../../src-shared/template/template.ts';
import { withFormat } from '../../../src-shared/template/write-field.ts';

describe('what is known of a text', () => {
  test('is read once for the same text and fields', () => {
    const fields = ['points'];
    const facts = factsOf('Hi {{ points }}', fields);
    expect(factsOf('Hi {{ points }}', fields)).toBe(facts);
    expect(factsOf('Hi {{ points }}', ['points'])).not.toBe(facts);
    expect(factsOf('Hi {{ points }}!', fields)).not.toBe(facts);
  });

  test.each([
    ['Hi {{ first_name }}', true],
    ['{% if email %}x{% endif %}', true],
    ['Hi {you}', false],
  ])('%s: its length differs from contact to contact: %s', (text, expected) => {
    expect(factsOf(text, []).hasFields).toBe(expected);
  });

  test('agrees with what is sent: the same segments, the same problems', () => {
    const piece = fc.constantFrom('{{ first_name }}', '{{ x }}', '{', '’', '👋', 'a b ', '%', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const facts = factsOf(text, []);
        expect(facts.count).toEqual(countSegments(cleanText(text)));
        expect(facts.marks.flatMap(({ problem }) => problem ?? [])).toEqual(
          parseTemplate(text, []).problems.map(({ message }) => message),
        );
      }),
    );
  });

  test('names costly characters only where the text pays for them', () => {
    const short = factsOf('It’s roll day', []);
    expect(short.costly).toBeNull();
    const long = factsOf(`It’s roll day ${'x'.repeat(70)}`, []);
    expect(long.costly).toMatchObject({ total: 1, segments: 2, isCheaper: true });
    expect(factsOf('It’s {{ first_name }}', []).costly).toMatchObject({ isCheaper: false });
    expect(factsOf(`It’s 👋 ${'x'.repeat(70)}`, []).costly).toBeNull();
  });
});

describe('a value that React gives back', () => {
  test('late is the editor’s own, and never replaces what was typed since', () => {
    const sync = new ValueSync();
    sync.take('');
    for (const typed of ['a', 'ab', 'abc']) sync.say(typed);
    for (const given of ['', 'a', 'ab', 'abc', 'abc']) expect(sync.isForeign(given)).toBe(false);
    // An older one again is another person's: a version that was restored.
    expect(sync.isForeign('a')).toBe(true);
  });

  test('from elsewhere is taken', () => {
    const sync = new ValueSync();
    sync.take('');
    sync.say('mine');
    expect(sync.isForeign('theirs')).toBe(true);
    sync.take('theirs');
    expect(sync.isForeign('mine')).toBe(true);
    expect(sync.isForeign('theirs')).toBe(false);
  });
});

describe('the fields of an editor', () => {
  test('are the contact’s own, then the custom ones, by names that people read', () => {
    const fields = editorFields(['last_visit', 'email'], { last_visit: '2026-05-14' });
    expect(fields.map(({ label }) => label)).toEqual([
      'First name',
      'Last name',
      'Full name',
      'Email',
      'Phone number',
      'Last visit',
    ]);
    expect(fields.at(-1)).toMatchObject({ sample: '2026-05-14', isCustom: true });
    expect(fieldLabel('constructor')).toBe('Constructor');
  });

  test('have formats that show the sample, each read back as itself', () => {
    const choices = formatChoices('2026-05-14', true);
    expect(choices.map(({ label }) => label)).toContain('Date: May 14');
    expect(choices.map(({ label }) => label)).toContain('Number: 1,234.50');
    for (const choice of choices) {
      const source = withFormat({ name: 'x', filters: [], filterSource: '' }, choice.filter);
      const use = readFieldUse(source.slice(2, -2));
      expect(parseTemplate(source, ['x']).ok).toBe(true);
      expect(use && chosenFormat(use, choices)).toBe(
        choices.find(({ value }) => value === choice.value),
      );
    }
  });

  test('have a format of their own where a person wrote one by hand', () => {
    const use = readFieldUse('x | upcase | number: 3');
    expect(use && chosenFormat(use, formatChoices('', true))).toBeNull();
  });
});
