import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';

/** What is known of the texts of one campaign, or of several. */
export type DeliveryCounts = Pick<CampaignSnapshot, 'sentCount' | 'awaitingReceiptCount'>;

/** Of a hundred sent texts, how many may still wait for a receipt before a share is said. */
const mayWaitOfHundred = 5;

/** Whether so many receipts are in that the share of delivered texts is no longer a matter of patience. */
export function isDeliveryKnown({ sentCount, awaitingReceiptCount }: DeliveryCounts): boolean {
  return sentCount > 0 && 100 * awaitingReceiptCount <= mayWaitOfHundred * sentCount;
}
