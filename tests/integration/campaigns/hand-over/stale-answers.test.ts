import { expect, test } from 'vitest';
import {
  messagesToCancel,
  noteWishes,
  recordNoLongerScheduled,
  type ToCancel,
} from '../../../../src-main/campaigns/hand-over/scheduled-rows.ts';
import { createCancellations } from '../../../../src-main/campaigns/hand-over/cancellations.ts';
import { createWriteLock } from '../../../../src-main/database/write-lock.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { askForCancellations, createWorld, people, send, stop, type World } from './world.ts';

/** What each message is now. */
function rowsOf({ db, id }: World) {
  return db.sqlite
    .prepare<[number], { status: string; sid: string | null; cancelReason: string | null }>(
      `SELECT status, sid, cancel_reason AS cancelReason FROM messages WHERE campaign_id = ? ORDER BY id`,
    )
    .all(id);
}

/** A world whose messages are all at the provider, and are to be canceled; closed once the test is over. */
async function paused(): Promise<World> {
  const world = createWorld(temporaryFolder());
  await send(world);
  stop(world, 'pause');
  return world;
}

/** Another process cancels all, and somebody resumes: all are handed over once more. */
async function handOverAgain(world: World): Promise<void> {
  await askForCancellations(world);
  stop(world, 'resume');
  await send(world);
}

/** As a process writes what it read before. */
function write({ db, clock }: World, stale: readonly ToCancel[], step: 'wish' | 'answer'): void {
  db.sqlite.transaction(() => {
    if (step === 'wish') noteWishes(db, stale);
    else {
      for (const one of stale) recordNoLongerScheduled(db, one, 'canceled', clock.now());
    }
  })();
}

test('who read a message before it was handed over again neither wishes nor settles the new attempt', async () => {
  const world = await paused();
  const stale = [...messagesToCancel(world.db, world.clock.now())].flat();
  expect(stale).toHaveLength(people);
  await handOverAgain(world);
  const before = rowsOf(world);
  expect(before.map(({ status }) => status)).toEqual(Array(people).fill('scheduled'));
  write(world, stale, 'wish');
  expect(rowsOf(world)).toEqual(before);
  write(world, stale, 'answer');
  expect(rowsOf(world)).toEqual(before);
});

test('a stale cancellation says nothing of an attempt whose answer was lost', async () => {
  const world = await paused();
  const stale = [...messagesToCancel(world.db, world.clock.now())].flat();
  world.gateway.showNew(false);
  world.gateway.creates.push('lost', 'lost', 'lost');
  await askForCancellations(world);
  stop(world, 'resume');
  await send(world);
  const before = rowsOf(world);
  expect(before.map(({ status }) => status)).not.toContain('scheduled');
  write(world, stale, 'wish');
  write(world, stale, 'answer');
  expect(rowsOf(world)).toEqual(before);
});

test('an answer that comes after the message was handed over again leaves it with the provider, once', async () => {
  const world = await paused();
  const { db, clock, folder, gateway } = world;
  let meanwhile: Promise<void> | undefined;
  const cancellations = createCancellations({
    db,
    dataFolder: folder,
    clock,
    writeLock: createWriteLock(db, clock),
    settings: () => ({ unconfirmedPolicy: 'requeue', recheckAfterMs: 60_000 }),
    gateway: () =>
      Promise.resolve({
        ...gateway,
        scheduler: gateway.scheduler && {
          ...gateway.scheduler,
          async cancel() {
            meanwhile ??= handOverAgain(world);
            await meanwhile;
            return { kind: 'canceled' };
          },
        },
      }),
    onChange: () => undefined,
  });
  await cancellations.pass('now');
  cancellations.stop();
  expect(rowsOf(world)).toMatchObject([
    { status: 'scheduled' },
    { status: 'scheduled' },
    { status: 'scheduled' },
  ]);
  await send(world);
  expect(gateway.taken().filter(({ canceledAt }) => canceledAt === null)).toHaveLength(people);
});
