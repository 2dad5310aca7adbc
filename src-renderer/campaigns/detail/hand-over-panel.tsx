import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarTime,
  IconClockX,
} from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useHandOverState } from '../../api/campaigns/hand-over.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { Section } from '../../ui/page/section.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { TakeBackButton } from './take-back.tsx';

const text = words.campaigns.handOver;

interface HandOverPanelProps {
  readonly snapshot: CampaignSnapshot;
  /** Shows the messages that were sent. */
  readonly onShowSent: () => void;
}

/** What Twilio's scheduler has of a campaign, what it has still to cancel, what it sent first, and what came back. */
export function HandOverPanel({ snapshot, onShowSent }: HandOverPanelProps) {
  const { scheduledCount, status } = snapshot;
  const state = useHandOverState(snapshot).data;
  const late = state?.late ?? 0;
  const isPaused = status === 'paused';
  const isHeld = status === 'sending' && scheduledCount > 0;
  const toCancel = state?.toCancel ?? 0;
  const isToHandOverAgain = isPaused && state?.isHandedOver === true;
  const isBack = isPaused && state?.held === 0 && state.takenBack !== null;
  if (!isHeld && toCancel === 0 && late === 0 && !isToHandOverAgain && !isBack) return null;
  return (
    <Section title={text.panel} keepsFocus>
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
        {isToHandOverAgain && (
          <ListRow
            icon={IconCalendarTime}
            title={text.takeBack.again}
            text={text.takeBack.againText}
            action={<TakeBackButton snapshot={snapshot} />}
          />
        )}
        {isBack && (
          <ListRow
            icon={IconArrowBackUp}
            tone="delivered"
            title={text.takeBack.done(state?.takenBack?.canceled ?? 0)}
            text={text.takeBack.doneText(snapshot.queuedCount)}
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
  const { scheduledCount, queuedCount, handOver } = snapshot;
  const back = handOver === null ? undefined : <TakeBackButton snapshot={snapshot} />;
  if (queuedCount > 0 && handOver !== null) {
    return (
      <ListRow
        icon={IconCalendarTime}
        tone="moving"
        title={text.handingOver(scheduledCount, scheduledCount + queuedCount)}
        text={text.handingOverText}
        action={back}
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
      action={back}
    />
  );
}
