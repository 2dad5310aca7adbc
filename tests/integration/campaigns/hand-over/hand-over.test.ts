import { expect, test } from 'vitest';
import path from 'node:path';
import { orderHandOver } from '../../../../src-main/campaigns/hand-over/order.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { fakeMessagingService, fakeSender } from '../../../support/fake-twilio/account.ts';
import type { FakeTwilio } from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { becomes } from '../../../support/twilio-application.ts';
import { handOver, minute, setUp, snapshotOf } from './set-up.ts';

const people = 40;

function once(fake: FakeTwilio) {
  const numbers = fake.accepted().map(({ to }) => to);
  expect(new Set(numbers).size).toBe(numbers.length);
  return numbers.length;
}

test('every message is scheduled once, and its receipts move it on at its time', async () => {
  const { clock, fake, app, id } = await setUp();
  expect(await handOver(app, id)).toMatchObject({
    status: 'sending',
    scheduledCount: people,
    queuedCount: 0,
    sentCount: 0,
  });
  expect(once(fake)).toBe(people);
  for (const { sendAt } of fake.accepted()) {
    expect((sendAt ?? 0) - clock.now()).toBeGreaterThan(15 * minute);
  }
  clock.leap(40 * minute);
  await app.receipts.sync();
  expect(await snapshotOf(app, id)).toMatchObject({
    status: 'completed',
    scheduledCount: 0,
    sentCount: people,
    deliveredCount: people,
  });
});

test('lost answers and 429 schedule nobody twice', async () => {
  const { fake, app, id } = await setUp();
  fake.fail(errorFault(20429, 429), { times: 2 });
  fake.fail({ kind: 'drop', accepted: true }, { times: 2 });
  await app.campaigns.handOver(id);
  await app.sending.idle();
  const { scheduledCount, unconfirmedCount, status } = await snapshotOf(app, id);
  expect([scheduledCount + unconfirmedCount, status]).toEqual([people, 'sending']);
  expect(unconfirmedCount).toBe(0);
  expect(once(fake)).toBe(people);
});

test('a pause cancels at Twilio, and what it has confirmed is queued again; then it goes once more', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  await app.campaigns.pause(id);
  await app.receipts.sync();
  expect(await snapshotOf(app, id)).toMatchObject({
    status: 'paused',
    scheduledCount: 0,
    queuedCount: people,
  });
  expect(fake.accepted().every(({ canceledAt }) => canceledAt !== null)).toBe(true);
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ status: 'sending', scheduledCount: people });
  const kept = fake.accepted().filter(({ canceledAt }) => canceledAt === null);
  expect(new Set(kept.map(({ to }) => to)).size).toBe(people);
  expect(kept).toHaveLength(people);
});

test('an opt-out cancels one message, also where the first request fails', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  const [first] = fake.accepted();
  const phone = first?.to ?? '';
  fake.fail({ kind: 'drop', accepted: true }, { on: 'cancel' });
  await app.suppressions.add({ number: phone, reason: 'Asked', evidence: 'By phone' });
  await app.receipts.sync();
  expect(await snapshotOf(app, id)).toMatchObject({
    scheduledCount: people - 1,
    skippedCount: 1,
  });
  expect(fake.accepted().filter(({ canceledAt }) => canceledAt !== null)).toHaveLength(1);
});

test('a canceled campaign says what could no longer be canceled', async () => {
  const { clock, fake, app, id } = await setUp();
  await handOver(app, id);
  clock.leap(60 * minute);
  await app.campaigns.cancel(id);
  await app.receipts.sync();
  expect(await snapshotOf(app, id)).toMatchObject({
    status: 'canceled',
    scheduledCount: 0,
    sentCount: people,
    canceledCount: 0,
  });
  expect(fake.accepted().every(({ canceledAt }) => canceledAt === null)).toBe(true);
  const { rows } = await app.messages.page({ id, filter: 'sent', offset: 0, limit: 1 });
  expect(rows[0]?.explanation).toMatch(/could no longer stop it/);
});

test('who leaves the audience is canceled there, and nobody else', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  const [first, second] = fake.accepted();
  const db = openDatabase({ file: path.join(app.dataFolder, 'ovo.db'), migrationsFolder });
  db.sqlite
    .prepare(
      `DELETE FROM list_contacts WHERE contact_id = (SELECT id FROM contacts WHERE phone = ?)`,
    )
    .run(first?.to);
  db.close();
  await app.receipts.sync();
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: people - 1, skippedCount: 1 });
  const canceled = fake.accepted().filter(({ canceledAt }) => canceledAt !== null);
  expect(canceled.map(({ to }) => to)).toEqual([first?.to]);
  expect(second?.canceledAt).toBe(null);
});

