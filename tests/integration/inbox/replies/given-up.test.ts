import { expect, it } from 'vitest';
import { holdsOf } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { DeactivatedListBroken, type ReplySource } from '../../../../src-main/gateways/replies.ts';
import { listConversations } from '../../../../src-main/inbox/conversations/conversation-list.ts';
import { createGivenUpNumbers, daysToRead } from '../../../../src-main/inbox/replies/given-up.ts';
import { createWriteLock, type WriteLock } from '../../../../src-main/database/write-lock.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { storeReply } from '../../../support/inbox.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import { createSteppedClock, noReplies, readingOf } from '../../../support/reply-reading.ts';

const hour = 3_600_000;
const broken = new DeactivatedListBroken({
  kind: 'unavailable',
  detail: 'It broke off.',
  retryAfterMs: null,
  isAuth: false,
});

function withContacts(count: number): WritableDatabase {
  const db = temporaryDatabase();
  const add = db.sqlite.prepare(
    'INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 0, 0)',
  );
  for (let index = 0; index < count; index += 1) add.run(fictionalPhone(index));
  return db;
}

/** Lists by day; each may break off at its end. */
function listsOf(lists: Readonly<Record<string, readonly string[]>>, breaks = { times: 0 }) {
  const asked: string[] = [];
  const source: ReplySource = {
    ...noReplies,
    deactivatedNumbers(day) {
      asked.push(day);
      const numbers = lists[day];
      if (numbers === undefined) return Promise.resolve({ kind: 'none' });
      return Promise.resolve({
        kind: 'listed',
        numbers: (async function* () {
          yield* numbers;
          breaks.times -= 1;
          if (breaks.times >= 0) throw broken;
        })(),
      });
    },
  };
  return { source, asked };
}

it('reads yesterday at first, and then the days that were missed, a week at most', () => {
  const now = Date.UTC(2027, 0, 15, 8);
  const days = (last?: string) => daysToRead(last, now).map(({ day }) => day);
  expect(days()).toEqual(['2027-01-14']);
  expect(days('2027-01-14')).toEqual([]);
  expect(days('2027-01-11')).toEqual(['2027-01-12', '2027-01-13', '2027-01-14']);
  expect(days('2026-11-01')).toHaveLength(7);
});

it('holds contacts whose numbers were given up, once a day’s list', async () => {
  const db = withContacts(1200);
  const clock = createSteppedClock();
  const suppressed = fictionalPhone(3);
  addSuppression(db, {
    phone: suppressed,
    origin: 'manual',
    reason: 'Called',
    evidence: null,
    at: clock.now(),
  });
  const strangers = Array.from({ length: 3000 }, (_, index) => `+1917${3_000_000 + index}`);
  const written = fictionalPhone(1);
  storeReply(db, { from: written, at: 1000 });
  const numbers = [...strangers, fictionalPhone(1), suppressed, fictionalPhone(1100)];
  const lists: Record<string, readonly string[]> = { '2027-01-14': numbers };
  const { source, asked } = listsOf(lists, { times: 1 });
  const replies = readingOf(db, clock, { source });
  const held = (phone: string) => holdsOf(db, phone).filter(({ decision }) => decision === null);
  const settle = async (isSo: () => boolean) => {
    for (let tries = 0; !isSo(); tries += 1) {
      if (tries === 100_000) throw new Error('That does not happen.');
      await clock.advance(1);
    }
  };
  replies.follow();
  await settle(() => held(fictionalPhone(1100)).length === 1);
  expect(held(fictionalPhone(1))).toMatchObject([{ reason: 'given-up', detail: '2027-01-14' }]);
  expect(held(suppressed)).toEqual([]);
  const toDecide = () =>
    listConversations(db, {
      query: { state: 'open', filter: 'to-decide', campaignId: null, order: 'newest' },
      isPractice: false,
      offset: 0,
      limit: 10,
    }).rows.map(({ phone, state, last }) => [phone, state, last?.preview ?? null]);
  expect(toDecide()).toEqual([
    [fictionalPhone(1100), 'done', null],
    [written, 'open', 'Thank you'],
  ]);
  expect(checkDatabase(db).violations).toEqual([]);
  expect(db.sqlite.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(1200);

  // The list had broken off: it is read again, and what was decided meanwhile stays decided.
  await replies.decide(fictionalPhone(1), 'kept');
  await replies.decide(fictionalPhone(1100), 'opted-out');
  expect(toDecide()).toEqual([]);
  // Nobody wrote there: nothing is left of it.
  expect(db.sqlite.prepare('SELECT phone FROM conversations').pluck().all()).toEqual([written]);
  await replies.takeBackDecision(fictionalPhone(1100));
  expect(toDecide()).toEqual([[fictionalPhone(1100), 'done', null]]);
  await replies.decide(fictionalPhone(1100), 'opted-out');
  clock.jump(4 * hour);
  await clock.advance(20_000);
  await settle(() => asked.length >= 2);
  expect(held(fictionalPhone(1))).toEqual([]);

  // Another day's list holds it again.
  lists['2027-01-15'] = [fictionalPhone(1)];
  clock.jump(24 * hour);
  await clock.advance(20_000);
  await settle(() => held(fictionalPhone(1)).length === 1);
  expect(asked).toEqual(['2027-01-14', '2027-01-14', '2027-01-15']);
});

it('keeps nobody from writing, however many numbers a list has, and tells of them now and then', async () => {
  const db = withContacts(600);
  const clock = createSteppedClock();
  const numbers = Array.from({ length: 600 }, (_, index) => fictionalPhone(index));
  const { source } = listsOf({ '2027-01-14': numbers });
  // A number takes a quarter of a millisecond.
  let readings = 0;
  const slow = { ...clock, elapsed: () => clock.elapsed() + (readings += 1) / 4 };
  const writeLock = createWriteLock(db, clock);
  const slices: number[] = [];
  const countHolds = db.sqlite.prepare<[], number>('SELECT count(*) FROM number_holds').pluck();
  const counting: WriteLock = {
    ...writeLock,
    async write(act, patienceMs) {
      const before = countHolds.get() ?? 0;
      const result = await writeLock.write(act, patienceMs);
      slices.push((countHolds.get() ?? 0) - before);
      return result;
    },
  };
  let told = 0;
  const givenUp = createGivenUpNumbers({
    db,
    clock: slow,
    writeLock: counting,
    onHeld: () => (told += 1),
  });
  await givenUp.readDue({
    account: 'AC1',
    source,
    refuseIfOver: () => undefined,
    pause: () => Promise.resolve(),
  });
  expect(countHolds.get()).toBe(600);
  expect(Math.max(...slices)).toBeLessThan(20);
  expect(told).toBe(2);
});
