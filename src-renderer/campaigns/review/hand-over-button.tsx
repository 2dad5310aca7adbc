import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { ask } from '../../ui/notices.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';

const text = words.campaigns.handOver;

interface HandOverButtonProps {
  readonly people: number;
  /** When it is to be sent; undefined for as soon as possible. */
  readonly schedule: Schedule | undefined;
  /** Says why the campaign can’t be sent as it is; null where it can. */
  readonly why: string | null;
  readonly reasonId: string;
  readonly onHandOver: () => void;
}

/** Hands a campaign to Twilio’s scheduler, after it was said what that means. */
export function HandOverButton(props: HandOverButtonProps) {
  const { people, schedule, why, reasonId, onHandOver } = props;

  const onClick = async () => {
    if (why !== null) return;
    const agreed = await ask({
      title: text.title(people),
      body: `${whenText(schedule)} ${text.statement}`,
      confirm: text.confirm,
    });
    if (agreed) onHandOver();
  };

  return (
    <Button
      fullWidth
      variant="default"
      leftSection={<IconCalendarTime size={16} aria-hidden="true" />}
      {...(why === null ? {} : { 'data-disabled': true, 'aria-describedby': reasonId })}
      aria-disabled={why !== null}
      onClick={() => void onClick()}
    >
      {text.offer}
    </Button>
  );
}

function whenText(schedule: Schedule | undefined): string {
  if (schedule === undefined) return text.soonest;
  const time = formatMoment(new Date(schedule.at).getTime());
  return schedule.zone === 'recipient' ? text.ownTime(time) : text.at(time);
}
