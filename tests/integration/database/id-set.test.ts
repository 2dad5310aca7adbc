import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from '../../../src-main/database/id-set.ts';

const highest = 200;
const ids = fc.uniqueArray(fc.integer({ min: 1, max: highest }));

function ascending(set: Iterable<number>): readonly number[] {
  return [...set].toSorted((one, other) => one - other);
}

describe('a set of ids', () => {
  it('has what was put in, however that is asked', () => {
    fc.assert(
      fc.property(ids, ids, (own, others) => {
        const expected = new Set(own);
        const set = IdSet.of(own, highest);
        const order = Int32Array.from(others);
        expect(set.size).toBe(own.length);
        expect([...set.toArray()]).toEqual(ascending(own));
        expect([...set.within(order)]).toEqual(others.filter((id) => expected.has(id)));
        expect([...set.outside(order)]).toEqual(others.filter((id) => !expected.has(id)));
        const written = IdSet.ofDigits(Buffer.from(own.join(',')), highest);
        expect([...written.toArray()]).toEqual(ascending(own));
      }),
    );
  });

  it('is joined with another as sets are', () => {
    fc.assert(
      fc.property(ids, ids, (own, others) => {
        const isOfBoth = (id: number) => own.includes(id) && others.includes(id);
        const [left, right] = [IdSet.of(own, highest), IdSet.of(others, highest)];
        const joined = { and: left.and(right), or: left.or(right), without: left.without(right) };
        expect([...joined.and.toArray()]).toEqual(ascending(own.filter(isOfBoth)));
        const either = ascending(new Set([...own, ...others]));
        expect([...joined.or.toArray()]).toEqual(either);
        expect([...joined.without.toArray()]).toEqual(ascending(own.filter((id) => !isOfBoth(id))));
        expect(joined.or.size).toBe(either.length);
      }),
    );
  });
});
