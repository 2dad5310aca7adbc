import { Alert, Text } from '@mantine/core';
import { useCountdown } from '../../api/campaigns/sending.ts';
import { formatClock } from '../../ui/text/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { Countdown, useIsStarting } from '../review/countdown.tsx';

const text = words.campaigns.review.countdown;

interface StartingNoticeProps {
  readonly campaignId: number;
  readonly name: string;
}

/**
 * That a draft is being sent, with the way back: whoever left its review, or opened the window anew, can
 * still undo it. Or that it was not sent, because Ovo was closed while it could be undone.
 */
export function StartingNotice({ campaignId, name }: StartingNoticeProps) {
  const isStarting = useIsStarting(campaignId);
  const countdown = useCountdown(campaignId);
  const now = useNow(60_000);
  if (isStarting) {
    return (
      <div className="editor-starting">
        <Countdown campaignId={campaignId} name={name} />
      </div>
    );
  }
  if (countdown?.kind !== 'interrupted') return null;
  return (
    <Alert color="orange" variant="outline" title={text.interrupted} mb="md">
      <Text size="sm">{text.interruptedText(formatClock(countdown.from, now))}</Text>
    </Alert>
  );
}
