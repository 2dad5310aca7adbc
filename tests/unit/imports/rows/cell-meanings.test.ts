import { describe, expect, it } from 'vitest';
import { isStatusWord } from '../../../../src-main/imports/rows/consent-values.ts';
import { readTime } from '../../../../src-main/imports/rows/cell-date.ts';
import { readCountry } from '../../../../src-main/imports/rows/row-country.ts';

describe('a time in a cell', () => {
  it.each([
    ['2024-03-01', '2024-03-01T00:00:00.000Z'],
    ['2024-03-01 10:05', '2024-03-01T10:05:00.000Z'],
    ['2024-03-01 10:05:06 UTC', '2024-03-01T10:05:06.000Z'],
    ['2024-03-01T10:05:06.789Z', '2024-03-01T10:05:06.789Z'],
    ['2024-03-01T10:05:06+02:00', '2024-03-01T08:05:06.000Z'],
    ['2024-03-01T10:05:06-0430', '2024-03-01T14:35:06.000Z'],
    ['2024/3/1', '2024-03-01T00:00:00.000Z'],
    ['3/1/2024', '2024-03-01T00:00:00.000Z'],
    ['3/1/2024 12:30 AM', '2024-03-01T00:30:00.000Z'],
    ['3/1/2024, 4:05:06 PM', '2024-03-01T16:05:06.000Z'],
    ['13/1/2024', '2024-01-13T00:00:00.000Z'],
    ['01.03.2024', '2024-03-01T00:00:00.000Z'],
    ['Mar 1, 2024', '2024-03-01T00:00:00.000Z'],
    ['Friday, March 1st, 2024 10:05', '2024-03-01T10:05:00.000Z'],
    ['1 March 2024', '2024-03-01T00:00:00.000Z'],
    ['01-Mar-2024', '2024-03-01T00:00:00.000Z'],
  ])('%j is %s', (cell, time) => {
    const at = readTime(cell, 'US');
    expect(at === null ? null : new Date(at).toISOString()).toBe(time);
  });

  it('has the day before the month outside North America', () => {
    expect(readTime('3/1/2024', 'GB')).toBe(Date.UTC(2024, 0, 3));
    expect(readTime('3/1/2024', 'CA')).toBe(Date.UTC(2024, 2, 1));
  });

  it.each([
    '',
    'yes',
    '1',
    '2024',
    '20240301',
    '2024-02-30',
    '2024-13-01',
    '10:30',
    '1/1/1900',
    '212-555-0123',
    'May be 12 later',
    '2024-03-01 25:00',
    '2024-03-01 soon',
  ])('%j is none', (cell) => {
    expect(readTime(cell, 'US')).toBeNull();
  });
});

describe('a country in a cell', () => {
  it.each([
    ['US', 'US'],
    ['us', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['EE. UU.', 'US'],
    ['Estados Unidos', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['Royaume-Uni', 'GB'],
    ['Großbritannien', 'GB'],
    ['Deutschland', 'DE'],
    ['Alemania', 'DE'],
    ['ESPAÑA', 'ES'],
    ['México', 'MX'],
    ['Côte d’Ivoire', 'CI'],
    ['Holland', 'NL'],
    ['+49', 'DE'],
    ['0049', 'DE'],
    ["'+44", 'GB'],
    ['1', 'US'],
  ])('%j is %s', (cell, country) => {
    expect(readCountry(cell, 'US')).toBe(country);
  });

  it('is the home country if several have the calling code', () => {
    expect(readCountry('+1', 'CA')).toBe('CA');
    expect(readCountry('+1', 'DE')).toBe('US');
  });

  it.each(['', '-', 'Narnia', 'XX', '+', '999', 'New York'])('%j is none', (cell) => {
    expect(readCountry(cell, 'US')).toBeNull();
  });
});

describe('a status in a cell', () => {
  it.each([
    ['Subscribed', true],
    ['unsubscribed', true],
    ['Opted out', true],
    ['never subscribed', true],
    ['abgemeldet', true],
    ['active', false],
    ['yes', false],
    ['Gold', false],
    ['', false],
  ])('%j is the status of a subscription: %s', (cell, says) => {
    expect(isStatusWord(cell)).toBe(says);
  });
});
