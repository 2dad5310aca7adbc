import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeenPhones } from '../../../src-main/contacts/seen-phones.ts';

it('remembers of every number its place among the different ones', () => {
  const phone = fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((number) => `+1212555${1000 + number}`),
    fc.bigInt({ min: 1_000_000n, max: 999_999_999_999_999n }).map((number) => `+${number}`),
  );
  fc.assert(
    fc.property(fc.array(phone, { maxLength: 3000, size: 'max' }), (phones) => {
      const seen = new SeenPhones();
      const known = new Map<string, number>();
      for (const one of phones) {
        expect(seen.add(one)).toBe(known.get(one) ?? 0);
        if (!known.has(one)) known.set(one, known.size + 1);
      }
    }),
    { numRuns: 50 },
  );
});

it('keeps apart numbers that follow each other, a hundred thousand of them', () => {
  const seen = new SeenPhones();
  for (let number = 0; number < 100_000; number += 1) seen.add(`+1212${5_000_000 + number}`);
  const places = Array.from({ length: 100_000 }, (_, number) =>
    seen.add(`+1212${5_000_000 + number}`),
  );
  expect(places.every((place, index) => place === index + 1)).toBe(true);
});
