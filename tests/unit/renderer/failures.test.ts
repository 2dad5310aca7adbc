import { expect, test } from 'vitest';
import { clearFailures, failures, keepFailure } from '../../../src-renderer/ui/failures.ts';

test('the newest failures stay readable until they are cleared', () => {
  for (let at = 1; at <= 25; at += 1) {
    keepFailure({ title: `Failure ${at}`, message: 'The disk is full.', at });
  }
  const titles = failures.get().map(({ title }) => title);
  expect(titles).toHaveLength(20);
  expect([titles.at(0), titles.at(-1)]).toEqual(['Failure 25', 'Failure 6']);
  clearFailures();
  expect(failures.get()).toEqual([]);
});
