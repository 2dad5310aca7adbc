import { expect, onTestFinished, test } from 'vitest';
import { createCancellations } from '../../../../src-main/campaigns/hand-over/cancellations.ts';
import { handOverState } from '../../../../src-main/campaigns/hand-over/hand-over-state.ts';
import { orderHandOver } from '../../../../src-main/campaigns/hand-over/order.ts';
import { unnotedWishes } from '../../../../src-main/campaigns/hand-over/perhaps-kept.ts';
import { cancelCampaign, pauseCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { readJournal } from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { createWriteLock } from '../../../../src-main/database/write-lock.ts';
import type { Clock } from '../../../../src-main/engine/ports.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase, temporaryFolder } from '../../../support/database.ts';
import { fakeMessagingService } from '../../../support/fake-twilio/account.ts';
import { createSchedulingGateway } from '../../../support/scheduling-gateway.ts';
import { minute } from './set-up.ts';

/** Where time passes only as the test says, and a wait of seconds is one of milliseconds. */
function createTestClock(): Clock & { time: number; stepMs: number } {
  return {
    time: 1_800_000_000_000,
    /** How long each look at the time takes. */
    stepMs: 0,
    now() {
      return this.time;
    },
    elapsed() {
      this.time += this.stepMs;
      return this.time;
    },
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs / 100);
      return () => clearTimeout(timer);
    },
  };
}

interface Request {
  readonly kind: 'cancel' | 'look-up';
  readonly to: string;
}

/**
 * A campaign that is handed over: to the first people the provider keeps a text, and of the next ones it is
 * not known whether it does (it does). Of those the last comes first at its time.
 */
async function handedOver(people: { readonly kept: number; readonly lost: number }) {
  const clock = createTestClock();
  const db = temporaryDatabase();
  const dataFolder = temporaryFolder();
  const gateway = createSchedulingGateway(clock.now.bind(clock));
  const contacts = people.kept + people.lost;
  const { time: now } = clock;
  const id = startedCampaign(db, { contacts, now, sender: fakeMessagingService });
  orderHandOver(db, id, { kind: 'soonest' }, now);
  const row = db.sqlite.prepare<[string], { readonly id: number; readonly body: string }>(
    'SELECT id, body FROM messages WHERE to_address = ?',
  );
  const write = db.sqlite.prepare(
    `UPDATE messages SET status = :status, sid = :sid, send_at = :sendAt, receipt_due_at = :sendAt, claimed_at = :now,
            attempt_count = 1, from_address = :from, segments = 1 WHERE id = :id`,
  );
  for (let n = 0; n < contacts; n += 1) {
    const to = fictionalPhone(n);
    const { id: messageId = 0, body = '' } = row.get(to) ?? {};
    const sendAt = now + 600 * minute - n * minute;
    const from = fakeMessagingService;
    const attempt = { messageId, attempt: 1, validitySeconds: null };
    const sent = await gateway.send({ ...attempt, to, from, body, sendAt });
    const isKept = n < people.kept;
    const sid = isKept && sent.kind === 'accepted' ? sent.sid : null;
    const status = isKept ? 'scheduled' : 'unconfirmed';
    write.run({ id: messageId, status, sid, sendAt, now, from });
  }
  const requests: Request[] = [];
  const list: { is: 'shown' | 'silent' | 'empty' } = { is: 'shown' };
  const bySid = (wanted: string) => gateway.taken().find(({ sid }) => sid === wanted)?.to ?? '';
  const { scheduler } = gateway;
  if (scheduler === null) throw new Error('It has a scheduler.');
  const cancellations = createCancellations({
    db,
    dataFolder,
    clock,
    writeLock: createWriteLock(db, clock),
    settings: () => ({ unconfirmedPolicy: 'requeue', recheckAfterMs: minute }),
    gateway: () =>
      Promise.resolve({
        ...gateway,
        scheduler: {
          ...scheduler,
          cancel(sid) {
            requests.push({ kind: 'cancel', to: bySid(sid) });
            return scheduler.cancel(sid);
          },
        },
        findMessages(query) {
          requests.push({ kind: 'look-up', to: query.to });
          if (list.is === 'silent') return new Promise(() => undefined);
          if (list.is === 'shown') return gateway.findMessages(query);
          return Promise.resolve({ kind: 'answered', found: [], others: [], newest: [] });
        },
      }),
    onChange: () => undefined,
  });
  onTestFinished(() => cancellations.stop());
  const canceled = () =>
    gateway.taken().flatMap(({ to, canceledAt }) => (canceledAt === null ? [] : [to]));
  return { clock, db, dataFolder, gateway, id, requests, list, cancellations, canceled };
}

type Shop = Awaited<ReturnType<typeof handedOver>>;

function optOut({ db, clock }: Shop, who: number): void {
  const phone = fictionalPhone(who);
  const at = clock.now();
  addSuppression(db, { phone, origin: 'manual', reason: 'Asked', evidence: null, at });
}

const phones = (...people: readonly number[]) => people.map(fictionalPhone);

test('what is known to be kept is canceled first, and what is found in the same pass', async () => {
  const shop = await handedOver({ kept: 3, lost: 2 });
  cancelCampaign(shop.db, shop.id, shop.clock.now());
  expect(await shop.cancellations.pass('now')).toMatchObject({ left: 0, hasNews: true });
  expect(shop.requests.map(({ kind }) => kind)).toEqual([
    'cancel',
    'cancel',
    'cancel',
    'look-up',
    'look-up',
    'cancel',
    'cancel',
  ]);
  expect(shop.canceled()).toHaveLength(5);
});

