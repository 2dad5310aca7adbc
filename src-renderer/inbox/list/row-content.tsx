import { IconHourglass } from '@tabler/icons-react';
import type { ConversationRow } from '../../../src-shared/inbox/conversation.ts';
import { PracticeMark } from '../../practice/practice-mark.tsx';
import { Chip, StatusBadge } from '../../ui/data/status-badge.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { formatBriefly, nameOf, previewOf, snoozedBriefly, waitingText } from '../describe-row.ts';

const text = words.inbox.list;

interface RowContentProps {
  readonly row: ConversationRow;
  readonly now: number;
  /** Whether the row says its state, as the list has rows of each. */
  readonly showsState: boolean;
  /** What stands in the place of the last message: where a search found something. */
  readonly excerpt?: string;
  /** When that was; the last message where absent. */
  readonly at?: number;
}

/** Two lines of a conversation: who and when; the last text, and what needs attention. */
export function RowContent(props: RowContentProps) {
  const { row, now, showsState, excerpt, at = row.lastAt } = props;
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
        <RowMarks row={row} now={now} showsState={showsState} />
      </span>
    </>
  );
}

function RowMarks({ row, now, showsState }: Pick<RowContentProps, 'row' | 'now' | 'showsState'>) {
  const isWaiting = row.state === 'open' && !row.needsDecision && !row.isOptedOut;
  const waits = row.waitingSince === null || !isWaiting ? '' : waitingText(row.waitingSince, now);
  return (
    <span className="inbox-row-marks">
      {row.state === 'snoozed' && (
        <span className="inbox-row-whole">
          <Chip>{snoozedBriefly(row, now)}</Chip>
        </span>
      )}
      {row.isPractice && <PracticeMark />}
      {row.needsDecision && <StatusBadge tone="attention">{text.badges.toDecide}</StatusBadge>}
      {row.isOptedOut && <StatusBadge tone="over">{text.badges.optedOut}</StatusBadge>}
      {row.hasFailed && <StatusBadge tone="failed">{text.badges.failed}</StatusBadge>}
      {showsState && row.state === 'done' && <Chip>{text.isDone}</Chip>}
      {row.draft !== '' && <Chip>{text.badges.draft}</Chip>}
      {waits !== '' && (
        <span className="inbox-row-whole" title={text.waits(waits)}>
          <Chip>
            <IconHourglass size={12} aria-hidden="true" />
            <span className="ui-hidden">{text.waits(waits)}</span>
            <span aria-hidden="true">{waits}</span>
          </Chip>
        </span>
      )}
      {row.campaign !== null && <Chip>{row.campaign.name}</Chip>}
    </span>
  );
}
