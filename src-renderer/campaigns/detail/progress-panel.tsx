import { VisuallyHidden } from '@mantine/core';
import type { CampaignSnapshot, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { Bar } from '../../ui/data/bar.tsx';
import { Section } from '../../ui/page/section.tsx';
import { clampPercent, formatCount, formatPercent, formatShare } from '../../ui/text/numbers.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { barPartsOf } from '../bar-parts.ts';
import { isDeliveryKnown } from '../delivered.ts';
import { useRunText } from '../run-phase.tsx';
import { pausedByHand } from './paused-by-hand.ts';
import { announcementOf, currentProgress, describePace, describeWait } from './progress-text.ts';

interface ProgressPanelProps {
  readonly snapshot: CampaignSnapshot;
  /** Null unless this process is sending it. */
  readonly live: LiveProgress | null;
}

const text = words.campaigns.detail.progress;

/** How far a campaign is, how fast, and what it waits for; once it is over, from recipients to delivered. */
export function ProgressPanel({ snapshot, live }: ProgressPanelProps) {
  return (
    <Section title={text.title}>
      <progress
        className="ui-hidden"
        aria-label={words.campaigns.shared.progressOf(snapshot.name)}
        value={clampPercent(snapshot.progress)}
        max={100}
      />
      {isCampaignOver(snapshot.status) ? (
        <Funnel snapshot={snapshot} />
      ) : (
        <Running snapshot={snapshot} live={live} />
      )}
      <VisuallyHidden component="output">{announcementOf(snapshot)}</VisuallyHidden>
    </Section>
  );
}

function Running({ snapshot, live }: ProgressPanelProps) {
  const now = useNow();
  const current = currentProgress(snapshot, live);
  const run = useRunText(snapshot.id);
  const isKept = snapshot.scheduledCount + snapshot.perhapsScheduledCount > 0;
  const pausedText = isKept ? text.pausedWhileCanceling : text.pausedByYou;
  const paused = pausedByHand(snapshot) ? pausedText : '';
  return (
    <>
      <div className="detail-progress-head">
        <span className="detail-percent ui-figures">{formatPercent(snapshot.progress)}</span>
        <span className="ui-figures">
          {words.campaigns.shared.sentOf(snapshot.sentCount, snapshot.contactCount)}
        </span>
        {/* On the line of the counts: whatever there is to say, nothing below moves. */}
        <span className="detail-pace">
          {run || describeWait(current, now) || paused || describePace(current, now)}
        </span>
      </div>
      <Bar parts={barPartsOf(snapshot)} />
    </>
  );
}

interface Step {
  readonly name: string;
  readonly count: number;
  readonly tone: Tone;
  /** Its share of the whole. */
  readonly note: string;
}

/** From recipients to those who have the text: each step beside the whole. */
function Funnel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const { contactCount, sentCount, deliveredCount } = snapshot;
  const share = (count: number) => formatShare(count, contactCount);
  const isFinal = sentCount === 0 || isDeliveryKnown(snapshot);
  const steps: readonly Step[] = [
    { name: text.recipients, count: contactCount, tone: 'over', note: share(contactCount) },
    { name: text.sent, count: sentCount, tone: 'moving', note: share(sentCount) },
    {
      name: text.delivered,
      count: deliveredCount,
      tone: 'delivered',
      note: isFinal ? share(deliveredCount) : text.soFar,
    },
  ];
  return (
    <dl className="detail-funnel">
      {steps.map(({ name, count, tone, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Bar
              parts={[
                {
                  tone,
                  percent: contactCount > 0 ? Math.min(100, (100 * count) / contactCount) : 0,
                },
              ]}
            />
            <span className="detail-funnel-count ui-figures">{formatCount(count)}</span>
            <span className="detail-funnel-share">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
