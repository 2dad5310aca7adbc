import { describe, expect, it } from 'vitest';
import { createCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { writeState } from '../../../../src-main/database/state.ts';
import type { CampaignDraft } from '../../../../src-shared/campaign/campaign.ts';
import type { Check, FindingLevel } from '../../../../src-shared/campaign/review-finding.ts';
import {
  findingOf,
  goodText,
  noon,
  openShop,
  wholeAccount,
  type Person,
  type Shop,
  type ShopOptions,
} from '../../../support/reviews.ts';

const ann: Person = { phone: '+12125550101', firstName: 'Ann' };
const bob: Person = { phone: '+12125550102', firstName: 'Bob' };
const dayMs = 86_400_000;

/** What trips a check, and what does not. */
interface Case {
  readonly check: Check;
  readonly what: string;
  readonly shop?: ShopOptions;
  readonly draft?: Partial<CampaignDraft>;
  readonly prepare?: (shop: Shop) => void;
  readonly writtenAt?: number;
  readonly level: FindingLevel;
  readonly people?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A text that somebody got. */
function texted(shop: Shop, phone: string, values: { sentAt: number; errorCode?: number }): void {
  const draft = { name: 'Old', body: 'Hi', sender: '', audience: { listIds: [shop.listId] } };
  const { id } = createCampaign(shop.db, draft, 1).snapshot;
  const { sentAt, errorCode = null } = values;
  shop.db.sqlite
    .prepare(
      `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body,
         segments, status, created_at, sent_at, settled_at, error_code, attempt_count, claimed_at, sid)
       VALUES (?, (SELECT id FROM contacts WHERE phone = ?), 'outbound', '+12125550100', ?, 'Hi', 1, ?, 1, ?, ?, ?, 1, ?, 'SM1')`,
    )
    .run(
      id,
      phone,
      phone,
      errorCode === null ? 'delivered' : 'undelivered',
      sentAt,
      sentAt,
      errorCode,
      sentAt,
    );
}

const people = { people: [ann, bob] };
const curly = goodText.replace('Fresh', '“Fresh”').padEnd(90, '!');
const withName = `${goodText} {{ first_name }}`;
const nobodysName = { people: [ann, { ...bob, firstName: '' }] };

const cases: readonly Case[] = [
  { check: 'state', what: 'a draft', level: 'fine' },
  {
    check: 'state',
    what: 'an archived one',
    prepare: ({ db }) => db.sqlite.exec('UPDATE campaigns SET archived_at = 5'),
    level: 'decide',
    facts: { isArchived: true },
  },
  { check: 'text', what: 'a whole text', level: 'fine', people: 0 },
  { check: 'text', what: 'no text', draft: { body: ' ' }, level: 'stop', facts: { isEmpty: true } },
  { check: 'text', what: 'an unknown field', draft: { body: 'Hi {{ nam }}' }, level: 'stop' },
  {
    check: 'text',
    what: 'a text that is empty for somebody',
    shop: nobodysName,
    draft: { body: '{{ first_name }}' },
    level: 'decide',
    people: 1,
    facts: { emptyFor: 1, tooLongFor: 0 },
  },
  {
    check: 'text',
    what: 'a text that is too long for somebody',
    shop: { people: [{ ...ann, customFields: { story: 'x'.repeat(900) } }, bob] },
    draft: { body: '{{ story }}{{ story }} Hi' },
    level: 'decide',
    people: 1,
    facts: { tooLongFor: 1 },
  },
  {
    check: 'text',
    what: 'more segments than a day allows',
    shop: { settings: { dailySegments: 1 } },
    draft: { body: 'x'.repeat(200) },
    level: 'stop',
    facts: { isOverDailyCap: true },
  },
  { check: 'nobody', what: 'somebody', level: 'fine' },
  { check: 'nobody', what: 'an empty list', shop: { people: [] }, level: 'stop' },
  { check: 'nobody', what: 'no list', draft: { audience: { listIds: [] } }, level: 'stop' },
  {
    check: 'links',
    what: 'a safe link',
    draft: { body: 'https://shop.example.com' },
    level: 'fine',
  },
  { check: 'links', what: 'a shortener', draft: { body: 'https://bit.ly/x' }, level: 'decide' },
  { check: 'links', what: 'plain http', draft: { body: 'http://shop.com/x' }, level: 'notice' },
  { check: 'opt-out', what: 'a way out', level: 'fine' },
  { check: 'opt-out', what: 'none', draft: { body: 'Bread!' }, level: 'decide' },
  { check: 'business-name', what: 'the name', level: 'fine' },
  { check: 'business-name', what: 'no name', draft: { body: 'Bread!' }, level: 'decide' },
  {
    check: 'business-name',
    what: 'a business without a name',
    shop: { settings: { businessName: '' } },
    level: 'decide',
  },
  {
    check: 'empty-field',
    what: 'names for all',
    shop: people,
    draft: { body: withName },
    level: 'fine',
  },
  {
    check: 'empty-field',
    what: 'a gap',
    shop: nobodysName,
    draft: { body: withName },
    level: 'decide',
    people: 1,
    facts: { field: 'first_name', hasFallback: false },
  },
  {
    check: 'empty-field',
    what: 'a fallback',
    shop: nobodysName,
    draft: { body: '{{ first_name | default: "you" }}' },
    level: 'notice',
    people: 1,
    facts: { hasFallback: true },
  },
  {
    check: 'consent',
    what: 'consent of all',
    shop: people,
    level: 'fine',
    people: 0,
    facts: { of: 2 },
  },
  {
    check: 'consent',
    what: 'somebody without',
    shop: { people: [ann, { ...bob, hasNoConsent: true }] },
    level: 'decide',
    people: 1,
  },
  { check: 'landlines', what: 'mobile phones', level: 'fine', people: 0 },
  {
    check: 'landlines',
    what: 'a landline',
    prepare: ({ db }) => db.sqlite.exec('UPDATE contacts SET is_landline = 1'),
    level: 'decide',
    people: 1,
    facts: { surely: 1, failedBefore: 0 },
  },
  {
    check: 'landlines',
    what: 'a number that failed as one',
    prepare: (shop) => texted(shop, ann.phone, { sentAt: 5, errorCode: 30_006 }),
    level: 'decide',
    people: 1,
    facts: { surely: 0, failedBefore: 1 },
  },
  {
    check: 'landlines',
    what: 'a number that failed otherwise',
    prepare: (shop) => texted(shop, ann.phone, { sentAt: 5, errorCode: 30_003 }),
    level: 'fine',
  },
  { check: 'do-not-text', what: 'nobody on it', level: 'fine', people: 0 },
  {
    check: 'do-not-text',
    what: 'somebody on it',
    shop: people,
    prepare: ({ db }) =>
      db.sqlite.exec(
        `INSERT INTO suppressions (phone, reason, at) VALUES ('${ann.phone}', 'Asked', 5)`,
      ),
    level: 'notice',
    people: 1,
  },
  { check: 'held', what: 'nobody held', shop: people, level: 'fine', people: 0 },
  {
    check: 'held',
    what: 'somebody whose reply may be an opt-out',
    shop: people,
    prepare: ({ db }) =>
      db.sqlite.exec(
        `INSERT INTO number_holds (phone, reason, at) VALUES ('${ann.phone}', 'maybe-opt-out', 5)`,
      ),
    level: 'notice',
    people: 1,
  },
  { check: 'duplicates', what: 'different numbers', shop: people, level: 'fine', people: 0 },
  {
    check: 'duplicates',
    what: 'a number and its earlier form',
    shop: { people: [{ phone: '+525555550101' }, { phone: '+525555550102' }] },
    prepare: ({ db }) =>
      db.sqlite.exec(`UPDATE contacts SET phone = '+5215555550101' WHERE phone = '+525555550102'`),
    level: 'decide',
    people: 1,
  },
  { check: 'recently-texted', what: 'nobody', level: 'fine', people: 0 },
  {
    check: 'recently-texted',
    what: 'somebody yesterday',
    prepare: (shop) => texted(shop, ann.phone, { sentAt: noon - dayMs }),
    level: 'decide',
    people: 1,
  },
  {
    check: 'recently-texted',
    what: 'somebody last week',
    prepare: (shop) => texted(shop, ann.phone, { sentAt: noon - 7 * dayMs }),
    level: 'fine',
    people: 0,
  },
  { check: 'characters', what: 'plain ones', level: 'fine', facts: { savedSegments: 0 } },
  {
    check: 'characters',
    what: 'curly quotes',
    shop: people,
    draft: { body: curly },
    level: 'decide',
    facts: { savedSegments: 2, others: [] },
  },
  {
    check: 'characters',
    what: 'an emoji',
    draft: { body: `${goodText} 🍞` },
    level: 'notice',
    facts: { savedSegments: 0, others: ['🍞'] },
  },
  { check: 'segments', what: 'as many for all', shop: people, level: 'fine', people: 0 },
  {
    check: 'segments',
    what: 'a name that takes two',
    shop: { people: [ann, bob, { phone: '+12125550103', firstName: 'Žofie' }] },
    draft: { body: `${goodText.padEnd(80, '.')} {{ first_name }}` },
    level: 'notice',
    people: 1,
    facts: {
      usual: 1,
      most: 2,
      byCharacters: 1,
      fields: [{ field: 'first_name', people: 1 }],
      byLength: 0,
    },
  },
  { check: 'hours', what: 'noon', level: 'fine', people: 0, facts: { isOn: true, until: null } },
  {
    check: 'hours',
    what: 'too early in Arizona',
    shop: { people: [ann, { phone: '+16025550101' }], now: Date.UTC(2026, 10, 30, 14) },
    level: 'notice',
    people: 1,
    facts: { until: Date.UTC(2026, 10, 30, 15), neverFor: 0 },
  },
  {
    check: 'hours',
    what: 'too early by the law of California',
    shop: { people: [ann, { phone: '+14155550101' }], now: Date.UTC(2026, 10, 30, 14) },
    level: 'notice',
    people: 1,
    facts: {
      until: noon,
      places: [{ place: 'US-CA', people: 1 }],
    },
  },
  {
    check: 'hours',
    what: 'hours of a place that have nothing in common with the quiet hours',
    shop: {
      people: [ann, { phone: '+13055550101' }],
      settings: { quietHours: { enabled: true, from: '20:00', until: '21:30' } },
    },
    level: 'decide',
    people: 2,
    facts: { neverFor: 1 },
  },
  { check: 'stale-words', what: 'a word of today', draft: { body: 'Today: bread' }, level: 'fine' },
  {
    check: 'stale-words',
    what: 'a word of another day',
    draft: { body: 'Today: bread' },
    writtenAt: noon - 3 * dayMs,
    level: 'decide',
    facts: { words: ['Today'], writtenAt: noon - 3 * dayMs },
  },
  { check: 'stale-words', what: 'no such word', writtenAt: noon - 3 * dayMs, level: 'fine' },
  { check: 'budget', what: 'none', level: 'fine', facts: { segments: 1, budgetSegments: null } },
  {
    check: 'budget',
    what: 'one that is too small',
    shop: people,
    draft: { plan: { budgetSegments: 1 } },
    level: 'decide',
    facts: { segments: 2, budgetSegments: 1 },
  },
  {
    check: 'budget',
    what: 'a daily limit',
    shop: { ...people, settings: { dailySegments: 1 } },
    level: 'notice',
    facts: { daily: { segments: 1, days: 2 } },
  },
  { check: 'samples', what: 'real people', level: 'fine', people: 0 },
  {
    check: 'samples',
    what: 'a sample contact',
    shop: people,
    prepare: ({ db, listId }) => {
      db.sqlite.exec(
        `INSERT INTO imports (id, file_name, country, mapping, on_duplicate, rows, added, updated, skipped,
           invalid, started_at, completed_at)
         VALUES (1, 'sample-customers.csv', 'US', '{}', 'skip', 1, 1, 0, 0, 0, 1, 1);
         UPDATE contacts SET import_id = 1 WHERE phone = '${ann.phone}'`,
      );
      const samples = { importIds: [1], listId, campaignId: null };
      writeState(db, 'samples', JSON.stringify(samples));
    },
    level: 'decide',
    people: 1,
  },
  { check: 'sender', what: 'one of the account', level: 'fine' },
  {
    check: 'sender',
    what: 'none',
    shop: { settings: { defaultSender: '' } },
    level: 'stop',
    facts: { from: 'none' },
  },
  { check: 'countries', what: 'one that is permitted', level: 'fine', facts: { by: 'account' } },
  { check: 'registration', what: 'a registered sender', level: 'fine' },
];

describe('a review', () => {
  it.each(cases)('$check: $what is $level', async (one) => {
    const shop = openShop(one.shop);
    const draft = {
      name: 'Bread',
      body: goodText,
      sender: '',
      audience: { listIds: [shop.listId] },
      ...one.draft,
    };
    const { id } = createCampaign(shop.db, draft, one.writtenAt ?? one.shop?.now ?? noon).snapshot;
    one.prepare?.(shop);
    const review = await shop.reviews.run(id);
    expect(review.isComplete).toBe(true);
    const found = findingOf(review, one.check);
    expect({ level: found.level, facts: found.facts }).toMatchObject({
      level: one.level,
      facts: one.facts ?? {},
    });
    if (one.people !== undefined) expect(found.people).toBe(one.people);
    const isToAct = found.level === 'decide' || found.level === 'stop';
    if (isToAct && one.check !== 'state') expect(found.fixes).not.toEqual([]);
  });

  it('says of an account that cannot be asked that it is not known', async () => {
    const shop = openShop({
      account: {
        ...wholeAccount,
        read: () =>
          Promise.resolve({
            unread: 'offline',
            isInAccount: null,
            isTrial: null,
            report: null,
            permissions: null,
          }),
      },
    });
    const review = await shop.review();
    expect(findingOf(review, 'sender')).toMatchObject({
      level: 'notice',
      facts: { unread: 'offline' },
    });
    expect(findingOf(review, 'countries').facts.by).toBe('sender');
  });
});
