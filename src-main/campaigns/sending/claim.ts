// Raw SQL: it runs for every message that is sent, on a named index.
import type { Claim, ClaimRequest, ClaimWait, ClaimedMessage } from '../../engine/ports.ts';
import { validitySeconds } from '../../engine/quiet-hours.ts';
import type { MessageReason } from '../../../src-shared/message/reason.ts';
import { leftAudience } from './left-audience.ts';
import { completeIfSettled } from './record-outcomes.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import { statementsFor } from '../../database/statements.ts';
import { inTransaction } from './in-transaction.ts';

interface QueuedRow {
  readonly messageId: number;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly segments: number;
  readonly retryCount: number;
  readonly attemptCount: number;
  readonly isSuppressed: number;
  readonly contactId: number | null;
  /** The number that its contact has now; null where the contact is gone. */
  readonly contactPhone: string | null;
}

/** What a claim goes by of its campaign. */
interface CampaignRow {
  /** Of a campaign that is paused it can be changed. */
  readonly sender: string;
  readonly audience: string;
  readonly id: number;
  /** Where its picture is; empty for one without an address, null without a picture. */
  readonly mediaUrl: string | null;
}

/** Messages that one claim skips at most, so that it stays short. */
const mostSkipped = 200;

/** The first of the two updates that every message costs. */
export const claimSql = `
  UPDATE messages SET status = 'sending', claimed_at = ?, valid_until = ?, from_address = ?,
         attempt_count = attempt_count + 1, not_found_count = 0, reconciled_at = NULL
   WHERE id = ? AND status = 'queued'`;

/*
 * With a bare parameter beside a column of an index, or after LIMIT, SQLite (with STAT4, as better-sqlite3
 * builds it) plans a query of `messages_queued` anew at each call, which takes longer than to run it. A
 * sign before the parameter keeps the plan.
 */
