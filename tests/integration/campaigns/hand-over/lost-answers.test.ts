import { expect, test } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import { readJournal } from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { becomes, open } from '../../../support/twilio-application.ts';
import { handOver, live, minute, setUp, snapshotOf } from './set-up.ts';

const people = 6;

/**
 * A campaign that is handed over, and of which the answers to the first two texts were lost; nothing is
 * known of them, as Twilio’s list cannot be read until `forgive`.
 */
async function losingTwo({
  accepted = true,
  ...options
}: { readonly accepted?: boolean; readonly visibleAfterMs?: number } = {}) {
  const shop = await setUp({ people, ...options });
  const { app, fake, id } = shop;
  fake.fail({ kind: 'drop', accepted }, { times: 2 });
  fake.fail(errorFault(20500, 500), { on: 'list', times: 100 });
  const isLost = becomes(app, id, ({ queuedCount, unconfirmedCount }) => {
    return queuedCount === 0 && unconfirmedCount === 2;
  });
  await app.campaigns.handOver(id);
  expect(await isLost).toMatchObject({
    scheduledCount: people - 2,
    perhapsScheduledCount: 2,
  });
  return shop;
}

const canceled = (folder: string) =>
  [...readJournal(folder, null).lines].filter(({ event }) => event === 'canceled');

test('a pause finds what Twilio keeps without our having heard, and has it canceled', async () => {
  const { app, fake, folder, id } = await losingTwo();
  await app.campaigns.pause(id);
  expect(await app.campaigns.handOverState(id)).toMatchObject({ toCancel: people });
  fake.forgive();
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await app.campaigns.handOverState(id)).toMatchObject({ toCancel: 0, late: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ queuedCount: people, unconfirmedCount: 0 });
  expect(live(fake)).toHaveLength(0);
  expect(canceled(folder)).toHaveLength(people);
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: people });
  expect(live(fake)).toHaveLength(people);
});

test('a canceled campaign is over at Twilio only once that is found, too', async () => {
  const { app, fake, id } = await losingTwo();
  await app.campaigns.cancel(id);
  fake.forgive();
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ canceledCount: people, unconfirmedCount: 0 });
  expect(live(fake)).toHaveLength(0);
});

test('what Twilio sent before is shown as sent though it was to be canceled', async () => {
  const { app, clock, fake, id } = await losingTwo();
  await app.campaigns.cancel(id);
  clock.leap(60 * minute);
  fake.forgive();
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ sentCount: people, canceledCount: 0 });
  expect(await app.campaigns.handOverState(id)).toMatchObject({ toCancel: 0, late: people });
});

test('an opt-out of somebody whose answer was lost is looked for alone', async () => {
  const { app, fake, id } = await losingTwo();
  // Ctrl+C leaves Twilio what it has.
  await app.campaigns.pause(id, { code: 'interrupted' });
  fake.forgive();
  const { rows } = await app.messages.page({ id, filter: 'unconfirmed', offset: 0, limit: 2 });
  const number = rows[0]?.to ?? '';
  await app.suppressions.add({ number, reason: 'Asked', evidence: 'By phone' });
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({
    skippedCount: 1,
    unconfirmedCount: 1,
    scheduledCount: people - 2,
  });
  expect(live(fake)).toHaveLength(people - 1);
  expect(live(fake).map(({ to }) => to)).not.toContain(number);
});

test('another sender takes over what Twilio keeps without our having heard', async () => {
  const { app, fake, id } = await losingTwo();
  await app.campaigns.pause(id, { code: 'interrupted' });
  fake.forgive();
  const { sender } = (await app.campaigns.get(id)).draft;
  await app.campaigns.changeSender(id, sender);
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ queuedCount: people });
  expect(live(fake)).toHaveLength(0);
});

test('what the list does not show yet is left, and canceled once the list does', async () => {
  const { app, clock, fake, folder, id } = await losingTwo({ visibleAfterMs: 5 * minute });
  await app.campaigns.cancel(id);
  fake.forgive();
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 2 });
  expect(await app.campaigns.handOverState(id)).toMatchObject({ toCancel: 2 });
  expect(await snapshotOf(app, id)).toMatchObject({ canceledCount: people - 2 });
  await app.close();
  clock.leap(10 * minute);
  const later = open(folder, clock, fake);
  expect(await later.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(later, id)).toMatchObject({ canceledCount: people });
  expect(live(fake)).toHaveLength(0);
});

/** Proves that Twilio’s list is up to date: something that was handed over later is there. */
async function handOverAnother(app: Application): Promise<void> {
  const { draft } = await app.campaigns.get(1);
  const { snapshot } = await app.campaigns.create({ ...draft, name: 'Later', body: 'Later' });
  await handOver(app, snapshot.id);
}

test.each([
  ['canceled', 'hold', { canceledCount: people, unconfirmedCount: 0 }],
  ['paused', 'requeue', { queuedCount: people, unconfirmedCount: 0 }],
  // Whether to send it again is what a person is asked.
  ['paused', 'hold', { queuedCount: people - 2, unconfirmedCount: 2 }],
] as const)(
  'what is proved never to have arrived is not at Twilio: %s, and the rule is %s',
  async (status, unconfirmedPolicy, counts) => {
    const { app, clock, fake, folder, id } = await losingTwo({ accepted: false });
    await (status === 'canceled' ? app.campaigns.cancel(id) : app.campaigns.pause(id));
    fake.forgive();
    await app.settings.save({ unconfirmedPolicy });
    await handOverAnother(app);
    expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 2 });
    await app.close();
    // One look-up is no proof.
    clock.leap(5 * minute);
    const later = open(folder, clock, fake);
    expect(await later.receipts.cancelScheduled()).toMatchObject({ left: 0 });
    expect(await snapshotOf(later, id)).toMatchObject({ status, scheduledCount: 0, ...counts });
    expect(await later.campaigns.handOverState(id)).toMatchObject({ toCancel: 0 });
  },
);
