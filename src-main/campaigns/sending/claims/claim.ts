// Raw SQL: it runs for every message that is sent, on a named index.
import type { Claim, ClaimRequest, ClaimWait } from '../../../engine/store-ports.ts';
import { validitySeconds } from '../../../engine/quiet-hours.ts';
import { openCanary, readStoredPlan, type Canary } from '../../../../src-shared/campaign/plan.ts';
import { isHeldAt } from '../../../../src-shared/message/held.ts';
import { judgeCanary, markCanary, releaseCanary } from '../../plan/canary.ts';
import { claimSingles } from './claim-singles.ts';
import { ClaimBatch, type CampaignRow } from './claim-batch.ts';
import { countHeldOfCampaign, isAnyGiven, lowerSuppressed } from '../holds/held-messages.ts';
import { completeIfSettled } from '../record-outcomes.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';
import { inTransaction } from '../in-transaction.ts';

/** How long to wait where a provider's scheduler has no time for another message, in milliseconds. */
const waitForTimeMs = 600_000;

/** Held messages to suppressed numbers that one claim lets go of. */
const mostLowered = 1000;

/*
 * With a bare parameter beside a column of an index, or after LIMIT, SQLite (with STAT4, as better-sqlite3
 * builds it) plans a query of `messages_queued` anew at each call, which takes longer than to run it. A
 * sign before the parameter keeps the plan.
 */
const statements = statementsFor((sqlite) => ({
  sendingCampaign: sqlite.prepare<[number], CampaignRow>(
    `SELECT id, sender, audience, plan,
            CASE WHEN picture IS NOT NULL THEN coalesce(picture ->> '$.url',
              (SELECT hosted_url FROM pictures WHERE hash = campaigns.picture ->> '$.hash'), '')
            END AS mediaUrl
       FROM campaigns WHERE id = ? AND status = 'sending'`,
  ),
  firstZone: sqlite.prepare<[number | null], ZoneRow>(
    `SELECT zone_key AS zoneKey, next_attempt_at AS nextAt FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS +? AND status = 'queued' ORDER BY zone_key, next_attempt_at LIMIT 1`,
  ),
  zoneAfter: sqlite.prepare<[number | null, string], ZoneRow>(
    `SELECT zone_key AS zoneKey, next_attempt_at AS nextAt FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS +? AND status = 'queued' AND zone_key > +?
      ORDER BY zone_key, next_attempt_at LIMIT 1`,
  ),
  nextAttemptOfCanary: sqlite
    .prepare<[number | null, string], number | null>(
      `SELECT -max(next_attempt_at) FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued' AND next_attempt_at < 0`,
    )
    .pluck(),
  isInFlight: sqlite
    .prepare<[number | null], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM messages INDEXED BY messages_open
                       WHERE campaign_id = ? AND status IN ('sending', 'unconfirmed')
                         AND status = 'sending')`,
    )
    .pluck(),
  isFirstTry: sqlite
    .prepare<[number | null, string], 0 | 1>(
      `SELECT attempt_count = 0 FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued'
        ORDER BY next_attempt_at, id LIMIT 1`,
    )
    .pluck(),
  nextAttemptAt: sqlite
    .prepare<[number | null, string], number | null>(
      `SELECT min(next_attempt_at) FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued'`,
    )
    .pluck(),
  countSkipped: sqlite.prepare<[number, number]>(
    `UPDATE campaigns SET skipped_count = skipped_count + ? WHERE id = ?`,
  ),
}));

/**
 * Claims the next messages of a campaign that is `sending` (or the next single messages), in one
 * transaction. Whoever opened it waits until it is on the disk, before the network hears of any of them.
 * Whether a number is suppressed, whether its contact is still there and in the audience, and whether
 * it is quiet where its owner is, is decided here and not earlier, so that an opt-out of a second ago
 * counts. People whose day ends first go first.
 */
export function claimMessages(db: WritableDatabase, request: ClaimRequest): Claim {
  return inTransaction(db, () =>
    request.campaignId === null ? claimSingles(db, request) : claimInTransaction(db, request),
  );
}

function claimInTransaction(db: WritableDatabase, request: ClaimRequest): Claim {
  const sql = statements(db);
  const { campaignId, now } = request;
  const campaign = campaignId === null ? null : sql.sendingCampaign.get(campaignId);
  if (campaign === undefined) return nothing;
  const plan = campaign === null ? {} : readStoredPlan(campaign.plan);
  const canary = openCanary(plan);
  if (campaign !== null && canary !== undefined) {
    const judged = judgeBeforeClaim(db, request, campaign.id, canary);
    if (judged === 'go-on') return claimInTransaction(db, request);
    if (judged !== 'claim') return { ...nothing, ...judged };
  }
  const isOfCanary = canary !== undefined;
  const hasTimes = plan.schedule?.zone === 'recipient';
  const batch = new ClaimBatch(db, request, { campaign, isOfCanary, budget: plan.budgetSegments });
  const { open, opensAt } = zonesOf(db, request, isOfCanary);
  for (const { zoneKey, validity } of open) {
    if (batch.isFull) break;
    batch.claimFrom(zoneKey, validity);
  }
  let completed = false;
  if (batch.skipped > 0 && campaignId !== null) {
    sql.countSkipped.run(batch.skipped, campaignId);
    completed = completeIfSettled(db, campaignId, now);
  }
  const { claimed, skipped, held, nextSegments, hold, lacksTime } = batch;
  const isEmptyCanary = isOfCanary && skipped + held > 0 && claimed.length === 0;
  const hasMore = batch.isFull || isEmptyCanary;
  const wait = batch.isFull
    ? null
    : waitOf(db, request, { open, opensAt, isOfCanary, hasTimes, lacksTime });
  const claim = { claimed, skipped, completed, nextSegments, hold, hasMore, wait };
  const isOver = claimed.length === 0 && !hasMore && wait === null && hold === null && !completed;
  return isOver && campaignId !== null ? { ...claim, ...onlyHeld(db, campaignId) } : claim;
}

