import { handOverSchema, type HandOver } from '../../../src-shared/campaign/hand-over.ts';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import {
  originalFiguresSchema,
  type OriginalFigures,
} from '../../../src-shared/campaign/original-figures.ts';
import { readPauseReason, sayPauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import { progressOf, settledOf } from '../../../src-shared/campaign/progress.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import type { campaigns } from '../../database/schema.ts';

/** A campaign as the table has it. */
export type CampaignRow = typeof campaigns.$inferSelect;

/** Counts of messages that are not settled. */
interface OpenCounts {
  readonly sending: number;
  readonly unconfirmed: number;
  /** Of those unconfirmed. */
  readonly perhapsScheduled: number;
  readonly scheduled: number;
  /** Of those queued, messages to held numbers. */
  readonly held: number;
}

/** How a campaign stands, from its row. */
export function snapshotOf(row: CampaignRow, open: OpenCounts): CampaignSnapshot {
  const given = open.unconfirmed + open.scheduled;
  const unsettled = Math.max(0, row.contactCount - settledOf(row) - given);
  const isCanceled = row.status === 'canceled';
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    gateway: row.gateway,
    isPractice: row.isPractice === 1,
    contactCount: row.contactCount,
    sentCount: row.sentCount,
    failedCount: row.failedCount,
    skippedCount: row.skippedCount,
    deliveredCount: row.deliveredCount,
    undeliveredCount: row.undeliveredCount,
    noReceiptCount: row.noReceiptCount,
    awaitingReceiptCount: Math.max(
      0,
      row.sentCount - row.deliveredCount - row.undeliveredCount - row.noReceiptCount,
    ),
    receiptsAsOf: row.receiptsAskedAt,
    unconfirmedCount: open.unconfirmed,
    scheduledCount: open.scheduled,
    perhapsScheduledCount: open.perhapsScheduled,
    queuedCount: isCanceled ? open.sending : unsettled,
    ...(open.held > 0 ? { heldCount: Math.min(open.held, unsettled) } : {}),
    canceledCount: isCanceled ? Math.max(0, unsettled - open.sending) : 0,
    progress: row.status === 'completed' ? 100 : progressOf(row),
    startedAt: row.startedAt,
    ...(row.status === 'scheduled' ? { scheduledAt: row.scheduledAt } : {}),
    completedAt: row.completedAt,
    ...pausedReasonOf(row),
    damaged: damageOf(row),
    isEstimated: row.isEstimated !== 0,
    handOver: readHandOver(row.handOver),
    isArchived: row.archivedAt !== null,
  };
}

function pausedReasonOf({ pausedReason, pausedDetail }: CampaignRow) {
  if (pausedReason === null) return { pausedReason: null, pausedReasonCode: null };
  const reason = readPauseReason({ pausedReason, pausedDetail });
  return { pausedReason: sayPauseReason(reason), pausedReasonCode: reason.code };
}

/** How a campaign is handed over, as the table has it. */
export function readHandOver(handOver: string | null): HandOver | null {
  if (handOver === null) return null;
  try {
    return handOverSchema.parse(JSON.parse(handOver));
  } catch {
    // Damaged: it is sent from here, and what the provider has is still known by its messages.
    return null;
  }
}

function damageOf(row: CampaignRow): OriginalFigures | null {
  const original = originalOf(row);
  return original?.repairedAt === null ? original.figures : null;
}

/** The figures of a campaign that came from the old system; null for others. */
export function originalOf({
  originalFigures,
  originalRepairedAt,
}: CampaignRow): Campaign['original'] {
  if (originalFigures === null) return null;
  const figures = originalFiguresSchema.parse(JSON.parse(originalFigures));
  return { figures, repairedAt: originalRepairedAt };
}
