// Raw SQL: it runs for every message that is sent, on a named index.
import type { PauseReason } from '../../../../src-shared/campaign/pause-reason.ts';
import type { MessageReason } from '../../../../src-shared/message/reason.ts';
import { inForceSql } from '../../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';
import type { ClaimRequest, ClaimedMessage } from '../../../engine/store-ports.ts';
import { addSegmentsClaimed, countSegmentsAnew, mostSegmentsUsed } from '../../plan/budget.ts';
import { holdInForceSql, raiseMessage } from '../holds/held-messages.ts';
import { leftAudience } from '../left-audience.ts';

interface QueuedRow {
  readonly messageId: number;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly segments: number;
  readonly retryCount: number;
  readonly attemptCount: number;
  readonly isSuppressed: number;
  readonly isHeld: number;
  readonly contactId: number | null;
  /** The number that its contact has now; null where the contact is gone. */
  readonly contactPhone: string | null;
}

/** What a claim goes by of its campaign. */
export interface CampaignRow {
  /** Of a campaign that is paused it can be changed. */
  readonly sender: string;
  readonly audience: string;
  readonly id: number;
  readonly plan: string;
  /** Where its picture is; empty for one without an address, null without a picture. */
  readonly mediaUrl: string | null;
}

/** Messages that one claim skips or holds at most, so that it stays short. */
const mostPassedOver = 200;

/** The first of the two updates that every message costs. */
export const claimSql = `
  UPDATE messages SET status = 'sending', claimed_at = ?, valid_until = ?, from_address = ?,
         attempt_count = attempt_count + 1, not_found_count = 0, reconciled_at = NULL
   WHERE id = ? AND status = 'queued'`;

/** The same of a message that the provider is to keep until its time. */
const claimForTimeSql = `
  UPDATE messages SET status = 'sending', claimed_at = ?, valid_until = NULL, send_at = ?, from_address = ?,
         attempt_count = attempt_count + 1, not_found_count = 0, reconciled_at = NULL
   WHERE id = ? AND status = 'queued'`;

// Signs before parameters: see `claim.ts`.
const statements = statementsFor((sqlite) => ({
  next: sqlite.prepare<[number | null, string, number, number], QueuedRow>(
    `SELECT id AS messageId, to_address AS "to", from_address AS "from", body, segments,
            retry_count AS retryCount, attempt_count AS attemptCount, contact_id AS contactId,
            (SELECT phone FROM contacts WHERE contacts.id = messages.contact_id) AS contactPhone,
            EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = messages.to_address AND ${inForceSql}) AS isSuppressed,
            EXISTS (SELECT 1 FROM number_holds
                     WHERE phone = messages.to_address AND ${holdInForceSql}) AS isHeld
       FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued' AND next_attempt_at <= +?
      ORDER BY next_attempt_at, id
      LIMIT +?`,
  ),
  /** The first texts of a campaign, as `plan/canary.ts` has them. */
  nextOfCanary: sqlite.prepare<[number | null, string, number, number], QueuedRow>(
    `SELECT id AS messageId, to_address AS "to", from_address AS "from", body, segments,
            retry_count AS retryCount, attempt_count AS attemptCount, contact_id AS contactId,
            (SELECT phone FROM contacts WHERE contacts.id = messages.contact_id) AS contactPhone,
            EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = messages.to_address AND ${inForceSql}) AS isSuppressed,
            EXISTS (SELECT 1 FROM number_holds
                     WHERE phone = messages.to_address AND ${holdInForceSql}) AS isHeld
       FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS +? AND zone_key = +? AND status = 'queued'
        AND next_attempt_at < 0 AND next_attempt_at >= -(+?)
      ORDER BY next_attempt_at DESC, id
      LIMIT +?`,
  ),
  claim: sqlite.prepare<[number, number | null, string, number]>(claimSql),
  claimForTime: sqlite.prepare<[number, number, string, number]>(claimForTimeSql),
  skip: sqlite.prepare<[number, MessageReason, number]>(
    `UPDATE messages SET status = 'skipped', settled_at = ?, reason = ?, error_detail = NULL
      WHERE id = ? AND status = 'queued'`,
  ),
}));

