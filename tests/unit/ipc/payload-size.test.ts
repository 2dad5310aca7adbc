import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainDataWithin } from '../../../src-main/ipc/payload-size.ts';

test('what JSON can say passes, if it is small enough', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
      expect(isPlainDataWithin(value, 100_000)).toBe(true);
    }),
  );
});

test.each([
  ['a long text', 'x'.repeat(1001)],
  ['a long list', Array.from({ length: 1001 }, () => 1)],
  ['a list of nothing that is huge', Array(1_000_000_000)],
  ['many small parts', Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`n${at}`, at]))],
  ['a long name', { ['x'.repeat(1001)]: 1 }],
])('%s is too much', (_name, value) => {
  expect(isPlainDataWithin(value, 1000)).toBe(false);
});

test.each([
  ['a map', new Map([['a', 1]])],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(4)],
  ['a big integer', 1n],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['an error', new Error('x')],
  ['a function', () => 1],
])('%s is no plain data', (_name, value) => {
  expect(isPlainDataWithin(value, 1000)).toBe(false);
  expect(isPlainDataWithin({ inside: [value] }, 1000)).toBe(false);
});

test('what contains itself comes to an end', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(isPlainDataWithin(circle, 1_000_000)).toBe(false);
});
