import { useTimeline } from '../../api/campaigns/messages.ts';
import { Timeline } from '../../ui/data/timeline.tsx';
import { Section } from '../../ui/page/section.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { useSenderText } from '../sender/sender-text.ts';
import { timelineEvents } from './timeline-events.ts';

/** What happened to a campaign as a whole, the newest first. */
export function TimelinePanel({ campaignId }: { readonly campaignId: number }) {
  const timeline = useTimeline(campaignId);
  const changed = timeline.data?.findLast((event) => event.what === 'sender-changed');
  const senderText = useSenderText(changed?.to ?? '');
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
