import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import type {
  SingleMessageOrder,
  SingleMessageState,
} from '../../../../src-main/campaigns/single/single-messages.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import type { Clock } from '../../../../src-main/engine/ports.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { migrationsFolder, temporaryFolder } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../../support/fake-twilio/fake-twilio.ts';
import { createFastClock, open, startFake } from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';

/** An application that sends through the fake, in a new data folder. */
export async function setUp(
  options: Omit<FakeTwilioOptions, 'now'> & { readonly clock?: Clock } = {},
) {
  const { clock = createFastClock(), ...faked } = options;
  const fake = await startFake({ ...faked, now: clock.now });
  const folder = temporaryFolder();
  const app = await opened(folder, clock, fake);
  return { clock, fake, folder, app };
}

/** Opens the data folder with settings that do not slow a test down. */
export async function opened(folder: string, clock: Clock, fake: FakeTwilio): Promise<Application> {
  const app = open(folder, clock, fake);
  await app.settings.save({
    gateway: 'twilio',
    defaultSender: fakeSender,
    segmentsPerSecond: 0,
    recheckAfterSeconds: 1,
  });
  return app;
}

export const phone = fictionalPhone(70);

export function order(changes: Partial<SingleMessageOrder> = {}): SingleMessageOrder {
  return {
    requestId: randomUUID(),
    phone,
    text: 'See you at ten',
    picture: null,
    goesAt: null,
    origin: 'window',
    ...changes,
  };
}

/** Resolves once a text stands like that. */
export async function becomes(
  app: Application,
  messageId: number,
  status: SingleMessageState['status'],
): Promise<void> {
  await waitFor(async () => {
    const { status: now } = await app.singleMessages.get(messageId);
    if (now !== status) throw new Error(`It is ${now}.`);
  });
}

/** The database of a data folder, beside the application. */
export function databaseOf(folder: string) {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  onTestFinished(() => db.close());
  return db;
}

export const bodies = (fake: FakeTwilio) => fake.accepted().map(({ body }) => body);
