import { expect, it } from 'vitest';
import { StartTurns } from '../../../src-main/campaigns/running/start-turns.ts';

/** A start that ends when it is told to. */
function start() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => undefined);
  return { promise, end: resolve, fail: () => reject(new Error('The start failed.')) };
}

it('lets a start wait for all that came before it, however these ended', async () => {
  const turns = new StartTurns();
  const [first, second] = [start(), start()];
  expect(turns.before(7)).toBeUndefined();
  turns.add(7, first.promise);
  turns.add(7, second.promise);
  expect(turns.before(8)).toBeUndefined();
  let isOver = false;
  const before = turns.before(7)?.then(() => (isOver = true));
  second.fail();
  await second.promise.catch(() => undefined);
  expect(isOver).toBe(false);
  first.end();
  await before;
});

it('forgets starts that are over', async () => {
  const turns = new StartTurns();
  const [first, second] = [start(), start()];
  turns.add(7, first.promise);
  const waiting = turns.before(7);
  turns.add(7, second.promise);
  turns.add(9, Promise.resolve());
  await turns.before(9);
  expect(turns.size).toBe(1);
  first.end();
  await waiting;
  expect(turns.size).toBe(1);
  second.end();
  await turns.before(7);
  expect(turns.size).toBe(0);
});
