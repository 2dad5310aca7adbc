import type { ConversationMessage } from '../../../src-shared/inbox/conversation.ts';
import {
  decideText,
  rescheduleText,
  retryText,
  undoText,
} from '../../api/inbox/single-messages.ts';
import { WorkButton, WorkLink } from '../../ui/controls/work-button.tsx';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatMoment } from '../../ui/text/times.ts';
import { useDialog } from '../../ui/use-dialog.ts';
import { words } from '../../words.ts';
import { answers } from '../composer/answers.ts';
import { TimeDialog } from '../time-dialog.tsx';

const text = words.inbox.thread;

interface MessageActionsProps {
  readonly message: ConversationMessage;
  readonly phone: string;
  readonly isPractice: boolean;
  readonly canTakeBack: boolean;
}

/** What can be done about a text that has not gone, did not go, or of which nobody knows. */
export function MessageActions(props: MessageActionsProps) {
  const { message, phone, isPractice, canTakeBack } = props;
  const { id, status, single } = message;
  if (single === null) return null;
  if (status === 'unconfirmed') return <Unconfirmed id={id} doubt={single.doubt} />;
  if (single.canRetry) {
    return (
      <div className="inbox-message-actions">
        <WorkLink inherit onWork={() => doOrTell(text.notRetried, () => retryText(id))}>
          {text.tryAgain}
        </WorkLink>
      </div>
    );
  }
  if (!canTakeBack) return null;
  return <Waiting id={id} phone={phone} isPractice={isPractice} single={single} />;
}

type Single = NonNullable<ConversationMessage['single']>;

interface UnconfirmedProps {
  readonly id: number;
  readonly doubt: Single['doubt'];
}

function Unconfirmed({ id, doubt }: UnconfirmedProps) {
  const decide = (decision: 'sent' | 'send-again') =>
    doOrTell(text.notDecided, () => decideText(id, decision));
  return (
    <div className="inbox-message-ask">
      <div>{doubts[doubt ?? 'asking']}</div>
      <div className="inbox-message-buttons">
        <WorkButton variant="default" onWork={() => decide('sent')}>
          {text.wasSent}
        </WorkButton>
        <WorkButton
          variant="default"
          title={text.sendAgainHint}
          onWork={() => decide('send-again')}
        >
          {text.sendAgain}
        </WorkButton>
      </div>
      <div>{text.sendAgainHint}</div>
    </div>
  );
}

const doubts = {
  asking: text.unconfirmed,
  'not-found': text.notFound,
  'other-text': text.isItThis,
} as const;

interface WaitingProps {
  readonly id: number;
  readonly phone: string;
  readonly isPractice: boolean;
  readonly single: Single;
}

function Waiting({ id, phone, isPractice, single }: WaitingProps) {
  const { isLater, picture, goesAt } = single;
  const picking = useDialog<null>();
  const takeBack = () =>
    doOrTell(text.notTakenBack, async () => {
      const returned = { text: await undoText(id), picture };
      const to = answers.giveBack({ phone, isPractice }, returned);
      notifyDone(to === 'field' ? text.takenBack : text.takenBackElsewhere);
    });
  const change = (at: number) =>
    void doOrTell(text.timeNotChanged, async () => {
      await rescheduleText(id, at);
      notifyDone(text.timeChanged(formatMoment(at)));
    });
  return (
    <div className="inbox-message-actions">
      {isLater && (
        <>
          <WorkLink
            inherit
            onWork={() => doOrTell(text.notSentNow, () => rescheduleText(id, null))}
          >
            {text.sendNow}
          </WorkLink>
          <WorkLink inherit onWork={async () => picking.open(null)}>
            {text.changeTime}
          </WorkLink>
        </>
      )}
      <WorkLink inherit onWork={takeBack}>
        {text.takeBack}
      </WorkLink>
      <TimeDialog
        title={words.inbox.composer.laterTitle}
        confirm={words.inbox.composer.schedule}
        start={goesAt}
        opened={picking.opened}
        onClose={picking.close}
        onChoose={change}
      />
    </div>
  );
}
