import { expect, it } from 'vitest';
import { sparklinePath } from '../../../src-renderer/ui/data/sparkline-path.ts';

it('draws from the left edge to the right, high values above low ones', () => {
  expect(sparklinePath([0, 10, 5], undefined, 24)).toBe('M0.0 22.0L150.0 2.0L300.0 12.0');
});

it('draws equal values in the middle', () => {
  expect(sparklinePath([3, 3], undefined, 24)).toBe('M0.0 12.0L300.0 12.0');
});

it('keeps values beyond the range at its edge', () => {
  expect(sparklinePath([-5, 200], [0, 100], 24)).toBe('M0.0 22.0L300.0 2.0');
});

it('draws nothing below two values', () => {
  expect(sparklinePath([1], undefined, 24)).toBe('');
});