test('what is resumed before Twilio has canceled it is handed over once more, by itself', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  // The wish is noted, and Twilio hears nothing of it at first.
  fake.fail(errorFault(20500, 500), { on: 'cancel', times: people });
  await app.campaigns.pause(id);
  await app.receipts.follow();
  await becomes(app, id, () =>
    fake.requests().some((request) => request.path.includes('/Messages/SM')),
  );
  await app.campaigns.resume(id);
  fake.forgive();
  const isAgain = ({ scheduledCount, queuedCount }: CampaignSnapshot) =>
    scheduledCount === people && queuedCount === 0 && fake.accepted().length > people;
  await becomes(app, id, isAgain);
  const kept = fake.accepted().filter(({ canceledAt }) => canceledAt === null);
  expect(new Set(kept.map(({ to }) => to)).size).toBe(people);
  expect(kept).toHaveLength(people);
});

test('another sender takes over what Twilio keeps: it is canceled there first', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  await app.campaigns.pause(id, { code: 'interrupted' });
  await app.receipts.cancelScheduled();
  expect(await snapshotOf(app, id)).toMatchObject({ status: 'paused', scheduledCount: people });
  await app.campaigns.changeSender(id, fakeMessagingService);
  await app.receipts.cancelScheduled();
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: 0, queuedCount: people });
  expect(fake.accepted().every(({ canceledAt }) => canceledAt !== null)).toBe(true);
});

test('a canceled campaign counts only what Twilio has confirmed', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  await app.campaigns.cancel(id);
  expect(await snapshotOf(app, id)).toMatchObject({
    status: 'canceled',
    scheduledCount: people,
    canceledCount: 0,
  });
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: 0, canceledCount: people });
  expect(fake.accepted().every(({ canceledAt }) => canceledAt !== null)).toBe(true);
});

test('a sender that is no Messaging Service is refused, and the draft stays one', async () => {
  const { fake, app, id } = await setUp({ sender: fakeSender });
  await expect(app.campaigns.handOver(id)).rejects.toThrow(/Messaging Service only/);
  expect(await snapshotOf(app, id)).toMatchObject({ status: 'draft', handOver: null });
  expect(fake.accepted()).toHaveLength(0);
});

test('a sender that is no Messaging Service ends the hand-over: this computer sends the rest', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  await app.campaigns.pause(id);
  await app.receipts.cancelScheduled();
  await app.campaigns.changeSender(id, fakeSender);
  expect(await snapshotOf(app, id)).toMatchObject({ handOver: null, queuedCount: people });
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ status: 'completed', sentCount: people });
  const sentFromHere = fake.accepted().filter(({ sendAt }) => sendAt === null);
  expect(new Set(sentFromHere.map(({ to }) => to)).size).toBe(people);
  expect(sentFromHere).toHaveLength(people);
});

test('an order of a hand-over that never began is none of a later start', async () => {
  const { clock, fake, app, folder, id } = await setUp();
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  orderHandOver(db, id, { kind: 'soonest' }, clock.now());
  db.close();
  await app.campaigns.start(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ handOver: null, sentCount: people });
  expect(fake.accepted().every(({ sendAt }) => sendAt === null)).toBe(true);
});

test('a campaign is taken back: Twilio cancels, and this computer sends once it is resumed', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  expect(await app.campaigns.takeBack(id)).toMatchObject({ status: 'paused', handOver: null });
  expect(await app.campaigns.handOverState(id)).toMatchObject({
    toCancel: people,
    takenBack: { canceled: 0, late: 0 },
  });
  await app.receipts.cancelScheduled();
  expect(await app.campaigns.handOverState(id)).toMatchObject({
    toCancel: 0,
    takenBack: { canceled: people, late: 0 },
  });
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: 0, queuedCount: people });
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ status: 'completed', sentCount: people });
  const kept = fake.accepted().filter(({ canceledAt }) => canceledAt === null);
  expect(new Set(kept.map(({ to }) => to)).size).toBe(people);
  expect(kept.every(({ sendAt }) => sendAt === null)).toBe(true);
});

test('what Twilio has sent is not taken back, and is said', async () => {
  const { clock, app, id } = await setUp();
  await handOver(app, id);
  clock.leap(60 * minute);
  await app.campaigns.takeBack(id);
  await app.receipts.cancelScheduled();
  expect(await app.campaigns.handOverState(id)).toMatchObject({
    late: people,
    takenBack: { canceled: 0, late: people },
  });
  await expect(app.campaigns.takeBack(id)).rejects.toThrow(/nothing to take back/);
});

test('what is resumed before Twilio has canceled is canceled there all the same, and sent from here', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  await app.campaigns.takeBack(id);
  await app.campaigns.resume(id);
  await app.receipts.follow();
  await becomes(app, id, ({ status, sentCount }) => status === 'completed' && sentCount === people);
  const kept = fake.accepted().filter(({ canceledAt }) => canceledAt === null);
  expect(new Set(kept.map(({ to }) => to)).size).toBe(people);
  expect(kept.every(({ sendAt }) => sendAt === null)).toBe(true);
});
