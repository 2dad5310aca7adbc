import type { FailureGroup } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { StatCard, StatCards } from '../../ui/data/stat-card.tsx';
import { formatCount, formatShare } from '../../ui/text/numbers.ts';
import { formatClock } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { deliveryPartsOf } from '../bar-parts.ts';
import { isDeliveryKnown } from '../delivered.ts';

const { figures: text } = words.campaigns.detail;
const { shared } = words.campaigns;

/** Holds the place of a hint, so that no card grows once there is something to say. */
const blank = '\u00a0';

interface CampaignFiguresProps {
  readonly snapshot: CampaignSnapshot;
  readonly failures: readonly FailureGroup[];
}

/** What became of a campaign's messages: delivered first. */
export function CampaignFigures({ snapshot, failures }: CampaignFiguresProps) {
  const { sentCount, deliveredCount } = snapshot;
  const notArrived = snapshot.failedCount + snapshot.undeliveredCount;
  const notAttempted = snapshot.skippedCount + snapshot.canceledCount;
  const isKnown = isDeliveryKnown(snapshot);
  const isOver = isCampaignOver(snapshot.status);
  return (
    <StatCards label={text.label}>
      <StatCard
        label={text.delivered}
        value={
          sentCount === 0
            ? '–'
            : isKnown
              ? formatShare(deliveredCount, sentCount)
              : formatCount(deliveredCount)
        }
        hint={
          sentCount === 0
            ? text.noneSent
            : isKnown
              ? shared.sentOf(deliveredCount, sentCount)
              : text.ofSentSoFar(sentCount)
        }
        bar={deliveryPartsOf(snapshot)}
      />
      <StatCard
        label={text.notArrived}
        value={formatCount(notArrived)}
        hint={notArrived === 0 ? text.everyone : lostHint(snapshot)}
      />
      <StatCard
        label={text.notAttempted}
        value={formatCount(notAttempted)}
        hint={skippedHint(snapshot, failures) || blank}
      />
      {isOver ? (
        <WaitingCard snapshot={snapshot} />
      ) : (
        <StatCard
          label={text.queued}
          value={formatCount(snapshot.queuedCount)}
          hint={queuedHint(snapshot) || blank}
        />
      )}
    </StatCards>
  );
}

function WaitingCard({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const now = useNow();
  const { awaitingReceiptCount, noReceiptCount, receiptsAsOf, unconfirmedCount } = snapshot;
  const parts = [
    ...(snapshot.scheduledCount > 0
      ? [words.campaigns.handOver.countOf(snapshot.scheduledCount)]
      : []),
    ...(unconfirmedCount > 0 ? [shared.unconfirmed(unconfirmedCount)] : []),
    ...(receiptsAsOf === null ? [] : [text.checked(formatClock(receiptsAsOf, now))]),
    ...(noReceiptCount > 0 ? [text.noReceipt(noReceiptCount)] : []),
  ];
  return (
    <StatCard
      label={text.waiting}
      value={formatCount(awaitingReceiptCount)}
      hint={parts.join(' · ') || blank}
    />
  );
}

function lostHint({ failedCount, undeliveredCount }: CampaignSnapshot): string {
  return [
    ...(failedCount > 0 ? [shared.failed(failedCount)] : []),
    ...(undeliveredCount > 0 ? [shared.undelivered(undeliveredCount)] : []),
  ].join(' · ');
}

function queuedHint(snapshot: CampaignSnapshot): string {
  const { scheduledCount: held, unconfirmedCount: unconfirmed } = snapshot;
  const { awaitingReceiptCount: awaiting } = snapshot;
  return [
    ...(held > 0 ? [words.campaigns.handOver.countOf(held)] : []),
    ...(unconfirmed > 0 ? [shared.unconfirmed(unconfirmed)] : []),
    ...(awaiting > 0 ? [text.awaiting(awaiting)] : []),
  ].join(' · ');
}

/** The most frequent reasons for which nothing was tried: `do not text 14 · canceled 4`. */
function skippedHint(snapshot: CampaignSnapshot, failures: readonly FailureGroup[]): string {
  const counts = new Map<string, number>();
  for (const { status, reason, count } of failures) {
    if (status !== 'skipped') continue;
    const name = reason !== null && reason in text.reasons ? reason : 'other';
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  if (snapshot.canceledCount > 0) counts.set('canceled', snapshot.canceledCount);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 2)
    .map(([name, count]) => text.reason(count, nameOf(name)))
    .join(' · ');
}

function nameOf(reason: string): string {
  const names: Readonly<Record<string, string>> = text.reasons;
  return names[reason] ?? text.reasons.other;
}
