import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatClock,
  formatDuration,
  formatMoment,
  formatTimeLeft,
} from '../../../src-renderer/ui/text/times.ts';

test.each([
  [0, 'a few seconds left'],
  [4.9, 'a few seconds left'],
  [11, 'about 15 seconds left'],
  [54, 'about 55 seconds left'],
  [58, 'about 1 minute left'],
  [61, 'about 1 minute left'],
  [13 * 60 + 11, 'about 13 minutes left'],
  [59.4 * 60, 'about 59 minutes left'],
  [59.6 * 60, 'about 1 hour left'],
  [2 * 3600 + 10 * 60, 'about 2 hours 10 minutes left'],
  [26 * 3600, 'about 1 day 2 hours left'],
])('%d seconds: %s', (seconds, text) => {
  expect(formatTimeLeft(seconds)).toBe(text);
});

test('no length of time is said with 60 minutes or 24 hours', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
      expect(formatDuration(seconds)).not.toMatch(/\b(60 minutes|24 hours|0 (minutes|hours))\b/);
    }),
  );
});

test('what took no time is not said to have taken 0 seconds', () => {
  expect(formatDuration(0.2)).toBe('less than a second');
  expect(formatDuration(1.2)).toBe('1 second');
});

test('a time of today needs no day', () => {
  const now = new Date(2026, 5, 1, 12).getTime();
  expect(formatClock(new Date(2026, 5, 1, 16, 30).getTime(), now)).toBe('4:30 PM');
  expect(formatClock(new Date(2026, 5, 2, 8, 0).getTime(), now)).toBe('Jun 2, 8:00 AM');
});

test('a moment of another year says which', () => {
  const now = new Date(2026, 5, 1, 12).getTime();
  expect(formatMoment(new Date(2026, 4, 3, 9, 5).getTime(), now)).toBe('May 3, 9:05 AM');
  expect(formatMoment(new Date(2025, 4, 3, 9, 5).getTime(), now)).toMatch(/^May 3, 2025, 9:05/);
});
