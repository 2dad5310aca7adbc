import { describe, expect, it } from 'vitest';
import {
  atLeast,
  atMost,
  calibrateBudgets,
  delayBudget,
  millisecondBudget,
} from '../../bench/harness/budget.ts';

describe('a budget in milliseconds', () => {
  it.each([
    [2000, 50, '≤ 50 ms (here ≤ 50.0 ms)'],
    [5000, 125, '≤ 50 ms (here ≤ 125 ms)'],
    [1000, 25, '≤ 50 ms (here ≤ 25.0 ms)'],
  ])('is scaled by what .import takes: %i ms', (importMs, limitMs, text) => {
    calibrateBudgets(importMs);
    expect(millisecondBudget(50)).toEqual({ limitMs, text });
  });

  it.each([0, -1, Number.NaN])('is not scaled by %d', (importMs) => {
    expect(() => calibrateBudgets(importMs)).toThrow('cannot import');
  });
});

describe('the delay of an event loop', () => {
  it.each([
    [{ p99: 16, longest: 100 }, true],
    [{ p99: 16.1, longest: 100 }, false],
    [{ p99: 16, longest: 100.1 }, false],
  ])('has a budget that is scaled, too: %j', (delay, isMet) => {
    calibrateBudgets(4000);
    expect(delayBudget(delay)).toEqual({
      budget: 'p99 ≤ 8 ms (here ≤ 16.0 ms), max ≤ 50 ms (here ≤ 100 ms)',
      isMet,
    });
  });
});

describe('a ratio', () => {
  it('is met at its limit and above where it must not be smaller', () => {
    expect(atLeast(2, 2)).toEqual({ ratio: '2.00 ×', budget: '≥ 2 ×', isMet: true });
    expect(atLeast(2.01, 2).isMet).toBe(true);
    expect(atLeast(1.99, 2).isMet).toBe(false);
  });

  it('is met at its limit and below where it must not be greater', () => {
    expect(atMost(2.5, 2.5)).toEqual({ ratio: '2.50 ×', budget: '≤ 2.5 ×', isMet: true });
    expect(atMost(2.49, 2.5).isMet).toBe(true);
    expect(atMost(2.51, 2.5).isMet).toBe(false);
  });

  it('that could not be measured is not met', () => {
    expect(atLeast(Number.NaN, 2).isMet).toBe(false);
    expect(atMost(Number.NaN, 2).isMet).toBe(false);
  });
});
