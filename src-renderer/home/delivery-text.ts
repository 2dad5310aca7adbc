import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDeliveryKnown } from '../campaigns/delivered.ts';
import { formatCount, formatShare } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import type { Figures } from './figures.ts';

const { figures, recent } = words.home;

function isKnown(sent: number, awaiting: number): boolean {
  return isDeliveryKnown({ sentCount: sent, awaitingReceiptCount: awaiting });
}

/** A share once most receipts are in; until then the count. */
export function deliveredValue({ sent, delivered, awaiting }: Figures): string {
  if (sent === 0) return figures.nothingYet;
  return isKnown(sent, awaiting) ? formatShare(delivered, sent) : formatCount(delivered);
}

/** What the figure is part of, and how many receipts are still to come. */
export function deliveredHint({ sent, delivered, awaiting }: Figures): string {
  if (sent === 0) return figures.nothingSent;
  const all = formatCount(sent);
  const waiting = formatCount(awaiting);
  if (!isKnown(sent, awaiting)) {
    return figures.ofSentSoFar(all, waiting);
  }
  const count = formatCount(delivered);
  return awaiting > 0
    ? figures.deliveredSoFar(count, all, waiting)
    : figures.deliveredOf(count, all);
}

/** When it ended, and what is known of its texts. */
export function describeResult(campaign: CampaignSnapshot): string {
  const { completedAt, startedAt, sentCount, deliveredCount, failedCount, undeliveredCount } =
    campaign;
  const time = formatMoment(completedAt ?? startedAt ?? 0);
  const failed = failedCount + undeliveredCount;
  const awaiting = campaign.awaitingReceiptCount;
  const sent = formatCount(sentCount);
  const outcome =
    sentCount === 0
      ? recent.nothingSent(time)
      : deliveredCount + undeliveredCount === 0 && awaiting > 0
        ? recent.onTheWay(time, sent)
        : awaiting > 0
          ? recent.sentSoFar(time, formatCount(deliveredCount), sent, formatCount(awaiting))
          : recent.sent(time, formatCount(deliveredCount), sent);
  return failed === 0 ? outcome : recent.failed(outcome, formatCount(failed));
}