/**
 * What comes of a campaign of which nothing more can be claimed: it goes on where held numbers are suppressed
 * by now, and is paused where only held messages are left.
 */
function onlyHeld(
  db: WritableDatabase,
  campaignId: number,
): Partial<Pick<Claim, 'hasMore' | 'hold'>> {
  const messages = countHeldOfCampaign(db, campaignId);
  if (messages === 0) return {};
  if (lowerSuppressed(db, campaignId, mostLowered) > 0) return { hasMore: true };
  return isAnyGiven(db, campaignId) ? {} : { hold: { code: 'only-held', messages } };
}

/** Whether the first texts can be claimed from, or what comes of them once all are out. */
function judgeBeforeClaim(
  db: WritableDatabase,
  request: ClaimRequest,
  campaignId: number,
  canary: Canary,
): 'claim' | 'go-on' | Pick<Claim, 'hold' | 'wait'> {
  const { now } = request;
  const [firstOfCanary] = queuedZones(db, campaignId, true);
  if (firstOfCanary !== undefined) return 'claim';
  // Nobody is left to whom the first texts would have to say anything.
  const [first] = queuedZones(db, campaignId, false);
  if (first === undefined) return 'claim';
  if (statements(db).isInFlight.get(campaignId) === 1) return { wait: null };
  const verdict = judgeCanary(db, campaignId, canary, now);
  switch (verdict.kind) {
    case 'go-on':
      releaseCanary(db, campaignId, 'receipts', now);
      return 'go-on';
    case 'choose-others':
      markCanary(db, campaignId, canary);
      return 'go-on';
    case 'wait':
      return { wait: { reason: 'canary', until: verdict.until } };
    case 'hold':
      return { hold: verdict.reason, wait: null };
  }
}

const nothing: Claim = {
  claimed: [],
  skipped: 0,
  completed: false,
  nextSegments: null,
  hasMore: false,
  wait: null,
};

interface ZoneRow {
  readonly zoneKey: string;
  /** Of its first message; that of a held one where all are held. */
  readonly nextAt: number;
}

interface OpenZone {
  readonly zoneKey: string;
  readonly closesAt: number;
  /** Seconds that the provider may go on trying. */
  readonly validity: number;
}

/**
 * The time zones of queued messages that are not held: a step through the index a zone, however many messages
 * there are.
 */
function* queuedZones(
  db: OvoDatabase,
  campaignId: number | null,
  isOfCanary: boolean,
): Generator<string> {
  const sql = statements(db);
  let zone = sql.firstZone.get(campaignId);
  while (zone !== undefined) {
    const { zoneKey, nextAt } = zone;
    const firstOfCanary = isOfCanary ? sql.nextAttemptOfCanary.get(campaignId, zoneKey) : 0;
    if ((firstOfCanary ?? null) !== null && !isHeldAt(nextAt)) yield zoneKey;
    zone = sql.zoneAfter.get(campaignId, zoneKey);
  }
}

/** The time zones of queued messages in which it is day, those where it ends first before the others. */
function zonesOf(db: OvoDatabase, request: ClaimRequest, isOfCanary: boolean) {
  const open: OpenZone[] = [];
  let opensAt = Infinity;
  for (const zoneKey of queuedZones(db, request.campaignId, isOfCanary)) {
    const opening = request.opening(zoneKey);
    const validity = opening.open ? validitySeconds(opening.closesAt, request.now) : null;
    if (opening.open && validity !== null) {
      open.push({ zoneKey, closesAt: opening.closesAt, validity });
    } else {
      // With too little of the day left, it is looked at again when the day is over.
      opensAt = Math.min(opensAt, opening.open ? opening.closesAt : opening.opensAt);
    }
  }
  return { open: open.toSorted((one, other) => one.closesAt - other.closesAt), opensAt };
}

/** Until when nothing can be claimed, where everything that could be was. */
function waitOf(
  db: OvoDatabase,
  { campaignId, now, dueBy = now }: ClaimRequest,
  {
    open,
    opensAt,
    isOfCanary,
    hasTimes,
    lacksTime,
  }: {
    readonly open: readonly OpenZone[];
    readonly opensAt: number;
    readonly isOfCanary: boolean;
    /** Whether recipients have times of their own. */
    readonly hasTimes: boolean;
    /** Whether the provider's scheduler has no time for one of them. */
    readonly lacksTime: boolean;
  },
): ClaimWait | null {
  if (lacksTime) return { reason: 'rate', until: now + waitForTimeMs };
  const sql = statements(db);
  const nextAttempt = isOfCanary ? sql.nextAttemptOfCanary : sql.nextAttemptAt;
  const retries = open
    .flatMap(({ zoneKey }) => nextAttempt.get(campaignId, zoneKey) ?? [])
    .filter((at) => !isHeldAt(at));
  const retryAt = Math.min(...retries) + now - dueBy;
  if (retryAt === Infinity && opensAt === Infinity) return null;
  const isOfSchedule =
    hasTimes && open.every(({ zoneKey }) => sql.isFirstTry.get(campaignId, zoneKey) === 1);
  return retryAt <= opensAt
    ? { reason: isOfSchedule ? 'schedule' : 'retry', until: retryAt }
    : { reason: 'quiet-hours', until: opensAt };
}
