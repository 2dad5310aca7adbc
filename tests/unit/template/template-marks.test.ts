import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { markTemplate } from '../../../src-shared/template/read-template.ts';
import { readFieldUse } from '../../../src-shared/template/template-syntax.ts';
import {
  compileTemplate,
  parseTemplate,
  textInQuotes,
} from '../../../src-shared/template/template.ts';
import {
  inQuotes,
  withFallback,
  withFormat,
  writeField,
} from '../../../src-shared/template/write-field.ts';

/** Each mark of a text: what it covers, and what it says. */
function marksOf(text: string) {
  return markTemplate(text, ['last_visit']).map(({ from, to, use, problem, suggestion }) => ({
    covers: text.slice(from, to),
    name: use?.name ?? null,
    isProblem: problem !== null,
    suggestion,
  }));
}

test.each([
  ['Hi {{ first_name }}!', '{{ first_name }}', 'first_name', false, null],
  ['{{last_visit | date: "long"}}', '{{last_visit | date: "long"}}', 'last_visit', false, null],
  ['Hi {{ frist_name }}', '{{ frist_name }}', 'frist_name', true, '{{ first_name }}'],
  [
    'Hi {{ frist_name | default: "you" }}',
    '{{ frist_name | default: "you" }}',
    'frist_name',
    true,
    '{{ first_name | default: "you" }}',
  ],
  ['Hi {{ Last visit }}', '{{ Last visit }}', null, true, '{{ last_visit }}'],
  [
    'Hi {{ first_name | default: “there” }}',
    '{{ first_name | default: “there” }}',
    null,
    true,
    '{{ first_name | default: "there" }}',
  ],
  ['Hi {first_name}, you', '{first_name}', null, true, '{{ first_name }}'],
  ['Hi *|FNAME|*, you', '*|FNAME|*', null, true, '{{ first_name }}'],
  ['Hi {{ first_name, you', '{{ first_name', null, true, null],
  ['Hi {{', '{{', null, true, null],
  ['{% if x %}', '{% if x %}', null, true, null],
])('%s is marked where it stands', (text, covers, name, isProblem, suggestion) => {
  expect(marksOf(text)).toEqual([{ covers, name, isProblem, suggestion }]);
});

test('fields before one that never ends keep their marks', () => {
  expect(marksOf('{{ first_name }}, {{ la')).toEqual([
    { covers: '{{ first_name }}', name: 'first_name', isProblem: false, suggestion: null },
    { covers: '{{ la', name: null, isProblem: true, suggestion: null },
  ]);
});

test.each(['$& and $1', 'a { b } c', '“quotes” \'and\' "more"', 'שלום 👋🏽', '}} }'])(
  '%s has no mark, and stays as it is',
  (text) => {
    expect(marksOf(text)).toEqual([]);
    expect(compileTemplate(text)({})).toBe(text);
  },
);

test('marks stand in their order, never over one another, and agree with the check of the text', () => {
  const piece = fc.constantFrom(
    '{{ first_name }}',
    '{{',
    '}}',
    '{',
    '}',
    ' ',
    'x',
    '"',
    '|',
    '{%',
    '%}',
    '[Name]',
    '👋',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = cleanText(pieces.join(''));
      const marks = markTemplate(text, []);
      let end = 0;
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        end = to;
      }
      expect(marks.flatMap(({ problem }) => problem ?? [])).toEqual(
        parseTemplate(text, []).problems.map(({ message }) => message),
      );
    }),
    { numRuns: 500 },
  );
});

test('any fallback is written so that it is read as itself', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((any) => any.replaceAll('\r', ''));
  const use = readFieldUse('first_name');
  if (use === undefined) throw new Error('first_name');
  fc.assert(
    fc.property(text, (fallback) => {
      const written = inQuotes(fallback);
      expect(textInQuotes(written)).toBe(fallback);
      const clean = cleanText(fallback).trimEnd();
      expect(compileTemplate(withFallback(use, inQuotes(clean)))({})).toBe(clean);
    }),
  );
});

test('a fallback and a format take the place of the ones before; other filters stay', () => {
  const use = readFieldUse('last_visit | date: "long" | truncate: 9, "" | default: first_name');
  if (use === undefined) throw new Error('last_visit');
  expect(writeField(use)).toBe(
    '{{ last_visit | date: "long" | truncate: 9, "" | default: first_name }}',
  );
  expect(withFallback(use, '"soon"')).toBe(
    '{{ last_visit | date: "long" | truncate: 9, "" | default: "soon" }}',
  );
  expect(withFallback(use, null)).toBe('{{ last_visit | date: "long" | truncate: 9, "" }}');
  expect(withFormat(use, { name: 'number', values: ['2'] })).toBe(
    '{{ last_visit | number: 2 | truncate: 9, "" | default: first_name }}',
  );
  expect(withFormat(use, null)).toBe('{{ last_visit | truncate: 9, "" | default: first_name }}');
});
