import { expect, test } from 'vitest';
import { handOver, setUp, snapshotOf } from '../../campaigns/hand-over/set-up.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { becomes } from '../../../support/twilio-application.ts';

test('a STOP cancels at Twilio what was handed over, and skips it', async () => {
  const { fake, app, id } = await setUp();
  await handOver(app, id);
  const [first] = fake.accepted();
  const from = first?.to ?? '';
  fake.receive({ from, to: fakeSender, body: 'Stop' });
  await app.receipts.follow();
  const skipped = becomes(app, id, ({ skippedCount }) => skippedCount === 1);
  expect(await app.replies.sync()).toEqual({ received: 1, optedOut: 1 });
  await skipped;
  const canceled = fake.accepted().filter(({ canceledAt }) => canceledAt !== null);
  expect(canceled.map(({ to }) => to)).toEqual([from]);
});

test('a reply that may be an opt-out takes back what was handed over, until somebody decides', async () => {
  const { fake, app, id } = await setUp();
  const { scheduledCount } = await handOver(app, id);
  const from = fake.accepted()[0]?.to ?? '';
  fake.receive({ from, to: fakeSender, body: 'Wrong number' });
  await app.replies.sync();
  await app.receipts.cancelScheduled();
  expect(await snapshotOf(app, id)).toMatchObject({
    scheduledCount: scheduledCount - 1,
    queuedCount: 1,
  });
  await app.replies.decide(from, 'opted-out');
  const { rows } = await app.suppressions.page({
    offset: 0,
    limit: 10,
    search: '',
    show: 'active',
  });
  expect(rows).toMatchObject([{ phone: from, origin: 'reply' }]);
  expect(rows[0]?.evidence).toContain('“Wrong number”');
  await expect(app.replies.decide(from, 'kept')).rejects.toMatchObject({ code: 'not-found' });
});
