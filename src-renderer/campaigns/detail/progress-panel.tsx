import { Text, VisuallyHidden } from '@mantine/core';
import type { CampaignSnapshot, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { formatPercent } from '../../ui/text/numbers.ts';
import { useNow } from '../../ui/use-now.ts';
import { CampaignBar } from '../campaign-bar.tsx';
import { describeOutcome } from '../describe-outcome.ts';
import { RunNote } from '../run-note.tsx';
import {
  announcementOf,
  currentProgress,
  describePace,
  describeTimes,
  describeWait,
} from './progress-text.ts';

interface ProgressPanelProps {
  readonly snapshot: CampaignSnapshot;
  /** Null unless this process is sending it. */
  readonly live: LiveProgress | null;
}

/** Progress, rate and the reason for waiting. */
export function ProgressPanel({ snapshot, live }: ProgressPanelProps) {
  const now = useNow();
  const current = currentProgress(snapshot, live);
  const pace = describePace(current, now);
  const wait = describeWait(current, now);
  return (
    <section aria-label="Progress" className="detail-progress">
      <div className="detail-progress-head">
        <span className="detail-percent">{formatPercent(snapshot.progress)}</span>
        <Text size="sm">{describeOutcome(snapshot)}</Text>
        <Text size="sm" c="dimmed" className="detail-pace">
          {pace}
        </Text>
      </div>
      <CampaignBar snapshot={snapshot} size="lg" />
      <Text size="xs" c="dimmed">
        {[describeTimes(snapshot), gatewayText(snapshot)].filter(Boolean).join(' · ')}
      </Text>
      {wait !== '' && <Text size="sm">{wait}</Text>}
      <RunNote campaignId={snapshot.id} />
      <VisuallyHidden component="output">{announcementOf(snapshot)}</VisuallyHidden>
    </section>
  );
}

function gatewayText({ gateway, completedAt }: CampaignSnapshot): string {
  if (gateway === null) return '';
  if (gateway === 'twilio') return 'Through Twilio';
  return completedAt === null
    ? 'Practice mode: no text is really sent'
    : 'Practice mode: no text was really sent';
}
