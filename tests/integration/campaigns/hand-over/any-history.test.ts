import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import type { Answering } from '../../../support/scheduling-gateway.ts';
import { minute } from './set-up.ts';
import {
  askForCancellations,
  askForReceipts,
  backUp,
  createWorld,
  optOut,
  people,
  restore,
  send,
  sendAnother,
  stop,
  type World,
} from './world.ts';

type Step =
  | { readonly kind: 'send'; readonly answers: readonly Answering[] }
  | { readonly kind: 'ask-for-cancellations'; readonly answers: readonly Answering[] }
  | { readonly kind: 'pause' | 'interrupt' | 'resume' | 'cancel' }
  | { readonly kind: 'opt-out'; readonly who: number }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'list'; readonly isShown: boolean }
  | { readonly kind: 'receipts' | 'another-campaign' | 'back-up' | 'restore' };

const answers = fc.array(
  fc.constantFrom<Answering>('answered', 'answered', 'lost', 'never-arrived'),
  { maxLength: people },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send'), answers }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask-for-cancellations'), answers }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('interrupt', 'cancel') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('opt-out'),
      who: fc.integer({ min: 0, max: people - 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('time'), minutes: fc.constantFrom(1, 10, 30) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('list'), isShown: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('receipts', 'back-up', 'restore') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('another-campaign') }) },
);

/** What somebody does one after the other, as people do. */
const moves: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 5, arbitrary: step.map((one) => [one]) },
  {
    weight: 3,
    arbitrary: answers.map((list): readonly Step[] => [
      { kind: 'pause' },
      { kind: 'ask-for-cancellations', answers: list },
    ]),
  },
  {
    weight: 3,
    arbitrary: answers.map((list): readonly Step[] => [
      { kind: 'resume' },
      { kind: 'send', answers: list },
    ]),
  },
);

const backedUp: readonly (readonly Step[])[] = [
  [{ kind: 'back-up' }],
  [{ kind: 'send', answers: [] }, { kind: 'back-up' }],
  [{ kind: 'send', answers: ['lost'] }, { kind: 'back-up' }],
];

const history = fc
  .tuple(
    fc.constantFrom<readonly Step[]>([], ...backedUp),
    fc.array(moves, { minLength: 1, maxLength: 6 }),
    fc.constantFrom<readonly Step[]>([], [{ kind: 'restore' }]),
  )
  .map(([before, between, after]) => [...before, ...between.flat(), ...after]);

async function take(world: World, one: Step): Promise<void> {
  const { gateway, clock } = world;
  switch (one.kind) {
    case 'send':
      gateway.creates.push(...one.answers);
      await send(world);
      gateway.creates.length = 0;
      return;
    case 'ask-for-cancellations':
      gateway.cancels.push(...one.answers);
      await askForCancellations(world);
      gateway.cancels.length = 0;
      return;
    case 'opt-out':
      return optOut(world, one.who);
    case 'time':
      return clock.leap(one.minutes * minute);
    case 'list':
      return gateway.showNew(one.isShown);
    case 'receipts':
      return await askForReceipts(world);
    case 'another-campaign':
      return await sendAnother(world);
    case 'back-up':
      return backUp(world);
    case 'restore':
      return await restore(world);
    default:
      return stop(world, one.kind);
  }
}

/** What Twilio has sent of the campaign, or will send. */
const live = ({ gateway }: World) =>
  gateway
    .taken()
    .filter(
      ({ to, canceledAt }) =>
        canceledAt === null &&
        Array.from({ length: people }, (_, n) => fictionalPhone(n)).includes(to),
    );

function nobodyTwice(world: World): void {
  const numbers = live(world).map(({ to }) => to);
  expect(numbers).toEqual([...new Set(numbers)]);
}

/** Lets everything come to its end: what is paused is resumed, and Twilio answers. */
async function comeToAnEnd(world: World): Promise<void> {
  const { gateway, clock, id } = world;
  gateway.showNew(true);
  for (let round = 0; round < 8; round += 1) {
    stop(world, 'resume');
    await sendAnother(world);
    clock.leap(11 * minute);
    await askForCancellations(world);
    clock.leap(11 * minute);
    await askForCancellations(world);
    await askForReceipts(world);
    nobodyTwice(world);
    const { status, unconfirmedCount, scheduledCount } = campaignSnapshot(world.db, id);
    if (status === 'completed') return;
    if (status === 'canceled' && unconfirmedCount + scheduledCount === 0) return;
  }
}

interface Row {
  readonly to: string;
  readonly status: string;
  readonly reason: string | null;
}

/** Each person got the text once, or is told not to have, with a reason that is true. */
function lookAtEnd(world: World): void {
  const { db, id, optedOut } = world;
  const { status, unconfirmedCount, scheduledCount } = campaignSnapshot(db, id);
  expect([unconfirmedCount, scheduledCount]).toEqual([0, 0]);
  expect(['completed', 'canceled']).toContain(status);
  const rows = db.sqlite
    .prepare<[number], Row>(
      'SELECT to_address AS "to", status, reason FROM messages WHERE campaign_id = ? ORDER BY id',
    )
    .all(id);
  const texted = new Set(live(world).map(({ to }) => to));
  for (const row of rows) {
    const isSent = ['sent', 'delivered', 'undelivered'].includes(row.status);
    expect({ ...row, isTexted: texted.has(row.to) }).toEqual({ ...row, isTexted: isSent });
    if (isSent) continue;
    const isTrue =
      row.status === 'canceled'
        ? status === 'canceled'
        : row.reason === 'suppressed' && optedOut.has(row.to);
    expect({ ...row, isTrue }).toEqual({ ...row, isTrue: true });
  }
  expect(checkDatabase(db).violations).toEqual([]);
}

test('whatever happens to a hand-over, nobody is texted twice and nobody is lost', async () => {
  const seen = { restores: 0, cancellations: 0, histories: 0 };
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'ovo-history-'));
      const world = createWorld(folder);
      const { gateway } = world;
      try {
        for (const one of steps) {
          await take(world, one);
          nobodyTwice(world);
          world.clock.leap(1000);
        }
        await comeToAnEnd(world);
        lookAtEnd(world);
        seen.histories += 1;
        seen.cancellations += gateway
          .taken()
          .filter(({ canceledAt }) => canceledAt !== null).length;
        if (world.backups > 0)
          seen.restores += steps.filter(({ kind }) => kind === 'restore').length;
      } finally {
        world.db.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 40 },
  );
  expect(seen.restores).toBeGreaterThan(5);
  expect(seen.cancellations).toBeGreaterThan(20);
}, 120_000);
