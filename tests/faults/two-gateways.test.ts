import { expect, onTestFinished, test } from 'vitest';
import { openApplication } from '../../src-main/application.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../support/database.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { waitFor } from '../support/wait-for.ts';
import { furnish } from './support/shop.ts';

const people = 60;

test('a campaign through Twilio joins one through the simulator, however long its credentials take', async () => {
  const dataFolder = temporaryFolder();
  const practice = furnish(dataFolder, people, Date.now());
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  const { accountSid, authToken } = fake.account;
  const errors: unknown[] = [];
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    async readCredentials() {
      await isSent((await sentCount()) + 5);
      return { accountSid, authToken };
    },
    twilioUrl: fake.url,
    onError: (error) => void errors.push(error),
  });
  onTestFinished(() => app.close());
  const sentCount = async () => (await app.campaigns.get(practice)).snapshot.sentCount;
  /** Resolves when the simulator has so many messages, or all of them. */
  const isSent = (count: number) =>
    waitFor(async () => {
      expect(await sentCount()).toBeGreaterThanOrEqual(Math.min(count, people));
    });
  const settings = await app.settings.get();
  await app.settings.save({
    ...settings,
    segmentsPerSecond: 30,
    quietHours: { ...defaultQuietHours, enabled: false },
    simulator: { ...settings.simulator, delayMs: 5, rejectedShare: 0, undeliveredShare: 0 },
  });

  await app.campaigns.start(practice, 'simulator');
  const real = (await app.campaigns.duplicate(practice)).snapshot.id;
  await app.campaigns.start(real, 'twilio');
  await app.sending.idle();

  const done = { status: 'completed', sentCount: people };
  expect((await app.campaigns.get(real)).snapshot).toMatchObject(done);
  expect((await app.campaigns.get(practice)).snapshot).toMatchObject(done);
  expect(new Set(fake.accepted().map(({ to }) => to)).size).toBe(people);
  expect(fake.accepted()).toHaveLength(people);
  expect(errors).toEqual([]);
});
