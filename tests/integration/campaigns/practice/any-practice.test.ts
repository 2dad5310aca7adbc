import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createCampaign,
  getCampaign,
  listCampaigns,
} from '../../../../src-main/campaigns/campaign-rows.ts';
import { previewCampaign } from '../../../../src-main/campaigns/compose.ts';
import { prepareMessages } from '../../../../src-main/campaigns/preparing/prepare-messages.ts';
import { recipientIds } from '../../../../src-main/campaigns/preparing/recipient-ids.ts';
import { discardPractice } from '../../../../src-main/campaigns/sending/discard-practice.ts';
import { campaignsOfContact } from '../../../../src-main/campaigns/history/campaigns-of-contact.ts';
import { contactMessages } from '../../../../src-main/campaigns/history/messages-of-contact.ts';
import {
  cancelCampaign,
  cancelQueuedMessages,
  pauseCampaign,
  startCampaign,
} from '../../../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../../../src-main/campaigns/preparing/prepared-messages.ts';
import { failureGroups } from '../../../../src-main/campaigns/messages/message-rows.ts';
import { createReceiptStore } from '../../../../src-main/campaigns/receipts/receipt-store.ts';
import { createMessageStore } from '../../../../src-main/campaigns/sending/message-store.ts';
import { decideUnconfirmed } from '../../../../src-main/campaigns/unconfirmed.ts';
import {
  duplicateForUnreached,
  unreachedContacts,
} from '../../../../src-main/campaigns/drafts/unreached.ts';
import { contactDetail } from '../../../../src-main/contacts/contact-detail.ts';
import { filterCondition } from '../../../../src-main/contacts/search/contact-filter.ts';
import { listSuppressions } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { contacts } from '../../../../src-main/database/schema.ts';
import { changeAfterAttempt } from '../../../../src-main/engine/decide.ts';
import { findAlerts } from '../../../../src-main/maintenance/alerts/find-alerts.ts';
import { isCampaignOver } from '../../../../src-shared/campaign/status.ts';
import type { GatewayKind } from '../../../../src-shared/campaign/snapshot.ts';
import type { ContactFilter } from '../../../../src-shared/contact/filter.ts';
import type { Outcome } from '../../../../src-shared/message/outcome.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { addContact } from '../../../support/contacts.ts';
import { temporaryDatabase, writeAtOnce } from '../../../support/database.ts';
import { checkDatabase, repairDatabase } from '../../../support/maintenance.ts';

const day = 86_400_000;
const now = 1_800_000_000_000;
const sender = fictionalPhone(999);
const people = 24;

type Ending =
  | 'delivered'
  | 'undelivered'
  | 'opted-out-later'
  | 'sent'
  | 'refused'
  | 'opted-out'
  | 'unknown'
  | 'queued';

type Step =
  | {
      readonly kind: 'campaign';
      readonly whom: 'list' | 'not reached for real' | 'not reached in practice';
      readonly endings: readonly Ending[];
      readonly end: 'left' | 'paused' | 'canceled';
    }
  | { readonly kind: 'decide'; readonly decision: 'send-again' | 'mark-as-sent' | 'skip' }
  | { readonly kind: 'repair' }
  | { readonly kind: 'discard' };

const ending = fc.constantFrom<Ending>(
  'delivered',
  'undelivered',
  'opted-out-later',
  'sent',
  'refused',
  'opted-out',
  'unknown',
  'queued',
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('campaign'),
      whom: fc.constantFrom('list', 'not reached for real', 'not reached in practice'),
      endings: fc.array(ending, { minLength: 1, maxLength: people }),
      end: fc.constantFrom('left', 'left', 'paused', 'canceled'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decide'),
      decision: fc.constantFrom('send-again', 'mark-as-sent', 'skip'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repair') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('discard') }) },
);

it('no sequence of practice changes any real figure, filter, suppression or audience', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const shop = await openShop();
      const before = await realityOf(shop);
      for (const each of steps) await act(shop, each);
      expect(await realityOf(shop)).toEqual(before);
      expect(checkDatabase(shop.db, now + day).violations).toEqual([]);
      discardPractice(shop.db, now);
      expect(await realityOf(shop)).toEqual(before);
      expect(
        shop.db.sqlite.prepare('SELECT count(*) FROM messages WHERE is_practice').pluck().get(),
      ).toBe(0);
      expect(listCampaigns(shop.db).filter(({ isPractice }) => isPractice)).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 12), endOnFailure: true },
  );
}, 240_000);

