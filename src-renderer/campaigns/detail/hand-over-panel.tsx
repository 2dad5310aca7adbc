import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarTime, IconClockX } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useHandOverState } from '../../api/campaigns/hand-over.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';

const text = words.campaigns.handOver;

interface HandOverPanelProps {
  readonly snapshot: CampaignSnapshot;
  /** Shows the messages that were sent. */
  readonly onShowSent: () => void;
}

/** What Twilio's scheduler holds of a campaign, what it has still to cancel, and what it sent first. */
export function HandOverPanel({ snapshot, onShowSent }: HandOverPanelProps) {
  const { handOver, scheduledCount, perhapsScheduledCount, status } = snapshot;
  const isHandedOver = handOver !== null || scheduledCount + perhapsScheduledCount > 0;
  const state = useHandOverState(snapshot.id, isHandedOver).data;
  const late = state?.late ?? 0;
  const isHeld = status === 'sending' && scheduledCount > 0;
  const toCancel = state?.toCancel ?? 0;
  if (!isHandedOver || (!isHeld && toCancel === 0 && late === 0)) return null;
  return (
    <Section title={text.panel}>
      <List>
        {isHeld && <Held snapshot={snapshot} state={state} />}
        {toCancel > 0 && (
          <ListRow
            icon={IconClockX}
            tone="attention"
            title={text.canceling(toCancel)}
            text={text.cancelingText}
          />
        )}
        {late > 0 && (
          <ListRow
            icon={IconAlertTriangle}
            tone="attention"
            title={text.late(late)}
            text={text.lateText}
            action={
              <Button variant="default" onClick={onShowSent}>
                {text.showLate}
              </Button>
            }
          />
        )}
      </List>
    </Section>
  );
}

interface HeldProps {
  readonly snapshot: CampaignSnapshot;
  readonly state: ReturnType<typeof useHandOverState>['data'];
}

function Held({ snapshot, state }: HeldProps) {
  const now = useNow(15_000);
  const { scheduledCount, queuedCount } = snapshot;
  if (queuedCount > 0) {
    return (
      <ListRow
        icon={IconCalendarTime}
        tone="moving"
        title={text.handingOver(scheduledCount, scheduledCount + queuedCount)}
        text={text.handingOverText}
      />
    );
  }
  const { firstAt = null, lastAt = null } = state ?? {};
  return (
    <ListRow
      icon={IconCalendarTime}
      tone="moving"
      title={text.held(scheduledCount)}
      text={
        firstAt === null || lastAt === null
          ? ''
          : text.heldText(formatMoment(firstAt, now), formatMoment(lastAt, now))
      }
    />
  );
}
