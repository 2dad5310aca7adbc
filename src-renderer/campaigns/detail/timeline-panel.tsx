import { isMessagingService } from '../../../src-shared/campaign/sender.ts';
import { useTimeline } from '../../api/campaigns/messages.ts';
import { Timeline } from '../../ui/data/timeline.tsx';
import { Section } from '../../ui/page/section.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { useSenderText } from '../../senders/sender-text.ts';
import { timelineEvents } from './timeline-events.ts';

/** What happened to a campaign as a whole, the newest first. */
export function TimelinePanel({ campaignId }: { readonly campaignId: number }) {
  const timeline = useTimeline(campaignId);
  // With the name of one service come those of all.
  const service = timeline.data
    ?.map((event) => (event.what === 'sender-changed' ? event.to : ''))
    .findLast(isMessagingService);
  const senderText = useSenderText(service ?? '');
  const text = words.campaigns.detail.timeline;
  if (timeline.data === undefined) {
    if (timeline.error === null) return null;
    return (
      <ErrorPanel
        title={text.notRead}
        message={timeline.error.message}
        onRetry={() => void timeline.refetch()}
      />
    );
  }
  return (
    <Section title={text.title}>
      <Timeline label={text.title} events={timelineEvents(timeline.data, senderText)} />
    </Section>
  );
}
