import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import {
  holdNumber,
  isHeld,
  releaseNumber,
} from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { minute } from '../hand-over/set-up.ts';
import {
  askForCancellations,
  createWorld,
  people,
  send,
  sendAnother,
  type World,
} from '../hand-over/world.ts';

const everybody = Array.from({ length: people }, (_, index) => fictionalPhone(index));

function hold({ db, clock }: World, who: number): void {
  const phone = fictionalPhone(who);
  holdNumber(db, { phone, reason: 'maybe-opt-out', messageId: null, detail: '', at: clock.now() });
}

function release({ db, clock }: World, who: number): void {
  releaseNumber(db, fictionalPhone(who), ['maybe-opt-out'], 'kept', clock.now());
}

/** The numbers of people for whom the provider has a text that it sends, or sent; nobody is there twice. */
function live({ gateway }: World): readonly string[] {
  const numbers = gateway
    .taken()
    .filter(({ to, canceledAt }) => canceledAt === null && everybody.includes(to))
    .map(({ to }) => to);
  expect(new Set(numbers).size).toBe(numbers.length);
  return numbers.toSorted();
}

test('what the provider keeps for a held number is canceled there, and goes once more when it is released', async () => {
  const world = createWorld(temporaryFolder());
  const { db, id } = world;
  await send(world);
  hold(world, 1);
  await askForCancellations(world);
  expect(live(world)).toEqual([0, 2].map(fictionalPhone));
  await send(world);
  expect(live(world)).toHaveLength(2);
  expect(campaignSnapshot(db, id)).toMatchObject({
    status: 'sending',
    scheduledCount: 2,
    queuedCount: 1,
    heldCount: 1,
  });
  release(world, 1);
  await send(world);
  expect(live(world)).toEqual(everybody.toSorted());
});

test('a lost answer on a held number is looked up first, and the text never goes twice', async () => {
  const world = createWorld(temporaryFolder());
  const { db, id, gateway, clock } = world;
  gateway.creates.push('lost', 'never-arrived');
  gateway.showNew(false);
  await send(world);
  for (const who of [0, 1, 2]) hold(world, who);
  gateway.showNew(true);
  clock.leap(2 * minute);
  await askForCancellations(world);
  await sendAnother(world);
  for (let pass = 0; pass < 3; pass += 1) {
    clock.leap(2 * minute);
    await askForCancellations(world);
  }
  expect(live(world)).toEqual([]);
  await send(world);
  expect(campaignSnapshot(db, id)).toMatchObject({ queuedCount: people, heldCount: people });
  for (const who of [0, 1, 2]) release(world, who);
  await send(world);
  expect(live(world)).toEqual(everybody.toSorted());
});

const who = fc.integer({ min: 0, max: people - 1 });
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('release' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      { kind: 'send' } as const,
      { kind: 'cancel' } as const,
      { kind: 'wait' } as const,
      { kind: 'lose a create' } as const,
      { kind: 'lose a cancel' } as const,
    ),
  },
);

test('no order of holds, releases, lost answers and cancellations sends anybody two texts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 14 }), async (history) => {
      const world = createWorld(temporaryFolder());
      const { db, gateway, clock } = world;
      await send(world);
      for (const step of history) {
        if (step.kind === 'hold') hold(world, step.who);
        else if (step.kind === 'release') release(world, step.who);
        else if (step.kind === 'send') await send(world);
        else if (step.kind === 'cancel') await askForCancellations(world);
        else if (step.kind === 'wait') clock.leap(minute);
        else if (step.kind === 'lose a create') gateway.creates.push('lost');
        else gateway.cancels.push('lost');
        live(world);
      }
      gateway.creates.splice(0);
      gateway.cancels.splice(0);
      for (let pass = 0; pass < 3; pass += 1) {
        clock.leap(2 * minute);
        await askForCancellations(world);
        await sendAnother(world);
      }
      const free = everybody.filter((phone) => !isHeld(db, phone));
      expect(live(world)).toEqual(free.toSorted());
      for (const index of everybody.keys()) release(world, index);
      await send(world);
      expect(live(world)).toEqual(everybody.toSorted());
      db.close();
    }),
    { numRuns: 15 },
  );
});
