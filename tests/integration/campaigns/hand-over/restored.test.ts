import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { becomes } from '../../../support/twilio-application.ts';
import { backUp, handOver, live, minute, restore, setUp, snapshotOf } from './set-up.ts';

const people = 6;

type Shop = Awaited<ReturnType<typeof setUp>>;

/** The campaign is handed over and backed up; then everything is canceled at Twilio. */
async function canceledSinceBackup(): Promise<Shop & { readonly backup: string }> {
  const shop = await setUp({ people });
  const { app, folder, id } = shop;
  await handOver(app, id);
  const backup = backUp(folder);
  await app.campaigns.pause(id);
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  return { ...shop, backup };
}

/** Resumes what was restored, and lets the time of all texts pass; returns how the campaign stands then. */
async function sentAfterRestore(shop: Shop, backup: string) {
  const { clock, fake, id } = shop;
  const app = await restore(shop, backup);
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(live(fake)).toHaveLength(people);
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: people, sentCount: 0 });
  clock.leap(60 * minute);
  await app.receipts.sync();
  expect(live(fake)).toHaveLength(people);
  return await snapshotOf(app, id);
}

const allSent = {
  status: 'completed',
  sentCount: people,
  deliveredCount: people,
  skippedCount: 0,
};

test('what Twilio canceled since the backup goes once more', async () => {
  const { backup, ...shop } = await canceledSinceBackup();
  expect(await sentAfterRestore(shop, backup)).toMatchObject(allSent);
});

test('what was handed over once more since the backup is known by its new sid', async () => {
  const { backup, ...shop } = await canceledSinceBackup();
  await shop.app.campaigns.resume(shop.id);
  await shop.app.sending.idle();
  expect(await sentAfterRestore(shop, backup)).toMatchObject(allSent);
});

test('an answer that was lost since the backup is looked up, and its text canceled with the others', async () => {
  const { backup, ...shop } = await canceledSinceBackup();
  const { fake, id } = shop;
  fake.fail({ kind: 'drop', accepted: true });
  fake.fail(errorFault(20500, 500), { on: 'list', times: 100 });
  await shop.app.campaigns.resume(id);
  await becomes(
    shop.app,
    id,
    ({ queuedCount, unconfirmedCount }) => queuedCount === 0 && unconfirmedCount === 1,
  );
  fake.forgive();
  const app = await restore(shop, backup);
  expect(await snapshotOf(app, id)).toMatchObject({
    status: 'paused',
    scheduledCount: people - 1,
    unconfirmedCount: 1,
  });
  await app.campaigns.resume(id);
  await app.sending.idle();
  expect(await snapshotOf(app, id)).toMatchObject({ scheduledCount: people });
  await app.campaigns.cancel(id);
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ canceledCount: people, sentCount: 0 });
  expect(live(fake)).toHaveLength(0);
});

test('without the journal everything that Twilio kept is looked up', async () => {
  const { backup, ...shop } = await canceledSinceBackup();
  await shop.app.campaigns.resume(shop.id);
  await shop.app.sending.idle();
  rmSync(path.join(shop.folder, 'journal'), { recursive: true });
  expect(await sentAfterRestore(shop, backup)).toMatchObject(allSent);
});

test('a draft of the backup knows what Twilio keeps of it, and until when', async () => {
  const shop = await setUp({ people });
  const { clock, fake, id } = shop;
  const backup = backUp(shop.folder);
  await handOver(shop.app, id);
  const app = await restore(shop, backup);
  expect(await handOver(app, id)).toMatchObject({ scheduledCount: people, sentCount: 0 });
  expect(live(fake)).toHaveLength(people);
  clock.leap(minute);
  await app.campaigns.cancel(id);
  expect(await app.receipts.cancelScheduled()).toMatchObject({ left: 0 });
  expect(await snapshotOf(app, id)).toMatchObject({ canceledCount: people, sentCount: 0 });
  expect(live(fake)).toHaveLength(0);
});
