import { expect, test } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import { holdNumber, releaseNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { draft, becomes as campaignBecomes } from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { handOver, minute, setUp as setUpHandOver, snapshotOf } from '../hand-over/set-up.ts';
import { databaseOf, order, setUp } from './set-up.ts';

const held = fictionalPhone(1);

function hold(db: WritableDatabase): void {
  holdNumber(db, { phone: held, reason: 'maybe-opt-out', messageId: null, detail: '', at: 0 });
}

/** A campaign of which only a held message is left. */
async function pausedCampaign(options: Parameters<typeof setUp>[0] = {}) {
  const { app, folder, fake } = await setUp(options);
  const id = await draft(app, 3);
  const db = databaseOf(folder);
  hold(db);
  await app.receipts.follow();
  await app.campaigns.start(id, 'twilio');
  await campaignBecomes(app, id, ({ pausedReasonCode }) => pausedReasonCode === 'only-held');
  return { app, fake, id, db };
}

async function stands(app: Application, id: number, expected: object): Promise<void> {
  await waitFor(async () => expect(await snapshotOf(app, id)).toMatchObject(expected));
}

/** What a campaign says once it is over. */
async function end(app: Application, id: number) {
  return await campaignBecomes(app, id, ({ status }) => status === 'completed');
}

const completed = { status: 'completed', sentCount: 2, skippedCount: 1, progress: 100 };

test('a campaign completes once its last held number is suppressed by hand', async () => {
  const { app, id } = await pausedCampaign();
  await app.suppressions.add({ number: held, reason: 'Called', evidence: '' });
  expect(await end(app, id)).toMatchObject(completed);
});

test('it completes where another process suppressed the number', async () => {
  const { app, id, db } = await pausedCampaign();
  db.sqlite.exec(`INSERT INTO suppressions (phone, reason, at) VALUES ('${held}', 'Listed', 1)`);
  expect(await end(app, id)).toMatchObject(completed);
});

test('it completes where the carrier says that the number opted out', async () => {
  const { app, id } = await pausedCampaign({
    timeline: { sending: 500, sent: 1000, final: 3000 },
    deliveryError: (to) => (to === held ? 21_610 : null),
  });
  await app.singleMessages.send(order({ phone: held }));
  expect(await end(app, id)).toMatchObject(completed);
});

test('it goes on where another process released the number', async () => {
  const { app, fake, id, db } = await pausedCampaign();
  db.sqlite.transaction(() => releaseNumber(db, held, ['maybe-opt-out'], 'kept', 1))();
  expect(await end(app, id)).toMatchObject({ sentCount: 3 });
  expect(fake.accepted()).toHaveLength(3);
});

test('a campaign that a killed command left is not taken over by the window beside it', async () => {
  const { app, clock, fake, folder } = await setUp();
  const id = await draft(app, 300);
  await app.settings.save({ segmentsPerSecond: 1 });
  await app.campaigns.start(id, 'twilio');
  await app.campaigns.pause(id, { code: 'interrupted' });
  await app.sending.idle();
  const sent = fake.accepted().length;
  await app.receipts.follow();
  await app.sending.followSingleMessages();
  databaseOf(folder).sqlite.exec(
    `UPDATE campaigns SET status = 'sending', paused_reason = NULL, paused_detail = NULL`,
  );
  await new Promise<void>((resolve) => void clock.after(minute, resolve));
  expect(sent).toBeLessThan(300);
  expect(fake.accepted()).toHaveLength(sent);
  expect(await app.sending.heldHereFor()).toBeNull();
});

test('a campaign that Twilio has sent but for a held number pauses, and completes once the number is suppressed', async () => {
  const { app, id, folder, clock } = await setUpHandOver({ people: 3 });
  await handOver(app, id);
  hold(databaseOf(folder));
  await app.receipts.follow();
  await stands(app, id, { status: 'sending', scheduledCount: 2, heldCount: 1 });
  clock.leap(40 * minute);
  await app.receipts.wake();
  await stands(app, id, { status: 'paused', pausedReasonCode: 'only-held', sentCount: 2 });
  await app.suppressions.add({ number: held, reason: 'Called', evidence: '' });
  expect(await end(app, id)).toMatchObject(completed);
});

test('a suppressed number is left out while Twilio has the others', async () => {
  const { app, id, folder, clock } = await setUpHandOver({ people: 3 });
  await handOver(app, id);
  hold(databaseOf(folder));
  await app.receipts.follow();
  await stands(app, id, { scheduledCount: 2, heldCount: 1 });
  await app.suppressions.add({ number: held, reason: 'Called', evidence: '' });
  await stands(app, id, { status: 'sending', scheduledCount: 2, skippedCount: 1 });
  clock.leap(40 * minute);
  await app.receipts.wake();
  expect(await end(app, id)).toMatchObject(completed);
});
