import Database from 'better-sqlite3';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import type { EngineSettings } from '../../../src-main/engine/options.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import {
  startFakeTwilio,
  type FakeTwilio,
  type FakeTwilioOptions,
} from '../../support/fake-twilio/fake-twilio.ts';
import { createHurriedClock, type HurriedClock } from './hurried-clock.ts';

/** A message as the database has it. */
export interface MessageInShop {
  readonly to: string;
  readonly status: string;
  readonly sid: string | null;
  readonly retryCount: number;
  readonly attemptCount: number;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
}

/** Ovo on a data folder of its own, with one campaign that is a draft, and a fake Twilio. */
export interface Shop {
  readonly folder: string;
  readonly fake: FakeTwilio;
  readonly clock: HurriedClock;
  readonly campaign: number;
  /** The Ovo of the moment; `restart` makes another. */
  readonly app: Application;
  /** What failed without belonging to a request. */
  readonly errors: readonly unknown[];
  /** Starts the campaign, or goes on with it, and stays until nothing is left to do. */
  send(): Promise<CampaignSnapshot>;
  /** Starts the campaign, or goes on with it, and comes back at once. */
  begin(): Promise<void>;
  snapshot(): Promise<CampaignSnapshot>;
  messages(): readonly MessageInShop[];
  /** Closes Ovo and opens it anew. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ShopOptions {
  readonly contacts?: number;
  readonly folder?: string;
  /** How many times as fast as real its clock runs. */
  readonly speed?: number;
  /** What it shows at first, in milliseconds since 1970; the time of now unless given. */
  readonly startAt?: number;
  /** The address at which Ovo reaches the provider; its own unless given. */
  readonly way?: (fake: FakeTwilio) => string | Promise<string>;
  /** How long to wait for Twilio, in real milliseconds. */
  readonly timeoutMs?: number;
  readonly fake?: FakeTwilioOptions;
  readonly engine?: Partial<EngineSettings>;
}

/** Longer than any answer takes on a slow and busy computer. */
const defaultTimeoutMs = 20_000;

/** A number that is texted in the shop; the first fictional one is the sender's own. */
export const phoneOf = (index: number) => fictionalPhone(index + 1);

/** Writes people and a campaign to all of them into the database of a folder; returns its id. */
export function furnish(folder: string, contacts: number, now: number): number {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return db.sqlite.transaction(() => {
      db.sqlite.prepare(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', ?)`).run(now);
      const contact = db.sqlite.prepare(
        'INSERT INTO contacts (phone, first_name, created_at, updated_at) VALUES (?, ?, ?, ?)',
      );
      for (let index = 0; index < contacts; index += 1) {
        contact.run(phoneOf(index), `Person ${index}`, now, now);
      }
      db.sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
      return createCampaign(
        db,
        {
          name: 'Spring sale',
          body: 'Hello {{ first_name }}',
          sender: fakeSender,
          audience: { listIds: [1] },
        },
        now,
      ).snapshot.id;
    })();
  } finally {
    db.close();
  }
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const { speed = 50, folder = temporaryFolder() } = options;
  const clock = createHurriedClock(speed, options.startAt);
  // The provider has a clock of its own.
  const fake = await startFakeTwilio({ now: clock.steady, ...options.fake });
  onTestFinished(() => fake.close());
  const campaign = furnish(folder, options.contacts ?? 3, clock.now());
  const errors: unknown[] = [];
  const { accountSid, authToken } = fake.account;
  const twilioUrl = (await options.way?.(fake)) ?? fake.url;

  const open = () =>
    openApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock,
      readCredentials: () => Promise.resolve({ accountSid, authToken }),
      twilioUrl,
      twilioTimeoutMs: (options.timeoutMs ?? defaultTimeoutMs) * speed,
      sending: {
        engine: {
          segmentsPerSecond: 0,
          quietHours: { ...defaultQuietHours, enabled: false },
          unconfirmedPolicy: 'requeue',
          recheckAfterMs: 10_000,
          ...options.engine,
        },
      },
      onError: (error) => void errors.push(error),
    });
  let app = open();
  let isOpen = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await app.close();
  }
  onTestFinished(close);

  async function begin(): Promise<void> {
    const { status } = (await app.campaigns.get(campaign)).snapshot;
    if (status === 'draft') await app.campaigns.start(campaign, 'twilio');
    else await app.campaigns.resume(campaign);
  }

  return {
    folder,
    fake,
    clock,
    campaign,
    errors,
    get app() {
      return app;
    },
    begin,
    async send() {
      await begin();
      await app.sending.idle();
      return (await app.campaigns.get(campaign)).snapshot;
    },
    snapshot: async () => (await app.campaigns.get(campaign)).snapshot,
    messages: () => readMessages(folder, campaign),
    async restart() {
      await close();
      app = open();
      isOpen = true;
    },
    close,
  };
}

/** The messages as they are in the file, by number. */
export function readMessages(folder: string, campaign: number): readonly MessageInShop[] {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    return sqlite
      .prepare<[number], MessageInShop>(
        `SELECT to_address AS "to", status, sid, retry_count AS retryCount,
                attempt_count AS attemptCount, error_code AS errorCode, error_detail AS errorDetail
           FROM messages WHERE campaign_id = ? ORDER BY id`,
      )
      .all(campaign);
  } finally {
    sqlite.close();
  }
}

/** How a campaign ended, and whom the provider took for it. */
export async function resultOf(shop: Pick<Shop, 'fake' | 'snapshot' | 'errors'>) {
  const { status, progress, sentCount } = await shop.snapshot();
  const reached = shop.fake.accepted().map(({ to }) => to);
  return { status, progress, sentCount, reached: reached.toSorted(), errors: shop.errors };
}

/** The result of a campaign that took everybody, and nobody twice. */
export function everybodyOnce(contacts: number): Awaited<ReturnType<typeof resultOf>> {
  const reached = Array.from({ length: contacts }, (_, index) => phoneOf(index)).toSorted();
  return { status: 'completed', progress: 100, sentCount: contacts, reached, errors: [] };
}
