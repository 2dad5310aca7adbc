import path from 'node:path';
import { expect } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import type { Clock } from '../../../../src-main/engine/ports.ts';
import { restoreDatabase } from '../../../../src-main/maintenance/restore/restore-database.ts';
import { migrationsFolder, temporaryFolder } from '../../../support/database.ts';
import { fakeMessagingService } from '../../../support/fake-twilio/account.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../../support/fake-twilio/fake-twilio.ts';
import { draft, open, startFake } from '../../../support/twilio-application.ts';

export const minute = 60_000;

/** A clock that stands at a time of ours, and runs from there. */
export function createLeapingClock(): Clock & { leap(ms: number): void } {
  let ahead = 1_800_000_000_000 - Date.now();
  return {
    now: () => Date.now() + ahead,
    elapsed: () => performance.now() + ahead,
    after(delayMs, callback) {
      const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
    leap(ms) {
      ahead += ms;
    },
  };
}

/** A draft to so many people, with a Messaging Service unless another sender is given. */
export async function setUp({
  people = 40,
  sender = fakeMessagingService,
  ...options
}: { readonly people?: number; readonly sender?: string } & Omit<FakeTwilioOptions, 'now'> = {}) {
  const clock = createLeapingClock();
  const fake = await startFake({ ...options, now: clock.now });
  const folder = temporaryFolder();
  const app = open(folder, clock, fake);
  const id = await draft(app, people);
  await app.campaigns.changeSender(id, sender);
  return { clock, fake, app, folder, id };
}

export const snapshotOf = async (app: Application, id: number) =>
  (await app.campaigns.get(id)).snapshot;

export async function handOver(app: Application, id: number) {
  await app.campaigns.handOver(id);
  await app.sending.idle();
  return await snapshotOf(app, id);
}

/** The texts that Twilio has and has not canceled; nobody gets two. */
export function live(fake: FakeTwilio) {
  const kept = fake.accepted().filter(({ canceledAt }) => canceledAt === null);
  const numbers = kept.map(({ to }) => to);
  expect(new Set(numbers).size).toBe(numbers.length);
  return kept;
}

/** Copies the database as it is; returns where to. */
export function backUp(folder: string): string {
  const file = path.join(temporaryFolder(), 'backup.db');
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  db.sqlite.prepare('VACUUM INTO ?').run(file);
  db.close();
  return file;
}

/** Puts a backup in the place of the database, and opens it. */
export async function restore(
  { app, clock, fake, folder }: Awaited<ReturnType<typeof setUp>>,
  file: string,
): Promise<Application> {
  await app.close();
  await restoreDatabase(
    {
      file,
      dataFolder: folder,
      migrationsFolder,
      nativeBinding: undefined,
      passphrase: null,
      isStaged: false,
      now: clock.now(),
    },
    () => undefined,
  );
  return open(folder, clock, fake);
}
