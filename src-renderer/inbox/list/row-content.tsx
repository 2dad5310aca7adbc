import type { ConversationRow } from '../../../src-shared/inbox/conversation.ts';
import { PracticeMark } from '../../practice/practice-mark.tsx';
import { Chip, StatusBadge } from '../../ui/data/status-badge.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { formatBriefly, nameOf, previewOf, snoozedText, waitingText } from '../describe-row.ts';

const text = words.inbox.list;

interface RowContentProps {
  readonly row: ConversationRow;
  readonly now: number;
  /** What stands in the place of the last message: where a search found something. */
  readonly excerpt?: string;
  /** When that was; the last message where absent. */
  readonly at?: number;
}

/** Two lines of a conversation: who and when; the last text, and what needs attention. */
export function RowContent({ row, now, excerpt, at = row.lastAt }: RowContentProps) {
  const phoneText = usePhoneText();
  const isUnread = row.unreadCount > 0;
  return (
    <>
      <span className="inbox-row-line">
        {isUnread && <span className="inbox-row-dot" aria-hidden="true" />}
        <span className="inbox-row-name">{nameOf(row, phoneText)}</span>
        {isUnread && <span className="ui-hidden">{text.unreadReplies(row.unreadCount)}</span>}
        <span className="inbox-row-time">{formatBriefly(at, now)}</span>
      </span>
      <span className="inbox-row-line">
        <span className="inbox-row-text">{excerpt ?? previewOf(row)}</span>
        <RowMarks row={row} now={now} />
      </span>
    </>
  );
}

function RowMarks({ row, now }: { readonly row: ConversationRow; readonly now: number }) {
  const waits = row.waitingSince === null ? '' : waitingText(row.waitingSince, now);
  return (
    <span className="inbox-row-marks">
      {row.isPractice && <PracticeMark />}
      {row.needsDecision && <StatusBadge tone="attention">{text.badges.toDecide}</StatusBadge>}
      {row.isOptedOut && <StatusBadge tone="over">{text.badges.optedOut}</StatusBadge>}
      {row.hasFailed && <StatusBadge tone="failed">{text.badges.failed}</StatusBadge>}
      {row.state === 'snoozed' && <Chip>{snoozedText(row)}</Chip>}
      {row.draft !== '' && <Chip>{text.badges.draft}</Chip>}
      {row.campaign !== null && <Chip>{row.campaign.name}</Chip>}
      {waits !== '' && !row.needsDecision && !row.isOptedOut && (
        <Chip>
          <span title={text.waits(waits)}>{waits}</span>
        </Chip>
      )}
    </span>
  );
}
