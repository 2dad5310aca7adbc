import { Alert, Button, Text } from '@mantine/core';
import { IconCalendarTime, IconFlask, IconSend } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import type { Review } from '../../../src-shared/campaign/review.ts';
import type { ReviewState } from '../../api/campaigns/reviews.ts';
import { formatMoment, formatTime } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { Countdown } from './countdown.tsx';
import { HandOverButton } from './hand-over-button.tsx';
import { whyNotSent } from './send-block.ts';

const text = words.campaigns.review;

const reasonId = 'review-why-not';

interface SendPanelProps {
  readonly campaignId: number;
  readonly name: string;
  readonly review: Review | null;
  readonly state: ReviewState['state'];
  readonly isPractice: boolean;
  /** As people read it; empty where none is chosen. */
  readonly sender: string;
  readonly isStarting: boolean;
  /** When it is to be sent; undefined for a campaign that is sent now. */
  readonly schedule: Schedule | undefined;
  /** Why the last try to send failed; null where it did not. */
  readonly failure: string | null;
  readonly onSend: () => void;
  /** Hands the campaign over to Twilio's scheduler; null where that does not take it. */
  readonly onHandOver: (() => void) | null;
  readonly onRehearse: () => void;
  /** When this draft was rehearsed last, in milliseconds since 1970; null where it was not. */
  readonly rehearsedAt: number | null;
  readonly onTest: () => void;
}

/** What pressing the button does, the button, and the way back once it was pressed. */
export function SendPanel(props: SendPanelProps) {
  const { campaignId, name, review, state, isPractice, sender, isStarting, schedule, failure } =
    props;
  const people = review?.totals.toText ?? 0;
  const why = whyNotSent(review, state);
  const button = useRef<HTMLButtonElement>(null);
  const wasStarting = useRef(false);
  useEffect(() => {
    // Whoever went back is at the button again.
    if (wasStarting.current && !isStarting) button.current?.focus();
    wasStarting.current = isStarting;
  }, [isStarting]);
  const isLater = schedule !== undefined;
  const SendIcon = isLater ? IconCalendarTime : isPractice ? IconFlask : IconSend;
  const does = isLater ? text.schedule : isPractice ? text.practise : text.send;
  return (
    <div className="review-send">
      {failure !== null && (
        <Alert role="alert" color="red" variant="outline" title={text.notSent}>
          {failure}
        </Alert>
      )}
      {isStarting ? (
        <Countdown campaignId={campaignId} name={name} takesFocus />
      ) : (
        <>
          <Text size="sm" fw={500} className="ui-wrap">
            {isPractice ? text.practice : sender === '' ? text.realNoSender : text.real(sender)}
          </Text>
          <Text id={reasonId} component="output" size="sm" c="dimmed" className="ui-wrap">
            {why ?? (isLater ? whenText(schedule) : text.undoBefore)}
          </Text>
          <Button
            ref={button}
            fullWidth
            h={40}
            leftSection={<SendIcon size={16} aria-hidden="true" />}
            {...(why === null ? {} : { 'data-disabled': true })}
            aria-disabled={why !== null}
            aria-describedby={reasonId}
            onClick={() => {
              if (why === null) props.onSend();
            }}
          >
            {does(people)}
          </Button>
          {props.onHandOver !== null && (
            <HandOverButton
              people={people}
              schedule={schedule}
              why={why}
              reasonId={reasonId}
              onHandOver={props.onHandOver}
            />
          )}
          <Button variant="default" fullWidth onClick={props.onRehearse}>
            {words.campaigns.rehearsal.open}
          </Button>
          {props.rehearsedAt !== null && (
            <Text size="xs" c="dimmed" ta="center">
              {words.campaigns.rehearsal.last(formatTime(props.rehearsedAt))}
            </Text>
          )}
          <Button variant="subtle" fullWidth onClick={props.onTest}>
            {words.campaigns.testText.open}
          </Button>
        </>
      )}
    </div>
  );
}

/** When a scheduled campaign goes. */
function whenText({ at, zone }: Schedule): string {
  const time = formatMoment(new Date(at).getTime());
  return (zone === 'recipient' ? text.goesInOwnTime : text.goesAt)(time);
}
