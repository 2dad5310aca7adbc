import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../src-main/application.ts';
import type { SendingOptions } from '../../src-main/data-folder.ts';
import type { Clock } from '../../src-main/engine/ports.ts';
import type { TwilioCredentials } from '../../src-main/gateways/twilio/credentials.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { fictionalPhone } from './campaigns.ts';
import { migrationsFolder, threadFile } from './database.ts';
import { fakeSender } from './fake-twilio/account.ts';
import {
  startFakeTwilio,
  type FakeTwilio,
  type FakeTwilioOptions,
} from './fake-twilio/fake-twilio.ts';

/** A clock on which a minute passes in a second. */
export function createFastClock(): Clock {
  const speed = 60;
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) * speed;
  return {
    elapsed,
    now: () => 1_800_000_000_000 + Math.floor(elapsed()),
    after(delayMs, callback) {
      if (delayMs <= 0) {
        const immediate = setImmediate(callback);
        return () => clearImmediate(immediate);
      }
      const timer = setTimeout(callback, delayMs / speed);
      return () => clearTimeout(timer);
    },
  };
}

/** A fake Twilio until the test is over. */
export async function startFake(options: FakeTwilioOptions): Promise<FakeTwilio> {
  const fake = await startFakeTwilio(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** An application on the fake, with its credentials unless others are given, until the test is over. */
export function open(
  dataFolder: string,
  clock: Clock,
  fake: FakeTwilio,
  readCredentials: () => TwilioCredentials | null = () => fake.account,
  sending: SendingOptions = {},
): Application {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock,
    readCredentials: () => Promise.resolve(readCredentials()),
    twilioUrl: fake.url,
    sending,
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => app.close());
  return app;
}

/** A draft to that many people in a new data folder. */
export async function draft(app: Application, people: number): Promise<number> {
  const file = path.join(app.dataFolder, 'people.csv');
  const rows = Array.from({ length: people }, (_, index) => fictionalPhone(index + 1));
  writeFileSync(file, ['Phone', ...rows].join('\n'));
  await app.imports.startAsSuggested({
    file,
    country: 'US',
    choices: {},
    listName: 'All',
    onDuplicate: 'update',
  });
  const settings = await app.settings.get();
  await app.settings.save({
    ...settings,
    segmentsPerSecond: 0,
    quietHours: { ...defaultQuietHours, enabled: false },
    simulator: {
      ...settings.simulator,
      delayMs: 0,
      rejectedShare: 0,
      undeliveredShare: 0,
    },
  });
  const { snapshot } = await app.campaigns.create({
    name: 'Spring sale',
    body: 'Hello',
    sender: fakeSender,
    audience: { listIds: [(await app.contacts.requireList('All')).id] },
  });
  return snapshot.id;
}

/** Resolves when the application has told that something changed and the campaign is like that. */
export function becomes(
  app: Application,
  id: number,
  isSo: (snapshot: CampaignSnapshot) => boolean,
): Promise<CampaignSnapshot> {
  return new Promise((resolve, reject) => {
    const undo = app.subscribe(() => {
      app.campaigns.get(id).then(({ snapshot }) => {
        if (!isSo(snapshot)) return;
        undo();
        resolve(snapshot);
      }, reject);
    });
  });
}