/** Claims messages until as many are claimed as were asked for. */
export class ClaimBatch {
  readonly claimed: ClaimedMessage[] = [];
  skipped = 0;
  /** Messages to held numbers: they wait from here on, and no later claim meets them. */
  held = 0;
  nextSegments: number | null = null;
  /** Why the campaign is to be paused before more is claimed. */
  hold: PauseReason | null = null;
  /** Whether there was no time for a message at which the provider could send it. */
  lacksTime = false;
  #segmentsLeft: number;
  #budgetLeft: number;
  #isBudgetExact = false;
  readonly #budget: number;
  readonly #isOfCanary: boolean;
  readonly #db: WritableDatabase;
  readonly #request: ClaimRequest;
  readonly #sender: string;
  readonly #picture: { readonly mediaUrl: string } | null;
  readonly #reasonOf: (contactId: number) => MessageReason | null;

  constructor(
    db: WritableDatabase,
    request: ClaimRequest,
    {
      campaign,
      isOfCanary,
      budget = Infinity,
    }: {
      readonly campaign: CampaignRow | null;
      readonly isOfCanary: boolean;
      /** Segments that the campaign may use in all. */
      readonly budget: number | undefined;
    },
  ) {
    this.#db = db;
    this.#isOfCanary = isOfCanary;
    this.#budget = budget;
    this.#budgetLeft =
      campaign === null || budget === Infinity
        ? Infinity
        : budget - mostSegmentsUsed(db, campaign.id);
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
      this.hold !== null ||
      this.skipped + this.held >= mostPassedOver ||
      this.claimed.length >= this.#request.messages
    );
  }

  claimFrom(zoneKey: string, validity: number): void {
    const { campaignId, now, dueBy = now, messages } = this.#request;
    const sql = statements(this.#db);
    for (let isExhausted = false; !isExhausted && !this.isFull;) {
      const wanted = messages - this.claimed.length;
      const next = this.#isOfCanary ? sql.nextOfCanary : sql.next;
      const rows = next.all(campaignId, zoneKey, dueBy, wanted);
      isExhausted = rows.length < wanted;
      for (const row of rows) {
        const skipReason = this.#skipReason(row);
        if (skipReason !== null) {
          sql.skip.run(now, skipReason, row.messageId);
          this.skipped += 1;
        } else if (row.isHeld === 1) {
          raiseMessage(this.#db, row.messageId);
          this.held += 1;
        } else if (row.segments > this.#segmentsLeft) {
          this.nextSegments = row.segments;
          return;
        } else if (!this.#isWithinBudget(row.segments)) {
          return;
        } else {
          const sendAt = this.#request.sendAt?.(zoneKey, row.segments);
          if (sendAt === null) {
            this.lacksTime = true;
            return;
          }
          this.#claim(row, validity, sendAt);
        }
      }
    }
  }

  /** Whether so many segments more are within the budget; where they are not, the batch ends. */
  #isWithinBudget(segments: number): boolean {
    if (segments <= this.#budgetLeft) return true;
    const { campaignId } = this.#request;
    if (campaignId !== null && !this.#isBudgetExact) {
      // What was claimed here is in the ledger already.
      this.#budgetLeft = this.#budget - countSegmentsAnew(this.#db, campaignId);
      this.#isBudgetExact = true;
      if (segments <= this.#budgetLeft) return true;
    }
    const used = Math.max(0, this.#budget - this.#budgetLeft);
    this.hold = { code: 'budget', used, budget: this.#budget };
    return false;
  }

  #skipReason({ to, isSuppressed, contactId, contactPhone }: QueuedRow): MessageReason | null {
    if (isSuppressed === 1) return 'suppressed';
    if (contactId === null) return null;
    if (contactPhone === null) return 'contact-removed';
    if (contactPhone !== to) return 'number-changed';
    return this.#reasonOf(contactId);
  }

  #claim(row: QueuedRow, validity: number, sendAt: number | undefined): void {
    const { campaignId, now } = this.#request;
    const from = this.#sender === '' ? row.from : this.#sender;
    const sql = statements(this.#db);
    if (sendAt === undefined) sql.claim.run(now, now + validity * 1000, from, row.messageId);
    else sql.claimForTime.run(now, sendAt, from, row.messageId);
    this.#segmentsLeft -= row.segments;
    if (this.#budget !== Infinity && campaignId !== null) {
      this.#budgetLeft -= row.segments;
      addSegmentsClaimed(this.#db, campaignId, row.segments);
    }
    this.claimed.push({
      messageId: row.messageId,
      campaignId,
      attempt: row.attemptCount + 1,
      to: row.to,
      from,
      body: row.body,
      ...this.#picture,
      // From when the provider counts it where it keeps the message first is not documented.
      validitySeconds: sendAt === undefined ? validity : null,
      ...(sendAt === undefined ? {} : { sendAt }),
      segments: row.segments,
      retryCount: row.retryCount,
    });
  }
}
