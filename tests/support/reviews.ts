import { createCampaign } from '../../src-main/campaigns/campaign-rows.ts';
import { campaignReadJobs, type CampaignReader } from '../../src-main/campaigns/jobs.ts';
import { createReviews, type Reviews } from '../../src-main/campaigns/review/reviews.ts';
import { findOrCreateList } from '../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import { saveSettings } from '../../src-main/database/settings.ts';
import {
  createAccountForReview,
  type AccountForReview,
} from '../../src-main/gateways/twilio/setup/account-for-review.ts';
import type { Check, FindingOf } from '../../src-shared/campaign/review-finding.ts';
import type { CampaignDraft } from '../../src-shared/campaign/campaign.ts';
import type { Review } from '../../src-shared/campaign/review.ts';
import type { SettingsChanges } from '../../src-shared/settings/settings.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { addContact } from './contacts.ts';
import { temporaryDatabase, writeAtOnce } from './database.ts';
import { fakeAccount, fakeSender } from './fake-twilio/account.ts';

/** A Monday in New York, at noon. */
export const noon = Date.UTC(2026, 10, 30, 17);

/** A text with which nothing is wrong. */
export const goodText = 'Corner Shop: Fresh bread is out. Reply STOP to opt out';

/** A contact about whom nothing has to be said. */
export interface Person {
  readonly phone: string;
  readonly firstName?: string;
  readonly customFields?: Readonly<Record<string, string>>;
  readonly hasNoConsent?: true;
}

/** A shop with a list of people and what reviews its drafts. */
export interface Shop {
  readonly db: WritableDatabase;
  readonly listId: number;
  readonly reviews: Reviews;
  /** Reviews as they were told while they went on. */
  readonly told: readonly Review[];
  /** Reviews a new draft to the list. */
  review(draft?: Partial<CampaignDraft>, writtenAt?: number): Promise<Review>;
}

export interface ShopOptions {
  readonly people?: readonly Person[];
  readonly settings?: SettingsChanges;
  readonly now?: number;
  readonly account?: AccountForReview;
  /** Called before each question to the reading thread. */
  readonly beforeRead?: (name: string) => void;
}

/** An account that has everything, and whose prices are not known. */
export const wholeAccount: AccountForReview = {
  read: (sender) =>
    Promise.resolve({
      unread: null,
      isInAccount: true,
      isTrial: false,
      report: {
        sender,
        kind: 'local',
        registration: {
          scheme: 'a2p',
          state: 'registered',
          reason: null,
          editableUntil: null,
          service: null,
          allowsLinks: true,
          brand: null,
        },
        replies: 'readable',
        unread: [],
      },
      permissions: new Map([
        ['US', true],
        ['CA', true],
      ]),
    }),
  pictureSender: (sender) => Promise.resolve({ state: 'can', sender }),
  price: () => Promise.resolve(null),
};

/** What is asked of the fake Twilio at that address. */
export function accountAt(baseUrl: string): AccountForReview {
  const { accountSid, authToken } = fakeAccount;
  return createAccountForReview({
    readCredentials: () => Promise.resolve({ accountSid, authToken }),
    baseUrl,
    clock: systemClock,
    timeoutMs: 3000,
  });
}

export function openShop(options: ShopOptions = {}): Shop {
  const { now = noon, account = wholeAccount, people = [{ phone: '+12125550101' }] } = options;
  const db = temporaryDatabase();
  const { id: listId } = findOrCreateList(db, 'Regulars', 1);
  saveSettings(db, {
    gateway: 'twilio',
    defaultSender: fakeSender,
    businessName: 'Corner Shop',
    ...options.settings,
  });
  for (const { phone, hasNoConsent, ...others } of people) {
    const { id } = addContact(db, phone, { ...others, listId });
    if (hasNoConsent !== true) {
      db.sqlite
        .prepare(
          `UPDATE contacts SET consent_at = 5, consent_method = 'form', consent_source = 'shop' WHERE id = ?`,
        )
        .run(id);
    }
  }
  const clock = { ...systemClock, now: () => now };
  const told: Review[] = [];
  const reviews = createReviews({
    db,
    clock,
    writeLock: { write: writeAtOnce(db) } as never,
    threads: readerOf(db, now, options.beforeRead),
    account,
    onReview: (review) => void told.push(review),
    onChange: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  return {
    db,
    listId,
    reviews,
    told,
    async review(draft = {}, writtenAt = now) {
      const whole = {
        name: 'Bread',
        body: goodText,
        sender: '',
        audience: { listIds: [listId] },
        ...draft,
      };
      const { snapshot } = createCampaign(db, whole, writtenAt);
      return await reviews.run(snapshot.id);
    },
  };
}

/** The reading thread’s jobs, done where they stand. */
function readerOf(
  db: WritableDatabase,
  now: number,
  beforeRead: (name: string) => void = () => undefined,
): CampaignReader {
  const job = { clock: { ...systemClock, now: () => now } };
  return {
    async read(name: keyof typeof campaignReadJobs, input: unknown) {
      beforeRead(name);
      await Promise.resolve();
      return campaignReadJobs[name](db, input as never, job as never) as never;
    },
  };
}

/** The finding of a check; fails where there is none, or the wrong number. */
export function findingOf<C extends Check>({ findings }: Review, check: C): FindingOf<C> {
  const found = findings.filter((one): one is FindingOf<C> => one.check === check);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`There are ${found.length} findings of ${check}.`);
  }
  return first;
}
