import { expect, test } from 'vitest';
import { takeBack } from '../../../../src-main/campaigns/hand-over/take-back.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { handOverState } from '../../../../src-main/campaigns/hand-over/hand-over-state.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import { minute } from './set-up.ts';
import { askForCancellations, createWorld, people, send, stop, type World } from './world.ts';

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

test('a campaign that another process resumed is not taken back while it is being sent', async () => {
  const world = createWorld(temporaryFolder());
  const { db, id, clock } = world;
  await send(world);
  expect(takeBack(db, id, clock.now())).toBe(false);
  expect(handOverState(db, id)).toMatchObject({ isHandedOver: true, held: people, toCancel: 0 });
  stop(world, 'pause');
  expect(takeBack(db, id, clock.now())).toBe(true);
  expect(campaignSnapshot(db, id).handOver).toBeNull();
});

test('what Twilio has of a campaign is known by its messages, whatever became of its events', async () => {
  const world = createWorld(temporaryFolder());
  const { db, id, clock } = world;
  await send(world);
  stop(world, 'pause');
  takeBack(db, id, clock.now());
  const state = handOverState(db, id);
  expect(state).toMatchObject({ isHandedOver: false, held: people, toCancel: people });
  db.sqlite.exec(`DROP TRIGGER events_are_kept; DROP TRIGGER events_are_final;
    PRAGMA ignore_check_constraints = ON;
    UPDATE events SET detail = '{' WHERE kind = 'campaign-taken-back'`);
  expect(handOverState(db, id)).toEqual({ ...state, takenBack: null });
  // A repair takes the order away, and writes no event.
  db.sqlite.exec(`DELETE FROM events WHERE kind = 'campaign-taken-back'`);
  expect(handOverState(db, id)).toEqual({ ...state, takenBack: null });
  db.sqlite.exec('DELETE FROM events');
  expect(handOverState(db, id)).toEqual({ ...state, takenBack: null });
});

/** A world with everything at the provider, and the answers lost: of the first message it has two copies. */
async function lostTwice(): Promise<World> {
  const world = createWorld(temporaryFolder());
  const { gateway } = world;
  let isFirst = true;
  gateway.creates.push('lost', 'lost', 'lost', 'lost');
  const copying: typeof gateway = {
    ...gateway,
    async send(message) {
      if (isFirst) await gateway.send(message);
      isFirst = false;
      return await gateway.send(message);
    },
  };
  gateway.showNew(false);
  await send({ ...world, gateway: copying });
  gateway.showNew(true);
  world.clock.leap(2 * minute);
  expect(gateway.taken()).toHaveLength(people + 1);
  return world;
}

const reasonsOf = ({ db, id }: World) =>
  db.sqlite
    .prepare<[number], string | null>('SELECT reason FROM messages WHERE campaign_id = ?')
    .pluck()
    .all(id);

test('of a text that Twilio has twice, both are canceled', async () => {
  const world = await lostTwice();
  stop(world, 'pause');
  await askForCancellations(world);
  expect(world.gateway.taken().filter(({ canceledAt }) => canceledAt === null)).toEqual([]);
  expect(campaignSnapshot(world.db, world.id)).toMatchObject({ queuedCount: people });
});

test('a copy that Twilio could not cancel leaves the text unsettled until it has', async () => {
  const world = await lostTwice();
  stop(world, 'pause');
  world.gateway.cancels.push('never-arrived');
  await askForCancellations(world);
  expect(campaignSnapshot(world.db, world.id)).toMatchObject({ unconfirmedCount: 1 });
  world.clock.leap(2 * minute);
  await askForCancellations(world);
  expect(world.gateway.taken().filter(({ canceledAt }) => canceledAt === null)).toEqual([]);
});

test('what was sent before it could be canceled is late, also where it was sent twice', async () => {
  const world = await lostTwice();
  stop(world, 'pause');
  world.clock.leap(60 * minute);
  await askForCancellations(world);
  expect(handOverState(world.db, world.id)).toMatchObject({ late: people });
});

test('what a person marks as sent is not said to be sent by Twilio too late', async () => {
  const world = await lostTwice();
  const { db, id, clock } = world;
  stop(world, 'pause');
  takeBack(db, id, clock.now());
  decideUnconfirmed(db, id, null, 'mark-as-sent', clock.now());
  expect(campaignSnapshot(db, id)).toMatchObject({ sentCount: people });
  expect(reasonsOf(world)).toEqual(Array(people).fill(null));
  expect(handOverState(db, id)).toMatchObject({ late: 0 });
});
