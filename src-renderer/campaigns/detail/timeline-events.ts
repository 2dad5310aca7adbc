import { sayPauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { CampaignEvent } from '../../../src-shared/campaign/timeline.ts';
import type { TimelineEvent } from '../../ui/data/timeline.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { words } from '../../words.ts';
import type { SenderText } from '../../senders/sender-text.ts';

interface Said {
  readonly title: string;
  readonly text?: string;
  readonly tone?: Tone;
}

/** What happened to a campaign, in words, the newest first. */
export function timelineEvents(
  events: readonly CampaignEvent[],
  senderText: SenderText,
): readonly TimelineEvent[] {
  return events.map((event, id) => ({ id, at: event.at, ...say(event, senderText) })).toReversed();
}

function say(event: CampaignEvent, senderText: SenderText): Said {
  const text = words.campaigns.detail.timeline;
  switch (event.what) {
    case 'created':
      return { title: text.created };
    case 'started':
      return { title: text.started(event.contacts), tone: 'moving' };
    case 'paused':
      return event.reason.code === 'user'
        ? { title: text.paused, tone: 'attention' }
        : { title: text.paused, text: sayPauseReason(event.reason), tone: 'attention' };
    case 'scheduled':
      return { title: text.scheduled(formatMoment(event.scheduledAt)) };
    case 'unscheduled':
      return { title: text.unscheduled };
    case 'handed-over':
      return { title: text.handedOver, tone: 'moving' };
    case 'taken-back':
      return { title: text.takenBack };
    case 'resumed':
      return { title: text.resumed, tone: 'moving' };
    case 'sender-changed':
      return { title: text.senderChanged, text: senderText(event.to) };
    case 'decided':
      return { title: text.decided[event.decision](event.messages) };
    case 'retried':
      return { title: text.retried(event.messages), tone: 'moving' };
    case 'completed':
      return { title: text.completed, tone: 'delivered' };
    case 'canceled':
      return { title: text.canceled };
  }
}