test('a pass ends though look-ups do not, and begins with those that are sent soonest', async () => {
  const shop = await handedOver({ kept: 1, lost: 9 });
  shop.list.is = 'silent';
  cancelCampaign(shop.db, shop.id, shop.clock.now());
  expect(await shop.cancellations.pass('now')).toMatchObject({
    left: 9,
    waitMs: 0,
    hasMoreToLookUp: true,
  });
  expect(shop.canceled()).toEqual(phones(0));
  expect(shop.requests.slice(1).map(({ to }) => to)).toEqual(phones(9, 8, 7, 6));
});

test('more look-ups than a page come to an end', async () => {
  const shop = await handedOver({ kept: 0, lost: 450 });
  cancelCampaign(shop.db, shop.id, shop.clock.now());
  let left = Infinity;
  for (let pass = 0; pass < 100 && left > 0; pass += 1) {
    ({ left } = await shop.cancellations.pass('now'));
  }
  expect(left).toBe(0);
  expect(shop.canceled()).toHaveLength(450);
  expect(shop.requests.filter(({ kind }) => kind === 'look-up')).toHaveLength(450);
});

test('two passes at once wait for the same look-ups', async () => {
  const shop = await handedOver({ kept: 0, lost: 6 });
  cancelCampaign(shop.db, shop.id, shop.clock.now());
  const both = [shop.cancellations.pass('now'), shop.cancellations.pass('now')];
  expect((await Promise.all(both)).map(({ left }) => left)).toEqual([0, 0]);
  expect(shop.requests.filter(({ kind }) => kind === 'look-up')).toHaveLength(6);
});

test('an opt-out is noticed at once, however long look-ups take', async () => {
  const shop = await handedOver({ kept: 2, lost: 4 });
  shop.list.is = 'silent';
  pauseCampaign(shop.db, shop.id, { code: 'interrupted' }, shop.clock.now());
  for (const who of [2, 3, 4, 5]) optOut(shop, who);
  const first = shop.cancellations.pass('at-leisure');
  shop.clock.time += 30_000;
  expect(await first).toMatchObject({ left: 4 });
  optOut(shop, 1);
  await shop.cancellations.pass('at-leisure');
  expect(shop.canceled()).toEqual(phones(1));
});

test('a look-up that is due is no reason to look at everything again', async () => {
  const shop = await handedOver({ kept: 2, lost: 1 });
  const { clock, list, cancellations } = shop;
  list.is = 'empty';
  pauseCampaign(shop.db, shop.id, { code: 'interrupted' }, clock.now());
  optOut(shop, 2);
  clock.stepMs = 4000;
  await cancellations.pass('at-leisure');
  clock.stepMs = 0;
  optOut(shop, 1);
  // Look-ups are due, and the look took so long that it is followed by a rest.
  clock.time += minute;
  await cancellations.pass('at-leisure');
  expect(shop.requests.map(({ kind }) => kind)).toEqual(['look-up', 'look-up']);
  clock.time += 10 * minute;
  await cancellations.pass('at-leisure');
  expect(shop.canceled()).toEqual(phones(1));
});

test('while the provider cannot be reached, a wish stands in the journal once', async () => {
  const shop = await handedOver({ kept: 3, lost: 0 });
  shop.gateway.cancels.push(...Array.from({ length: 6 }, () => 'never-arrived' as const));
  cancelCampaign(shop.db, shop.id, shop.clock.now());
  for (let pass = 0; pass < 2; pass += 1) {
    expect(await shop.cancellations.pass('at-leisure')).toMatchObject({ left: 3 });
    shop.clock.time += minute;
  }
  const events = () => [...readJournal(shop.dataFolder, null).lines].map(({ event }) => event);
  expect(shop.requests).toHaveLength(6);
  expect(events()).toEqual(['to-cancel', 'to-cancel', 'to-cancel']);
  expect(await shop.cancellations.pass('at-leisure')).toMatchObject({ left: 0 });
  expect(events().filter((event) => event === 'to-cancel')).toHaveLength(3);
});

test('what is proved not to be there is not canceled, also once its campaign goes on', async () => {
  const shop = await handedOver({ kept: 0, lost: 3 });
  const prove = shop.db.sqlite.prepare(
    `UPDATE messages SET not_found_count = 2, cancel_reason = ? WHERE to_address = ?`,
  );
  prove.run('campaign-stopped', fictionalPhone(0));
  prove.run('campaign-stopped', fictionalPhone(1));
  // Of who opted out there is nothing to decide: that is settled.
  prove.run('suppressed', fictionalPhone(2));
  expect(handOverState(shop.db, shop.id)).toMatchObject({ held: 1, toCancel: 1 });
  expect(await shop.cancellations.pass('now')).toMatchObject({ left: 0 });
  expect(shop.requests.map(({ to }) => to)).toEqual(phones(2, 2));
});

test('those of whom nothing is noted are looked at a page at a time', async () => {
  const shop = await handedOver({ kept: 0, lost: 2100 });
  optOut(shop, 1500);
  optOut(shop, 2050);
  const pages = [...unnotedWishes(shop.db, shop.clock.now())];
  expect(pages.map((page) => page.length)).toEqual([0, 1, 1]);
  expect(pages.flat().map(({ reason }) => reason)).toEqual(['suppressed', 'suppressed']);
});
