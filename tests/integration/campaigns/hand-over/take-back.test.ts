import { expect, test } from 'vitest';
import { takeBack } from '../../../../src-main/campaigns/hand-over/take-back.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { askForCancellations, createWorld, people, send, stop } from './world.ts';

test('a campaign that is taken back while an answer is lost goes from this computer alone', async () => {
  const world = createWorld(temporaryFolder());
  const { db, clock, gateway, id } = world;
  let isTakenBack = false;
  const losing: typeof gateway = {
    ...gateway,
    async send(message) {
      const outcome = await gateway.send(message);
      if (isTakenBack) return outcome;
      isTakenBack = true;
      stop(world, 'pause');
      takeBack(db, id, clock.now());
      return { kind: 'unknown', detail: 'No answer.' };
    },
  };
  await send({ ...world, gateway: losing });
  stop(world, 'resume');
  await send(world);
  await askForCancellations(world);
  await send(world);
  const kept = gateway.taken().filter(({ canceledAt }) => canceledAt === null);
  expect(kept.map(({ sendAt }) => sendAt)).toEqual(Array(people).fill(null));
  expect(new Set(kept.map(({ to }) => to)).size).toBe(people);
});
