// Raw SQL: a sum over all messages of a campaign by number.
import type { Rehearsal, RehearsalFaults } from '../../../../src-shared/campaign/rehearsal.ts';
import type { Review } from '../../../../src-shared/campaign/review.ts';
import { countryOfPhone } from '../../../../src-shared/phone/country-of-phone.ts';
import type { OvoDatabase } from '../../../database/open.ts';
import { readSettings } from '../../../database/settings.ts';
import { statementsFor } from '../../../database/statements.ts';
import { getCampaign, planOfCampaign } from '../../campaign-rows.ts';
import { failureGroups } from '../../messages/message-rows.ts';
import { pictureState } from '../../pictures/picture-rows.ts';
import { readStoredPlan } from '../../../../src-shared/campaign/plan.ts';
import { costOf, type KnownPrice } from '../review-cost.ts';
import { addCounted, newTally, type ReviewTally } from '../tally.ts';
import type { RehearsalEnd } from './rehearsal-run.ts';

const statements = statementsFor((sqlite) => ({
  billed: sqlite.prepare<[number], { readonly phone: string; readonly segments: number }>(
    `SELECT to_address AS phone, max(segments, coalesce(billed_segments, 0)) AS segments
       FROM messages INDEXED BY messages_of_campaign
      WHERE campaign_id = ? AND status IN ('sent', 'delivered', 'undelivered', 'unconfirmed')`,
  ),
  lastSentAt: sqlite
    .prepare<[number], number | null>(
      `SELECT max(sent_at) FROM messages INDEXED BY messages_of_campaign WHERE campaign_id = ?`,
    )
    .pluck(),
}));

/** What a rehearsal came to, from the ledger of its copy. */
export function reportOf(
  db: OvoDatabase,
  {
    id,
    now,
    faults,
    review,
    startsAt,
    ended,
    events,
  }: RehearsalEnd & {
    readonly id: number;
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly faults: RehearsalFaults;
    readonly review: Review;
    readonly startsAt: number;
  },
): Rehearsal {
  const { snapshot, draft } = getCampaign(db, id);
  const basis = { settings: readSettings(db), picture: pictureState(db, draft.picture) };
  const tally = billedOf(db, id);
  const { canaryReleased } = readStoredPlan(planOfCampaign(db, id));
  const wentOn =
    canaryReleased === undefined ? [] : [{ what: 'went-on' as const, at: canaryReleased.at }];
  const lastSentAt = statements(db).lastSentAt.get(id) ?? null;
  return {
    campaignId: id,
    revision: review.revision,
    at: now,
    faults,
    ended,
    pausedReason: snapshot.pausedReason,
    people: {
      all: snapshot.contactCount,
      delivered: snapshot.deliveredCount,
      undelivered: snapshot.undeliveredCount,
      noReceipt: snapshot.noReceiptCount + snapshot.awaitingReceiptCount,
      failed: snapshot.failedCount,
      skipped: snapshot.skippedCount,
      unconfirmed: snapshot.unconfirmedCount,
      held: snapshot.queuedCount,
    },
    failures: failureGroups(db, id),
    segments: tally.segments,
    cost: costOf(tally, pricesOf(review), basis),
    startsAt,
    finishesAt: ended === 'done' ? (lastSentAt ?? snapshot.completedAt) : null,
    stopsAt: snapshot.pausedReasonCode === 'budget' ? (lastSentAt ?? startsAt) : null,
    events: [...events, ...wentOn]
      .map(({ what, at }) => ({ what, at: Math.round(at) }))
      .toSorted((one, other) => one.at - other.at),
    foreseen: {
      people: review.totals.toText,
      segments: review.totals.segments,
      cost: review.cost ?? costOf(newTally(), new Map(), basis),
      startsAt: review.forecast?.startsAt ?? startsAt,
      finishesAt: review.forecast?.finishesAt ?? null,
      stopsAt: review.forecast?.stopsAt ?? null,
    },
  };
}

/** What would be billed, by country. */
function billedOf(db: OvoDatabase, id: number): ReviewTally {
  const tally = newTally();
  for (const { phone, segments } of statements(db).billed.iterate(id)) {
    tally.segments += segments;
    addCounted(tally.byCountry, countryOfPhone(phone), segments);
  }
  return tally;
}

/** The prices that the review had. */
function pricesOf({ totals, cost }: Review): ReadonlyMap<string, KnownPrice> {
  const { currency = null, pricesAsOf = null } = cost ?? {};
  if (currency === null || pricesAsOf === null) return new Map();
  return new Map(
    totals.byCountry.flatMap(({ country, price }) =>
      price === null ? [] : [[country, { ...price, currency, at: pricesAsOf }] as const],
    ),
  );
}
