import { onTestFinished } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { createReceiptStore } from '../../../../src-main/campaigns/receipts/receipt-store.ts';
import { changeAfterAttempt } from '../../../../src-main/engine/decide.ts';
import type { Clock, Gateway } from '../../../../src-main/engine/ports.ts';
import { createReceiptPoller, type ReceiptPoller } from '../../../../src-main/engine/receipts.ts';
import { createTwilioGateway } from '../../../../src-main/gateways/twilio/twilio-gateway.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase, writeAtOnce } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import {
  startFakeTwilio,
  type FakeTwilio,
  type FakeTwilioOptions,
} from '../../../support/fake-twilio/fake-twilio.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** A clock that stands still for everything but letting others have their turn. */
interface StandingClock extends Clock {
  time: number;
}

function createStandingClock(): StandingClock {
  return {
    time: 1_800_000_000_000,
    now() {
      return this.time;
    },
    elapsed() {
      return this.time;
    },
    after(delayMs, callback) {
      if (delayMs > 0) return () => undefined;
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
  };
}

/** Ovo's database, Twilio's fake and a poller between them, at a time of the test's choice. */
export interface World {
  readonly db: WritableDatabase;
  readonly clock: StandingClock;
  readonly fake: FakeTwilio;
  readonly gateway: Gateway;
  readonly poller: ReceiptPoller;
  /** How often the poller said that there is news. */
  readonly news: { count: number };
  newPoller(): ReceiptPoller;
  /** Starts a campaign to that many people and sends it now, or as much of it as is said. */
  send(contacts: number, options?: SendOptions): Promise<number>;
  snapshot(campaignId: number): CampaignSnapshot;
  /** The requests for receipts since the last time this was asked, as `list` or `fetch`. */
  requests(): readonly ('list' | 'fetch')[];
  /** Lets time pass, asking whenever the poller wants to. */
  pass(milliseconds: number): Promise<void>;
}

interface SendOptions {
  readonly sender?: string;
  readonly firstPhone?: number;
  readonly name?: string;
  readonly sent?: number;
}

export async function createWorld(fakeOptions: FakeTwilioOptions = {}): Promise<World> {
  const db = temporaryDatabase();
  const clock = createStandingClock();
  const fake = await startFakeTwilio({ now: () => clock.time, ...fakeOptions });
  onTestFinished(() => fake.close());
  const { accountSid, authToken } = fake.account;
  const gateway = createTwilioGateway({
    credentials: { accountSid, authToken },
    baseUrl: fake.url,
    clock,
  });
  const news = { count: 0 };
  const newPoller = () =>
    createReceiptPoller({
      store: createReceiptStore(db, () => 'twilio', writeAtOnce(db)),
      gateway: () => Promise.resolve(gateway),
      clock,
      onChange: () => (news.count += 1),
    });
  const poller = newPoller();
  let seen = 0;

  return {
    db,
    clock,
    fake,
    gateway,
    poller,
    news,
    newPoller,
    async send(contacts, options = {}) {
      const now = clock.time;
      // The first of the fictional numbers is the sender's.
      const { sender = fakeSender, firstPhone = 1, name = 'Spring sale' } = options;
      const id = startedCampaign(db, { contacts, now, sender, firstPhone, name });
      const store = createMessageStore(db);
      const { claimed } = store.claim({
        campaignId: id,
        now,
        messages: options.sent ?? contacts,
        segments: Infinity,
        opening: () => ({ open: true, closesAt: Infinity }),
      });
      for (let start = 0; start < claimed.length; start += 50) {
        const piece = claimed.slice(start, start + 50);
        const outcomes = await Promise.all(piece.map((message) => gateway.send(message)));
        const changes = piece.flatMap((message, index) => {
          const outcome = outcomes[index];
          return outcome === undefined ? [] : [changeAfterAttempt(message, outcome, now, 0)];
        });
        store.recordOutcomes(changes, now);
      }
      return id;
    },
    snapshot: (campaignId) => campaignSnapshot(db, campaignId),
    requests() {
      const all = fake.requests().filter(({ method }) => method === 'GET');
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh.map(({ path }) => (path.endsWith('/Messages.json') ? 'list' : 'fetch'));
    },
    async pass(milliseconds) {
      const end = clock.time + milliseconds;
      for (;;) {
        const next = poller.nextAt();
        if (next === null || next > end) break;
        clock.time = Math.max(clock.time, next);
        await poller.poll();
      }
      clock.time = end;
    },
  };
}

/** Rows of the messages of a campaign, as far as their receipts are concerned. */
export function receiptRows(db: WritableDatabase, campaignId: number) {
  return db.sqlite
    .prepare<
      [number],
      {
        readonly status: string;
        readonly errorCode: number | null;
        readonly finalAt: number | null;
        readonly billedSegments: number | null;
        readonly price: string | null;
        readonly priceUnit: string | null;
      }
    >(
      `SELECT status, error_code AS errorCode, receipt_final_at AS finalAt,
              billed_segments AS billedSegments, price, price_unit AS priceUnit
         FROM messages WHERE campaign_id = ? ORDER BY id`,
    )
    .all(campaignId);
}
