import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFormats, formatDate } from '../../../src-shared/template/formats/format-date.ts';
import { formatNumber } from '../../../src-shared/template/formats/format-number.ts';
import { compileTemplate, parseTemplate } from '../../../src-shared/template/template.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';

/** What a text with one field becomes for a value of it. */
function filled(filters: string, value: string): string {
  return compileTemplate(`{{ last_visit ${filters} }}`)({ last_visit: value });
}

describe('dates are formatted', () => {
  test.each([
    ['long', 'Thursday, May 14, 2026'],
    ['medium', 'May 14, 2026'],
    ['short', '5/14/2026'],
    ['month day', 'May 14'],
    ['day month', '14 May'],
    ['day month year', '14 May 2026'],
    ['weekday', 'Thursday'],
  ])('as %s', (format, expected) => {
    expect(filled(`| date: "${format}"`, '2026-05-14')).toBe(expected);
  });

  test.each([
    '2026-05-14',
    '2026-5-14',
    '2026-05-14T18:30:00Z',
    '2026-05-14 18:30',
    '05/14/2026',
    '5/14/2026',
    '14.05.2026',
    '14/5/2026',
    'May 14, 2026',
    'Thu, May 14, 2026',
    'May 14th 2026',
    '14 May 2026',
    '14-May-2026',
    'Sept 3, 2026',
  ])('from %s', (written) => {
    const expected = written.startsWith('Sept') ? 'September 3, 2026' : 'May 14, 2026';
    expect(filled('| date: "medium"', written)).toBe(expected);
  });

  test('of figures that could mean two days only in a given order', () => {
    expect(filled('| date: "medium"', '03/04/2026')).toBe('03/04/2026');
    expect(filled('| date: "medium", "month first"', '03/04/2026')).toBe('March 4, 2026');
    expect(filled('| date: "medium", "day first"', '03/04/2026')).toBe('April 3, 2026');
    expect(filled('| date: "medium"', '04/04/2026')).toBe('April 4, 2026');
    expect(filled('| date: "medium", "day first"', '05/14/2026')).toBe('05/14/2026');
  });

  test.each(['soon', '2026-02-30', '31/31/2026', '2026', '14 Brot 2026', '12125550123', '{{ x }}'])(
    'never where the value is none: %s',
    (value) => {
      expect(filled('| date: "long"', value)).toBe(value);
    },
  );

  test('and an empty one takes the default', () => {
    expect(filled('| date: "long" | default: "soon"', '')).toBe('soon');
    expect(filled('| date: "long" | upcase', '2026-05-14')).toBe('THURSDAY, MAY 14, 2026');
  });

  test('each day on its weekday, as the calendar has it, in characters of GSM-7', () => {
    const day = fc.date({
      min: new Date('1600-01-01'),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.constantFrom(...dateFormats), (date, format) => {
        const iso = date.toISOString().slice(0, 10);
        const weekday = date.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
        expect(formatDate(iso, 'weekday', null)).toBe(weekday);
        expect(countSegments(formatDate(iso, format, null)).encoding).toBe('gsm-7');
      }),
    );
  });
});

describe('numbers are formatted', () => {
  test.each([
    ['| number', '1234567', '1,234,567'],
    ['| number', '1,234.5', '1,234.5'],
    ['| number: 2', '1234.5', '1,234.50'],
    ['| number: 0', '1234.5', '1,235'],
    ['| number: 2', '0.005', '0.01'],
    ['| number: 2', '-1234.567', '-1,234.57'],
    ['| number: 0', '-0.4', '0'],
    ['| number: 2', '9.999', '10.00'],
    ['| number', '007', '007'],
    ['| number', '+12125550123', '+12125550123'],
    ['| number: 2', '$12', '$12'],
    ['| number: 2', '12,34', '12,34'],
    ['| number: 2', '', ''],
    ['| number: 2 | default: "0.00"', '', '0.00'],
  ])('%s of %s is %s', (filters, value, expected) => {
    expect(filled(filters, value)).toBe(expected);
  });

  test('as the language has them, whatever the number', () => {
    const number = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const expected = value.toLocaleString('en-US', {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        });
        expect(formatNumber(String(value), decimals)).toBe(expected);
      }),
    );
  });
});

test('any value comes out as itself or formatted, never as an error', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(formatNumber(formatNumber(value, null), null)).toBe(formatNumber(value, null));
      expect(typeof formatDate(value, 'long', null)).toBe('string');
    }),
  );
});

test.each([
  ['| date', '“date” needs one of these after it: "long", "medium"'],
  ['| date: "shiny"', '“date” needs one of these after it: "long", "medium"'],
  ['| date: long', 'isn’t a field of your contacts'],
  ['| date: "long", "x"', 'needs one of these after it: "month first", "day first"'],
  ['| date: "long", "day first", "x"', '“date” has too many values after it.'],
  ['| number: "2"', '“number” takes a number of decimals from 0 to 4, not "2"'],
  ['| number: 5', '“number” takes a number of decimals from 0 to 4, not 5'],
])('%s is refused with the reason', (filters, reason) => {
  const { problems } = parseTemplate(`{{ last_visit ${filters} }}`, ['last_visit']);
  expect(problems.map(({ message }) => message).join('\n')).toContain(reason);
});
