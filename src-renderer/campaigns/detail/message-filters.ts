import type { MessageFilter } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/** One choice of which messages to show, and how many those are. */
export interface MessageFilterChoice {
  readonly value: MessageFilter;
  readonly label: string;
  readonly count: number;
}

/** Every kind of message that a campaign has, under the name and with the number of its count. */
export function messageFiltersOf(
  snapshot: CampaignSnapshot,
  chosen: MessageFilter,
): readonly MessageFilterChoice[] {
  const all: readonly MessageFilterChoice[] = [
    { value: 'all', label: 'All', count: snapshot.contactCount },
    { value: 'open', label: 'Still to go', count: snapshot.queuedCount },
    { value: 'sent', label: 'Sent', count: snapshot.sentCount },
    { value: 'delivered', label: 'Delivered', count: snapshot.deliveredCount },
    { value: 'undelivered', label: 'Not delivered', count: snapshot.undeliveredCount },
    { value: 'no-receipt', label: 'No receipt', count: snapshot.noReceiptCount },
    { value: 'failed', label: 'Failed', count: snapshot.failedCount },
    { value: 'skipped', label: 'Skipped', count: snapshot.skippedCount },
    { value: 'unconfirmed', label: 'Unconfirmed', count: snapshot.unconfirmedCount },
    { value: 'canceled', label: 'Canceled', count: snapshot.canceledCount },
  ];
  return all.filter(({ value, count }) => value === 'all' || value === chosen || count > 0);
}
