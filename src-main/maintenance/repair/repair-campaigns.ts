// Raw SQL: a damaged database has values that the schema’s types exclude.
import { isBeforeStart, type CampaignStatus } from '../../../src-shared/campaign/status.ts';
import { originalFiguresSchema } from '../../../src-shared/campaign/original-figures.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { countsFromMessages } from '../rules/campaign-rules.ts';

interface Counts {
  readonly contact_count: number;
  readonly sent_count: number;
  readonly failed_count: number;
  readonly skipped_count: number;
  readonly delivered_count: number;
  readonly undelivered_count: number;
  readonly no_receipt_count: number;
}

interface Stored extends Counts {
  readonly id: number;
  readonly status: CampaignStatus;
  readonly gateway: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly completed_at: number | null;
  readonly is_estimated: number;
  readonly original_figures: string | null;
  readonly original_repaired_at: number | null;
  readonly last_settled_at: number | null;
  /** What carried it as far as its messages tell, where it does not say so itself. */
  readonly lost_gateway: GatewayKind | null;
}

/** What was done to campaigns, by count. */
export interface RepairedCampaigns {
  readonly fixed: number;
  readonly completed: number;
}

/** Unless its messages are practice, what carried it may have been real. */
const lostGateway = `CASE WHEN c.gateway IS NULL THEN iif(EXISTS (
  SELECT 1 FROM messages AS m WHERE m.campaign_id = c.id AND m.is_practice = 1), 'simulator', 'twilio') END`;

const countColumns = [
  'contact_count',
  'sent_count',
  'failed_count',
  'skipped_count',
  'delivered_count',
  'undelivered_count',
  'no_receipt_count',
] as const;

/**
 * Sets the counts of every campaign to what its messages say (clamped to what is possible where no
 * messages are left to count), and completes those of which every message is settled.
 */
export function repairCampaigns(db: WritableDatabase, now: number): RepairedCampaigns {
  const counted = new Map(
    db.sqlite
      .prepare<[], Counts & { readonly id: number }>(countsFromMessages())
      .all()
      .map((counts) => [counts.id, counts]),
  );
  const campaigns = db.sqlite
    .prepare<[], Stored>(
      `SELECT c.id, c.status, c.gateway, c.created_at, c.started_at, c.completed_at,
              c.is_estimated, c.original_figures, c.original_repaired_at,
              ${countColumns.map((column) => `c.${column}`).join(', ')},
              (SELECT max(settled_at) FROM messages AS m WHERE m.campaign_id = c.id) AS last_settled_at,
              ${lostGateway} AS lost_gateway
         FROM campaigns AS c ORDER BY c.id`,
    )
    .all();
  const update = db.sqlite.prepare(
    `UPDATE campaigns
        SET status = :status, gateway = :gateway, started_at = :started_at,
            completed_at = :completed_at, paused_reason = CASE :status WHEN 'paused' THEN
              coalesce(paused_reason, 'repaired') END,
            paused_detail = CASE :status WHEN 'paused' THEN paused_detail END,
            is_estimated = :is_estimated, original_repaired_at = :original_repaired_at,
            ${countColumns.map((column) => `${column} = :${column}`).join(', ')}
      WHERE id = :id`,
  );
  let fixed = 0;
  let completed = 0;
  for (const stored of campaigns) {
    const repaired = repair(stored, counted.get(stored.id), now);
    if (JSON.stringify({ ...stored, ...repaired }) === JSON.stringify(stored)) continue;
    update.run({ id: stored.id, ...repaired });
    fixed += 1;
    if (repaired.status === 'completed' && stored.status !== 'completed') completed += 1;
  }
  return { fixed, completed };
}

function repair(stored: Stored, counted: Counts | undefined, now: number) {
  const isDraft = isBeforeStart(stored.status);
  const wasRunning = stored.status === 'sending' || stored.status === 'paused';
  const hasMessages = counted !== undefined && counted.contact_count > 0;
  const isDamaged = stored.original_figures !== null && stored.original_repaired_at === null;
  const known =
    isDamaged && !hasMessages ? { ...stored, ...countsOf(stored.original_figures) } : stored;
  const counts = isDraft ? zero : hasMessages ? pick(counted) : clamp(known);
  const unsettled = counts.contact_count - settledOf(counts);
  const status = wasRunning ? statusOf(stored, unsettled, hasMessages) : stored.status;
  const isCompleted = status === 'completed';
  return {
    ...counts,
    // Nothing is left of these in a completed campaign: they were never sent, as far as can be told.
    skipped_count: counts.skipped_count + (isCompleted ? unsettled : 0),
    status,
    gateway: wasRunning ? (stored.gateway ?? stored.lost_gateway) : stored.gateway,
    started_at: isDraft
      ? null
      : wasRunning
        ? (stored.started_at ?? stored.created_at)
        : stored.started_at,
    completed_at: isCompleted
      ? (stored.completed_at ?? stored.last_settled_at ?? now)
      : stored.completed_at,
    is_estimated: isEstimated(stored, counts, hasMessages) ? 1 : stored.is_estimated,
    original_repaired_at: isDamaged ? now : stored.original_repaired_at,
  };
}

/** Whether there are no messages to count, and the counts had to be made possible. */
function isEstimated(stored: Stored, counts: Counts, hasMessages: boolean): boolean {
  if (hasMessages || counts.contact_count === 0) return false;
  return countColumns.some((column) => counts[column] !== stored[column]);
}

/** What the old system counted. */
function countsOf(originalFigures: string | null): Partial<Counts> {
  if (originalFigures === null) return {};
  const figures = originalFiguresSchema.parse(JSON.parse(originalFigures));
  return {
    contact_count: Math.trunc(figures.contactCount),
    sent_count: Math.trunc(figures.sentCount),
    failed_count: Math.trunc(figures.failedCount),
  };
}

/** What a campaign that was running is, now that its counts are right. */
function statusOf(stored: Stored, unsettled: number, hasMessages: boolean): CampaignStatus {
  if (unsettled === 0) return 'completed';
  // Its messages are gone: there is nothing that could still be sent.
  if (!hasMessages) return 'canceled';
  // Without a gateway on record nothing may go out by itself.
  return stored.gateway === null ? 'paused' : stored.status;
}

function settledOf(counts: Counts): number {
  return counts.sent_count + counts.failed_count + counts.skipped_count;
}

const zero: Counts = {
  contact_count: 0,
  sent_count: 0,
  failed_count: 0,
  skipped_count: 0,
  delivered_count: 0,
  undelivered_count: 0,
  no_receipt_count: 0,
};

function pick(counts: Counts): Counts {
  const picked = { ...zero };
  for (const column of countColumns) picked[column] = counts[column];
  return picked;
}

/** More than there are people: no campaign has it. */
const mostContacts = 10_000_000_000;

/** The nearest counts that are possible, keeping to the number of contacts. */
function clamp(stored: Counts): Counts {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const contact_count = within(stored.contact_count, mostContacts);
  const sent_count = within(stored.sent_count, contact_count);
  const failed_count = within(stored.failed_count, contact_count - sent_count);
  const delivered_count = within(stored.delivered_count, sent_count);
  const undelivered_count = within(stored.undelivered_count, sent_count - delivered_count);
  return {
    contact_count,
    sent_count,
    failed_count,
    skipped_count: within(stored.skipped_count, contact_count - sent_count - failed_count),
    delivered_count,
    undelivered_count,
    // Without its messages nobody can be asked what became of them.
    no_receipt_count: sent_count - delivered_count - undelivered_count,
  };
}
