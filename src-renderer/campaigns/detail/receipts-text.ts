import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { plural } from '../../ui/text/numbers.ts';
import { formatClock } from '../../ui/text/times.ts';

/** How many receipts have arrived, and as of when; empty before any message is sent. */
export function describeReceipts(snapshot: CampaignSnapshot, now: number): string {
  const { sentCount, awaitingReceiptCount: awaiting, noReceiptCount: silent } = snapshot;
  if (sentCount === 0) return '';
  const sentences: string[] = [];
  if (snapshot.receiptsAsOf !== null) {
    sentences.push(`Delivery as of ${formatClock(snapshot.receiptsAsOf, now)}.`);
  }
  if (awaiting > 0) {
    sentences.push(
      `Of ${plural(awaiting, 'message')} it is not known yet whether ${awaiting === 1 ? 'it was' : 'they were'} delivered; Ovo keeps asking.`,
    );
  }
  if (silent > 0) {
    sentences.push(
      `For ${plural(silent, 'message')} no receipt came: ${silent === 1 ? 'it was' : 'they were'} sent, and the carrier never said whether ${silent === 1 ? 'it' : 'they'} arrived.`,
    );
  }
  return sentences.join(' ');
}