const statements = statementsFor((sqlite) => ({
  sendingCampaign: sqlite.prepare<[number], CampaignRow>(
    `SELECT id, sender, audience,
            CASE WHEN picture IS NOT NULL THEN coalesce(picture ->> '$.url',
              (SELECT hosted_url FROM pictures WHERE hash = campaigns.picture ->> '$.hash'), '')
            END AS mediaUrl
       FROM campaigns WHERE id = ? AND status = 'sending'`,
  ),
  firstZone: sqlite
    .prepare<[number | null], string>(
      `SELECT zone_key FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND status = 'queued' ORDER BY zone_key LIMIT 1`,
    )
    .pluck(),
  zoneAfter: sqlite
    .prepare<[number | null, string], string>(
      `SELECT zone_key FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND status = 'queued' AND zone_key > +? ORDER BY zone_key LIMIT 1`,
    )
    .pluck(),
  next: sqlite.prepare<[number | null, string, number, number], QueuedRow>(
    `SELECT id AS messageId, to_address AS "to", from_address AS "from", body, segments,
            retry_count AS retryCount, attempt_count AS attemptCount, contact_id AS contactId,
            (SELECT phone FROM contacts WHERE contacts.id = messages.contact_id) AS contactPhone,
            EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = messages.to_address AND ${inForceSql}) AS isSuppressed
       FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued' AND next_attempt_at <= +?
      ORDER BY next_attempt_at, id
      LIMIT +?`,
  ),
  nextAttemptAt: sqlite
    .prepare<[number | null, string], number | null>(
      `SELECT min(next_attempt_at) FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued'`,
    )
    .pluck(),
  claim: sqlite.prepare<[number, number | null, string, number]>(claimSql),
  skip: sqlite.prepare<[number, MessageReason, number]>(
    `UPDATE messages SET status = 'skipped', settled_at = ?, reason = ?, error_detail = NULL
      WHERE id = ? AND status = 'queued'`,
  ),
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
  return inTransaction(db, () => claimInTransaction(db, request));
}

function claimInTransaction(db: WritableDatabase, request: ClaimRequest): Claim {
  const sql = statements(db);
  const { campaignId, now } = request;
  const campaign = campaignId === null ? null : sql.sendingCampaign.get(campaignId);
  if (campaign === undefined) return nothing;
  const batch = new ClaimBatch(db, request, campaign);
  const { open, opensAt } = zonesOf(db, request);
  for (const { zoneKey, validity } of open) {
    if (batch.isFull) break;
    batch.claimFrom(zoneKey, validity);
  }
  let completed = false;
  if (batch.skipped > 0 && campaignId !== null) {
    sql.countSkipped.run(batch.skipped, campaignId);
    completed = completeIfSettled(db, campaignId, now);
  }
  const { claimed, skipped, nextSegments } = batch;
  return {
    claimed,
    skipped,
    completed,
    nextSegments,
    hasMore: batch.isFull,
    wait: batch.isFull ? null : waitOf(db, request, open, opensAt),
  };
}

const nothing: Claim = {
  claimed: [],
  skipped: 0,
  completed: false,
  nextSegments: null,
  hasMore: false,
  wait: null,
};

interface OpenZone {
  readonly zoneKey: string;
  readonly closesAt: number;
  /** Seconds that the provider may go on trying. */
  readonly validity: number;
}

/** The time zones of queued messages: a step through the index a zone, however many messages there are. */
function* queuedZones(db: OvoDatabase, campaignId: number | null): Generator<string> {
  const sql = statements(db);
  let zone = sql.firstZone.get(campaignId);
  while (zone !== undefined) {
    yield zone;
    zone = sql.zoneAfter.get(campaignId, zone);
  }
}

/** The time zones of queued messages in which it is day, those where it ends first before the others. */
function zonesOf(db: OvoDatabase, request: ClaimRequest) {
  const open: OpenZone[] = [];
  let opensAt = Infinity;
  for (const zoneKey of queuedZones(db, request.campaignId)) {
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
  open: readonly OpenZone[],
  opensAt: number,
): ClaimWait | null {
  const retries = open.flatMap(
    ({ zoneKey }) => statements(db).nextAttemptAt.get(campaignId, zoneKey) ?? [],
  );
  const retryAt = Math.min(...retries) + now - dueBy;
  if (retryAt === Infinity && opensAt === Infinity) return null;
  return retryAt <= opensAt
    ? { reason: 'retry', until: retryAt }
    : { reason: 'quiet-hours', until: opensAt };
}

/** Claims messages until as many are claimed as were asked for. */
class ClaimBatch {
  readonly claimed: ClaimedMessage[] = [];
  skipped = 0;
  nextSegments: number | null = null;
  #segmentsLeft: number;
  readonly #db: WritableDatabase;
  readonly #request: ClaimRequest;
  readonly #sender: string;
  readonly #picture: { readonly mediaUrl: string } | null;
  readonly #reasonOf: (contactId: number) => MessageReason | null;

  constructor(db: WritableDatabase, request: ClaimRequest, campaign: CampaignRow | null) {
    this.#db = db;
    this.#request = request;
    this.#sender = campaign?.sender ?? '';
    const mediaUrl = campaign?.mediaUrl ?? null;
    this.#picture = mediaUrl === null ? null : { mediaUrl };
    this.#reasonOf = campaign === null ? () => null : leftAudience(db, campaign, request.now);
    this.#segmentsLeft = request.segments;
  }

  get isFull(): boolean {
    return (
      this.nextSegments !== null ||
      this.skipped >= mostSkipped ||
      this.claimed.length >= this.#request.messages
    );
  }

  claimFrom(zoneKey: string, validity: number): void {
    const { campaignId, now, dueBy = now, messages } = this.#request;
    const sql = statements(this.#db);
    for (let isExhausted = false; !isExhausted && !this.isFull;) {
      const wanted = messages - this.claimed.length;
      const rows = sql.next.all(campaignId, zoneKey, dueBy, wanted);
      isExhausted = rows.length < wanted;
      for (const row of rows) {
        const skipReason = this.#skipReason(row);
        if (skipReason !== null) {
          sql.skip.run(now, skipReason, row.messageId);
          this.skipped += 1;
        } else if (row.segments > this.#segmentsLeft) {
          this.nextSegments = row.segments;
          return;
        } else {
          this.#claim(row, validity);
        }
      }
    }
  }

  #skipReason({ to, isSuppressed, contactId, contactPhone }: QueuedRow): MessageReason | null {
    if (isSuppressed === 1) return 'suppressed';
    if (contactId === null) return null;
    if (contactPhone === null) return 'contact-removed';
    if (contactPhone !== to) return 'number-changed';
    return this.#reasonOf(contactId);
  }

  #claim(row: QueuedRow, validity: number): void {
    const { campaignId, now } = this.#request;
    const from = this.#sender === '' ? row.from : this.#sender;
    statements(this.#db).claim.run(now, now + validity * 1000, from, row.messageId);
    this.#segmentsLeft -= row.segments;
    this.claimed.push({
      messageId: row.messageId,
      campaignId,
      attempt: row.attemptCount + 1,
      to: row.to,
      from,
      body: row.body,
      ...this.#picture,
      validitySeconds: validity,
      segments: row.segments,
      retryCount: row.retryCount,
    });
  }
}
