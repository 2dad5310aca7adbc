// Raw SQL: a sum over all messages of a campaign, on a named index.
import type { OvoDatabase } from '../../database/open.ts';
import { oncePerDatabase, statementsFor } from '../../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  used: sqlite
    .prepare<[number], number>(
      `SELECT coalesce(sum(max(segments, coalesce(billed_segments, 0))), 0)
         FROM messages INDEXED BY messages_of_campaign
        WHERE campaign_id = ?
          AND (status IN ('sending', 'scheduled', 'unconfirmed', 'sent', 'delivered',
                           'undelivered')
               OR reason IN ('decided-to-skip', 'closed-unconfirmed'))`,
    )
    .pluck(),
}));

/**
 * Segments of a campaign that are used or may be: what left, what is in flight, and what nobody knows
 * whether it left. What surely did not leave is not counted. Reads every message of the campaign.
 */
export function segmentsUsed(db: OvoDatabase, campaignId: number): number {
  return statements(db).used.get(campaignId) ?? 0;
}

/** Segments claimed after which the sum is made anew: it never costs more than the claims themselves. */
const leastBetweenCounts = 1000;

interface Known {
  /** No fewer than are used. */
  used: number;
  claimedSince: number;
}

const known = oncePerDatabase<{ readonly byCampaign: Map<number, Known> }>(() => ({
  byCampaign: new Map(),
}));

/**
 * What a campaign has used by now, or a little more: claims are added to the last count of the ledger, and
 * what came back is found out at the next. Only the process with the right to send may ask.
 */
export function mostSegmentsUsed(db: OvoDatabase, campaignId: number): number {
  const last = known(db).byCampaign.get(campaignId);
  if (last === undefined) return countSegmentsAnew(db, campaignId);
  const isOld = last.claimedSince > Math.max(leastBetweenCounts, last.used / 4);
  return isOld ? countSegmentsAnew(db, campaignId) : last.used;
}

/** The same, counted from the ledger now. */
export function countSegmentsAnew(db: OvoDatabase, campaignId: number): number {
  const used = segmentsUsed(db, campaignId);
  known(db).byCampaign.set(campaignId, { used, claimedSince: 0 });
  return used;
}

/** Adds what was just claimed. */
export function addSegmentsClaimed(db: OvoDatabase, campaignId: number, segments: number): void {
  const last = known(db).byCampaign.get(campaignId);
  if (last === undefined) return;
  last.used += segments;
  last.claimedSince += segments;
}

/** Forgets the counts: another process may have sent since. */
export function forgetSegmentsUsed(db: OvoDatabase): void {
  known(db).byCampaign.clear();
}
