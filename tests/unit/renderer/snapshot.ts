import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/** A campaign of which only what is given matters. */
export function snapshot(some: Partial<CampaignSnapshot>): CampaignSnapshot {
  return {
    id: 1,
    name: 'Spring',
    status: 'sending',
    gateway: 'simulator',
    isPractice: true,
    contactCount: 0,
    sentCount: 0,
    failedCount: 0,
    skippedCount: 0,
    deliveredCount: 0,
    undeliveredCount: 0,
    noReceiptCount: 0,
    awaitingReceiptCount: 0,
    receiptsAsOf: null,
    unconfirmedCount: 0,
    queuedCount: 0,
    scheduledCount: 0,
    perhapsScheduledCount: 0,
    canceledCount: 0,
    progress: 0,
    startedAt: null,
    completedAt: null,
    pausedReason: null,
    pausedReasonCode: null,
    damaged: null,
    isEstimated: false,
    handOver: null,
    isArchived: false,
    ...some,
  };
}
