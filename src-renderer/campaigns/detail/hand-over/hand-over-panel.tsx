import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarTime,
  IconClockX,
} from '@tabler/icons-react';
import type { HandOverState } from '../../../../src-shared/campaign/hand-over.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { useHandOverState } from '../../../api/campaigns/hand-over.ts';
import { List, ListRow } from '../../../ui/data/list-row.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { formatMoment } from '../../../ui/text/times.ts';
import { useNow } from '../../../ui/use-now.ts';
import { words } from '../../../words.ts';
import { handOverRows, type HandOverRow } from './hand-over-rows.ts';
import { TakeBackButton } from './take-back.tsx';

const text = words.campaigns.handOver;

interface HandOverPanelProps {
  readonly snapshot: CampaignSnapshot;
  /** Shows the messages that were sent. */
  readonly onShowSent: () => void;
}

/** What Twilio's scheduler has of a campaign, what it has still to cancel, what it sent first, and what came back. */
export function HandOverPanel({ snapshot, onShowSent }: HandOverPanelProps) {
  const state = useHandOverState(snapshot).data;
  const rows = handOverRows(snapshot, state);
  if (rows.length === 0) return null;
  return (
    <Section title={text.panel} keepsFocus>
      <List>
        {rows.map((row) => (
          <Row key={row.kind} row={row} snapshot={snapshot} state={state} onShowSent={onShowSent} />
        ))}
      </List>
    </Section>
  );
}

interface RowProps extends HandOverPanelProps {
  readonly row: HandOverRow;
  readonly state: HandOverState | undefined;
}

function Row({ row, snapshot, state, onShowSent }: RowProps) {
  const now = useNow(15_000);
  const takeBack = snapshot.handOver === null ? undefined : <TakeBackButton snapshot={snapshot} />;
  switch (row.kind) {
    case 'handing-over':
      return (
        <ListRow
          icon={IconCalendarTime}
          tone="moving"
          title={text.handingOver(row.held, row.all)}
          text={text.handingOverText}
          action={takeBack}
        />
      );
    case 'held':
      return (
        <ListRow
          icon={IconCalendarTime}
          tone="moving"
          title={text.held(row.held)}
          text={[
            row.isPaused ? text.stillGo : '',
            timesOf(state, now),
            row.canSwitchOff ? text.canSwitchOff : '',
          ]
            .filter(Boolean)
            .join(' ')}
          action={takeBack}
        />
      );
    case 'canceling':
      return (
        <ListRow
          icon={IconClockX}
          tone="attention"
          title={text.canceling(row.left)}
          text={text.cancelingText}
        />
      );
    case 'ordered':
      return (
        <ListRow
          icon={IconCalendarTime}
          title={row.resumeHandsOver ? text.takeBack.again : text.takeBack.stillOrdered}
          text={text.takeBack.againText}
          action={takeBack}
        />
      );
    case 'taken-back':
      return (
        <ListRow
          icon={IconArrowBackUp}
          tone="delivered"
          title={text.takeBack.done(row.canceled)}
          text={text.takeBack.doneText(row.queued)}
        />
      );
    case 'late':
      return (
        <ListRow
          icon={IconAlertTriangle}
          tone="attention"
          title={text.late(row.sent)}
          text={text.lateText}
          action={
            <Button variant="default" onClick={onShowSent}>
              {text.showLate}
            </Button>
          }
        />
      );
  }
}

function timesOf(state: HandOverState | undefined, now: number): string {
  const { firstAt = null, lastAt = null } = state ?? {};
  if (firstAt === null || lastAt === null) return '';
  return text.times(formatMoment(firstAt, now), formatMoment(lastAt, now));
}
