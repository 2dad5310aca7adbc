import {
  IconAlertCircle,
  IconCheck,
  IconCircleX,
  IconClock,
  IconMinus,
  IconQuestionMark,
  type Icon,
} from '@tabler/icons-react';
import type { ConversationMessage } from '../../../src-shared/inbox/conversation.ts';
import { campaignLink } from '../../campaigns/campaign-link.ts';
import { CampaignPicture } from '../../campaigns/picture/campaign-picture.tsx';
import { Bubble } from '../../ui/data/bubble.tsx';
import { TextLink } from '../../ui/links.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { words } from '../../words.ts';
import {
  evidenceText,
  messageState,
  ruleText,
  waitsForDecision,
  whoAndWhen,
} from './describe-message.ts';
import { MessageActions } from './message-actions.tsx';
import { ReplyPicture } from './reply-picture.tsx';

const text = words.inbox.thread;

const icons: Readonly<Record<Tone, Icon>> = {
  egg: IconClock,
  delivered: IconCheck,
  moving: IconClock,
  attention: IconAlertCircle,
  failed: IconCircleX,
  over: IconMinus,
  practice: IconClock,
};

interface MessageItemProps {
  readonly message: ConversationMessage;
  readonly phone: string;
  /** Of the person, or their number. */
  readonly name: string;
  readonly now: number;
  readonly isHeld: boolean;
  readonly isKnownSender: boolean;
  readonly isPractice: boolean;
  /** Whether a search led here. */
  readonly isFound: boolean;
}

/** One text of a conversation: with its pictures, how it stands, and what can be done about that. */
export function MessageItem(props: MessageItemProps) {
  const { message, phone, name, now, isHeld, isKnownSender } = props;
  const { id, direction, body, campaign, media, single, problem, reply } = message;
  const state = messageState(message, now, isHeld);
  const isIn = direction === 'inbound';
  // What stood in its way before is no matter until somebody has decided.
  const waits = waitsForDecision(message, isHeld);
  const pictures = (
    <>
      {media.map((one) => (
        <ReplyPicture
          key={one.id}
          media={one}
          isKnownSender={isKnownSender}
          isOneOfSeveral={media.length > 1}
        />
      ))}
      {single !== null && single.picture !== null && <CampaignPicture picture={single.picture} />}
    </>
  );
  const hasPictures = media.length > 0 || (single !== null && single.picture !== null);
  return (
    <li
      className="inbox-message"
      data-message={id}
      data-practice={props.isPractice || undefined}
      data-found={props.isFound || undefined}
    >
      {!isIn && campaign !== null && (
        <div className="inbox-campaign">
          <TextLink {...campaignLink(campaign.id)} inherit underline="always">
            {campaign.name}
          </TextLink>
        </div>
      )}
      <span className="ui-hidden">{whoAndWhen(message, name)}</span>
      <Bubble
        direction={isIn ? 'in' : 'out'}
        {...(hasPictures ? { picture: pictures } : {})}
        note={
          <>
            <Status tone={state.tone} label={state.label} time={state.time} />
            {problem !== null && !waits && <div className="inbox-message-why">{problem}</div>}
            {message.status === 'undelivered' && single !== null && (
              <div>{text.undeliveredHint}</div>
            )}
            {single !== null && single.origin !== 'window' && (
              <div>{single.origin === 'confirmation' ? text.confirmation : text.byCommandLine}</div>
            )}
            <MessageActions
              message={message}
              phone={phone}
              isPractice={props.isPractice}
              canTakeBack={state.canTakeBack}
            />
            {reply !== null && <Evidence message={message} reply={reply} />}
          </>
        }
      >
        {body}
      </Bubble>
    </li>
  );
}

interface StatusProps {
  readonly tone: Tone;
  readonly label: string;
  readonly time: string;
}

function Status({ tone, label, time }: StatusProps) {
  const StatusIcon = tone === 'attention' ? IconQuestionMark : icons[tone];
  return (
    <span className="inbox-status" data-tone={tone}>
      {label !== '' && <StatusIcon size={13} aria-hidden="true" />}
      {label}
      {label !== '' && time !== '' && ' '}
      {time}
    </span>
  );
}

interface EvidenceProps {
  readonly message: ConversationMessage;
  readonly reply: NonNullable<ConversationMessage['reply']>;
}

/** What a reply was taken for, and what shows that: its id, when it was read, how it was confirmed. */
function Evidence({ message, reply }: EvidenceProps) {
  const said = evidenceText(reply);
  if (said === null) return null;
  return (
    <details className="inbox-evidence">
      <summary>
        {said} <span className="inbox-evidence-more">{text.evidence.details}</span>
      </summary>
      <div>{ruleText(reply)}</div>
      {reply.confirmation !== null && <div>{text.confirmations[reply.confirmation]}</div>}
      <div>{text.evidence.received(formatMoment(message.at))}</div>
      <div>{text.evidence.read(formatMoment(reply.readAt))}</div>
      {message.sid !== null && <div>{text.evidence.sid(message.sid)}</div>}
    </details>
  );
}