interface Shop {
  readonly db: WritableDatabase;
  readonly real: number;
  readonly draft: number;
  lastSid: number;
}

/** A shop that has really sent one campaign and has a draft to those not texted for a week. */
async function openShop(): Promise<Shop> {
  const db = temporaryDatabase();
  db.sqlite.exec(`INSERT INTO lists (id, name, filter, created_at) VALUES
    (1, 'All', NULL, 1), (2, 'Not texted lately', '{"lastTexted":{"kind":"not-within","days":7}}', 1)`);
  for (let index = 0; index < people; index += 1) {
    addContact(db, fictionalPhone(index), { listId: 1, firstName: `Person ${index}` });
  }
  const shop = { db, real: 0, draft: 0, lastSid: 0 };
  const endings: readonly Ending[] = [
    'delivered',
    'undelivered',
    'refused',
    'opted-out',
    'opted-out-later',
    'sent',
    'queued',
  ];
  const real = createCampaign(db, draftTo({ listIds: [1] }), now - 3 * day).snapshot.id;
  await send(shop, real, 'twilio', endings);
  cancel(db, real);
  const draft = createCampaign(db, draftTo({ listIds: [2] }), now).snapshot.id;
  return { ...shop, real, draft };
}

const draftTo = (audience: {
  readonly listIds: readonly number[];
  readonly unreachedOf?: number;
}) => ({
  name: 'Sale',
  body: 'Hello {{ first_name }}',
  sender,
  audience,
});

async function act(shop: Shop, each: Step): Promise<void> {
  const { db } = shop;
  const practice = listCampaigns(db).filter(({ isPractice }) => isPractice);
  switch (each.kind) {
    case 'campaign': {
      const id = campaignFor(
        shop,
        each.whom,
        practice.find(({ status }) => isCampaignOver(status))?.id,
      );
      if (id === null) return;
      await send(shop, id, 'simulator', each.endings);
      if (isCampaignOver(getCampaign(db, id).snapshot.status)) return;
      if (each.end === 'canceled') cancel(db, id);
      else if (each.end === 'paused') pauseCampaign(db, id, { code: 'user' }, now);
      return;
    }
    case 'decide':
      for (const { id } of practice) decideUnconfirmed(db, id, null, each.decision, now);
      return;
    case 'repair':
      repairDatabase(db, {
        now,
        dryRun: false,
        backupFolder: `${db.file}-backups`,
        nativeBinding: undefined,
      });
      return;
    case 'discard':
      discardPractice(db, now);
      return;
  }
}

/** A draft; null where nobody is left for it. */
function campaignFor(
  { db, real }: Shop,
  whom: Extract<Step, { kind: 'campaign' }>['whom'],
  practice: number | undefined,
): number | null {
  const of = whom === 'not reached for real' ? real : practice;
  if (whom === 'list' || of === undefined) {
    return createCampaign(db, draftTo({ listIds: [1] }), now).snapshot.id;
  }
  if ([...unreachedContacts(db, of)].flat().length === 0) return null;
  return duplicateForUnreached(db, of, now).snapshot.id;
}

function cancel(db: WritableDatabase, id: number): void {
  cancelCampaign(db, id, now);
  cancelQueuedMessages(db, id, people, now);
}

