import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clampPercent,
  formatBytes,
  formatPercent,
  formatStoredPercent,
  plural,
} from '../../../src-renderer/ui/text/numbers.ts';

test('whatever comes, a percent is a whole number from 0 to 100', () => {
  fc.assert(
    fc.property(fc.double(), (percent) => {
      const shown = clampPercent(percent);
      expect(Number.isInteger(shown)).toBe(true);
      expect(shown).toBeGreaterThanOrEqual(0);
      expect(shown).toBeLessThanOrEqual(100);
    }),
  );
});

test('a percent is never rounded up, so that 100 means done', () => {
  expect(clampPercent(99.99)).toBe(99);
  expect(formatPercent(99.99)).toBe('99%');
  expect(formatPercent(290)).toBe('100%');
  expect(formatPercent(-3)).toBe('0%');
});

test('what a damaged database says is shown as it stands', () => {
  expect(formatStoredPercent(290)).toBe('290%');
});

test.each([
  [0, '0 contacts'],
  [1, '1 contact'],
  [2, '2 contacts'],
  [1_000_000, '1,000,000 contacts'],
])('%d is said as %s', (count, text) => {
  expect(plural(count, 'contact')).toBe(text);
});

test('a noun with a plural of its own keeps it', () => {
  expect(plural(1, 'person', 'people')).toBe('1 person');
  expect(plural(12, 'person', 'people')).toBe('12 people');
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_440_000, '1.4 MB'],
  [52_000_000, '52 MB'],
  [7_300_000_000, '7.3 GB'],
])('%d bytes are shown as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
