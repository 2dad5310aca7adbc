import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/database.ts';
import {
  becomes,
  createFastClock,
  draft,
  open,
  startFake,
} from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';

test('credentials that were saved are used at once, also while practice is sent', async () => {
  const clock = createFastClock();
  const fake = await startFake({ now: clock.now });
  const { accountSid, authToken } = fake.account;
  let token = 'a token that is wrong';
  const app = open(temporaryFolder(), clock, fake, () => ({ accountSid, authToken: token }));
  const practice = await draft(app, 5);
  const real = (await app.campaigns.duplicate(practice)).snapshot.id;
  // The second text of the practice is a long time off.
  await app.settings.save({ segmentsPerSecond: 0.01 });
  await app.campaigns.start(practice, 'simulator');
  const isPaused = becomes(app, real, ({ status }) => status === 'paused');
  await app.campaigns.start(real, 'twilio');
  expect(await isPaused).toMatchObject({ pausedReasonCode: 'blocked', sentCount: 0 });
  expect((await app.campaigns.get(practice)).snapshot).toMatchObject({ status: 'sending' });

  token = authToken;
  await app.sending.credentialsSaved();
  await app.campaigns.resume(real);
  await waitFor(async () => {
    const { snapshot } = await app.campaigns.get(real);
    expect(snapshot).toMatchObject({ status: 'sending', sentCount: 1 });
  });
  expect((await app.campaigns.get(practice)).snapshot).toMatchObject({ status: 'sending' });
});

test('credentials that were taken away pause what needs them, and nothing else', async () => {
  const clock = createFastClock();
  const fake = await startFake({ now: clock.now });
  const { accountSid, authToken } = fake.account;
  let account: { accountSid: string; authToken: string } | null = { accountSid, authToken };
  const app = open(temporaryFolder(), clock, fake, () => account);
  const practice = await draft(app, 5);
  const real = (await app.campaigns.duplicate(practice)).snapshot.id;
  await app.settings.save({ segmentsPerSecond: 0.01 });
  await app.campaigns.start(practice, 'simulator');
  const isSent = becomes(app, real, ({ sentCount }) => sentCount > 0);
  await app.campaigns.start(real, 'twilio');
  await isSent;

  account = null;
  await app.sending.credentialsSaved();
  const { snapshot } = await app.campaigns.get(real);
  expect(snapshot).toMatchObject({ status: 'paused', pausedReasonCode: 'refused' });
  expect(snapshot.pausedReason).toContain('No Twilio account is connected');
  expect((await app.campaigns.get(practice)).snapshot).toMatchObject({ status: 'sending' });
});
