import type { MessageFilter } from '../../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { words } from '../../../words.ts';

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
  const counts: readonly (readonly [MessageFilter, number])[] = [
    ['all', snapshot.contactCount],
    ['unconfirmed', snapshot.unconfirmedCount],
    ['open', snapshot.queuedCount],
    ['scheduled', snapshot.scheduledCount],
    ['sent', snapshot.sentCount],
    ['delivered', snapshot.deliveredCount],
    ['undelivered', snapshot.undeliveredCount],
    ['no-receipt', snapshot.noReceiptCount],
    ['failed', snapshot.failedCount],
    ['skipped', snapshot.skippedCount],
    ['canceled', snapshot.canceledCount],
  ];
  return counts
    .filter(([value, count]) => value === 'all' || value === chosen || count > 0)
    .map(([value, count]) => ({ value, label: words.campaigns.messages.show[value], count }));
}
