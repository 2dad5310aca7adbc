import { describe, expect, it } from 'vitest';
import { normalisePhone } from '../../../../src-shared/phone/phone-number.ts';
import { readAs } from './read-row.ts';

describe('the number of a row', () => {
  it.each([
    ['2125550123', '2125550124', '+12125550123'],
    ['', '2125550124', '+12125550124'],
    ['call me', '2125550124', '+12125550124'],
    ['2125550123', 'call me', '+12125550123'],
  ])('is the first valid one of several columns: %j, %j', (first, second, phone) => {
    expect(readAs(['phone', 'phone2'], [first, second])).toMatchObject({ phone });
    expect(readAs(['phone2', 'phone'], [second, first])).toMatchObject({ phone });
  });

  it('is a mobile rather than a landline, and a landline if there is no other', () => {
    expect(readAs(['phone', 'phone2'], ['020 7946 0123', '07700 900123'], 'GB')).toMatchObject({
      phone: '+447700900123',
      isLandline: false,
    });
    expect(readAs(['phone', 'phone2'], ['020 7946 0123', ''], 'GB')).toMatchObject({
      phone: '+442079460123',
      isLandline: true,
    });
  });

  it.each([
    ['Home', 'Mobile', '+12125550124'],
    ['Home', '* Cell', '+12125550124'],
    ['Móvil', 'Casa', '+12125550123'],
    ['Home', 'Work', '+12125550123'],
    ['Fax', 'Work', '+12125550124'],
  ])('is the one labelled as mobile, never a fax: %s, %s', (one, two, phone) => {
    const fields = ['phoneLabel', 'phone', 'phoneLabel', 'phone'] as const;
    expect(readAs(fields, [one, '2125550123', two, '2125550124'])).toMatchObject({ phone });
  });

  it.each([
    '212-555-0123 ::: 212-555-0124',
    '212-555-0123; 212-555-0124',
    '212-555-0123 / 212-555-0124',
    '212-555-0123\n212-555-0124',
    'none, 212-555-0123',
    '5551234 | 212-555-0123',
    '212-555-0123 or 212-555-0124',
  ])('is the first valid one of a cell: %j', (cell) => {
    expect(readAs(['phone'], [cell])).toMatchObject({ phone: '+12125550123' });
  });

  it('is looked for among thirty in a cell, and in no cell of many pages', () => {
    const wrong = (count: number) => 'Tel 111-111-1111 '.repeat(count);
    const good = 'Tel 212-555-0123';
    expect(readAs(['phone'], [wrong(29) + good])).toMatchObject({ phone: '+12125550123' });
    expect(readAs(['phone'], [wrong(30) + good])).toMatchObject({ cellIndex: 0 });
    expect(readAs(['phone'], [`${'-, '.repeat(2500)}212-555-0123`])).toMatchObject({
      cellIndex: 0,
    });
    expect(normalisePhone(`${'1:::'.repeat(29)}212-555-0123`, 'US').ok).toBe(true);
    expect(normalisePhone(`${'1:::'.repeat(30)}212-555-0123`, 'US').ok).toBe(false);
  });

  it('is read with the country of its row, else with that of the file', () => {
    for (const [country, phone] of [
      ['GB', '+447700900123'],
      ['United Kingdom', '+447700900123'],
      ['Reino Unido', '+447700900123'],
      ['+44', '+447700900123'],
    ] as const) {
      expect(readAs(['country', 'phone'], [country, '07700 900123'])).toMatchObject({ phone });
    }
    expect(readAs(['country', 'phone'], ['', '2125550123'])).toMatchObject({
      phone: '+12125550123',
    });
    expect(readAs(['country', 'phone'], ['DE', '+12125550123'])).toMatchObject({
      phone: '+12125550123',
    });
  });

  it('is at fault in the column with a fix, else in the first that is not empty', () => {
    expect(readAs(['phone', 'phone2'], ['', 'call me'])).toMatchObject({ cellIndex: 1 });
    expect(readAs(['phone', 'phone2'], ['call me', '7700900123'], 'GB')).toMatchObject({
      cellIndex: 1,
      problem: 'zero-lost',
      fix: expect.stringContaining('7700900123'),
    });
    expect(readAs(['phone', 'phone2'], ['', ''])).toMatchObject({ cellIndex: 0, problem: 'empty' });
  });
});