/** Starts a campaign and lets its messages end so, over and over. */
async function send(
  shop: Shop,
  id: number,
  gateway: GatewayKind,
  endings: readonly Ending[],
): Promise<void> {
  const { db } = shop;
  const at = gateway === 'twilio' ? now - 2 * day : now;
  const { draft, revision } = getCampaign(db, id);
  const recipients = recipientIds(db, { audience: draft.audience, now });
  const prepared = prepareMessages(db, draft.body, recipients, gateway === 'twilio');
  insertPreparedMessages(db, id, sender, prepared, at);
  startCampaign(db, id, { revision, gateway, sender, now: at });
  const store = createMessageStore(db);
  const claim = store.claim({
    campaignId: id,
    now: at,
    messages: Math.max(1, people - (endings.filter((each) => each === 'queued').length % people)),
    segments: Infinity,
    opening: () => ({ open: true, closesAt: Infinity }),
  });
  const endingOf = (index: number) => endings[index % endings.length] ?? 'sent';
  const sids = claim.claimed.map(() => {
    shop.lastSid += 1;
    return `${gateway}-${shop.lastSid}`;
  });
  store.addSegmentsUsed(gateway, sender, '2027-01-15', claim.claimed.length);
  store.recordOutcomes(
    claim.claimed.map((message, index) =>
      changeAfterAttempt(message, outcomeOf(endingOf(index), sids[index] ?? ''), at, 0),
    ),
    at,
  );
  const shown = sids.flatMap((sid, index) => {
    const receipt = receiptOf(endingOf(index));
    return receipt === null ? [] : [{ sid, receipt }];
  });
  const receipts = createReceiptStore(db, () => gateway, writeAtOnce(db));
  await receipts.record({ shown, unknown: [], notListed: [], asked: [id] }, at);
}

function outcomeOf(how: Ending, sid: string): Outcome {
  switch (how) {
    case 'refused':
      return { kind: 'rejected', code: 21211, detail: 'Refused.' };
    case 'opted-out':
      return { kind: 'rejected', code: 21610, detail: 'Refused.' };
    case 'unknown':
      return { kind: 'unknown', detail: 'No answer.' };
    case 'queued':
      return { kind: 'unreachable', detail: 'No connection.' };
    case 'delivered':
    case 'undelivered':
    case 'opted-out-later':
    case 'sent':
      return { kind: 'accepted', sid, segments: 1 };
  }
}

function receiptOf(how: Ending) {
  const billed = { segments: 1, price: '-0.00790', priceUnit: 'USD' };
  if (how === 'delivered') return { status: 'delivered', errorCode: null, ...billed } as const;
  if (how === 'undelivered') return { status: 'undelivered', errorCode: 30003, ...billed } as const;
  if (how === 'opted-out-later')
    return { status: 'undelivered', errorCode: 21610, ...billed } as const;
  return null;
}

const filters: readonly ContactFilter[] = [
  { lastTexted: { kind: 'never' } },
  { lastTexted: { kind: 'within', days: 7 } },
  { lastTexted: { kind: 'not-within', days: 7 } },
  { isSuppressed: true },
  { isSuppressed: false },
];

/** Everything that tells what really happened and whom it concerns. */
async function realityOf({ db, real, draft }: Shop) {
  const all = db.orm.select({ id: contacts.id }).from(contacts);
  const ids = all.all().map(({ id }) => id);
  const { draft: next } = getCampaign(db, draft);
  const recipients = recipientIds(db, { audience: next.audience, now });
  const isOfReal = ({ isPractice }: { readonly isPractice: boolean }) => !isPractice;
  const campaigns = listCampaigns(db).filter(isOfReal);
  const realIds = new Set(
    campaigns.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id),
  );
  const page = { offset: 0, limit: 1000, now };
  const store = createMessageStore(db);
  const notReached = failureGroups(db, real).map(
    ({ status, errorCode, reason, detail }): ContactFilter => ({
      notReachedBy: { campaignId: real, status, errorCode, reason, detail },
    }),
  );
  return {
    filters: [...filters, ...notReached].map((filter) => [
      filter,
      db.orm
        .select({ id: contacts.id })
        .from(contacts)
        .where(filterCondition(db, filter, now))
        .all(),
    ]),
    suppressions: listSuppressions(db, { show: 'all', offset: 0, limit: 1000 }),
    campaigns: campaigns.filter(({ id }) => realIds.has(id)),
    failures: failureGroups(db, real),
    alerts: findAlerts(db, {
      now,
      freeBytes: null,
      backupProblem: null,
      syncedBy: null,
      failureShare: 0.25,
    }),
    audience: prepareMessages(db, next.body, recipients, true),
    preview: await previewCampaign(db, next, recipients, () => Promise.resolve()),
    unreached: [...unreachedContacts(db, real)].flat(),
    details: ids.map((id) => contactDetail(db, id, now)),
    histories: ids.map((id) => [
      contactMessages(db, { id, ...page }).rows.filter(isOfReal),
      campaignsOfContact(db, { id, ...page }).rows.filter(isOfReal),
    ]),
    usage: store.segmentsUsed('twilio', sender, '2027-01-15'),
  };
}
