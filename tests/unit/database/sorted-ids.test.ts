import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  difference,
  intersection,
  sortedIds,
  union,
} from '../../../src-main/database/sorted-ids.ts';

const ids = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 });
const sorted = (set: ReadonlySet<number>) => [...set].toSorted((one, other) => one - other);

it('sorted ids join, meet and subtract as sets do', () => {
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      const [first, second] = [new Set(one), new Set(other)];
      const [left, right] = [sortedIds(one), sortedIds(other)];
      expect([...left]).toEqual(sorted(first));
      expect([...union(left, right)]).toEqual(sorted(new Set([...one, ...other])));
      expect([...intersection(left, right)]).toEqual(
        sorted(new Set(one.filter((id) => second.has(id)))),
      );
      expect([...difference(left, right)]).toEqual(
        sorted(new Set(one.filter((id) => !second.has(id)))),
      );
    }),
    { numRuns: 500 },
  );
});
