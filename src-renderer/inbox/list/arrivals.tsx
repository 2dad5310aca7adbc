import { useMemo, useState } from 'react';
import type { ConversationQuery } from '../../../src-shared/inbox/conversation.ts';
import { useConversations, type ListedConversation } from '../../api/inbox/conversations.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { usePhoneText } from '../../ui/text/phones.ts';
import { words } from '../../words.ts';
import { nameOf } from '../describe-row.ts';
import { arrivalsSince, knownOf, knownWith, type KnownRows } from './arrivals-since.ts';

const text = words.inbox.list;

/** A reply opens its conversation: whichever are shown, new replies are at the top of these. */
const newestOpen: ConversationQuery = {
  state: 'open',
  filter: 'all',
  campaignId: null,
  order: 'newest',
};

interface Heard {
  readonly rows: readonly ListedConversation[];
  readonly known: KnownRows;
  /** The last announcement, and how many there were: the same words again are said again. */
  readonly said: string;
  readonly count: number;
}

/** Says who has written, for whoever does not see the list. The open conversation reads its texts out itself. */
export function Arrivals({ openPhone }: { readonly openPhone: string | null }) {
  const { loadedRows, isCurrent, total } = useConversations(newestOpen);
  const phoneText = usePhoneText();
  const isRead = isCurrent && total !== undefined;
  const rows = useMemo(() => (isRead ? loadedRows() : null), [isRead, loadedRows]);
  const [heard, setHeard] = useState<Heard | null>(null);
  if (rows !== null && rows !== heard?.rows) {
    const known = heard === null ? knownOf(rows) : knownWith(heard.known, rows);
    const arrived = heard === null ? [] : arrivalsSince(heard.known, rows);
    const [first, ...others] = arrived.filter(({ phone }) => phone !== openPhone);
    const before = { said: heard?.said ?? '', count: heard?.count ?? 0 };
    const said =
      first === undefined
        ? before.said
        : others.length === 0
          ? text.newReply(nameOf(first, phoneText))
          : text.newReplies(others.length + 1);
    setHeard({ rows, known, said, count: before.count + (first === undefined ? 0 : 1) });
  }
  return (
    <StatusText className="ui-hidden">
      <span key={heard?.count}>{heard?.said}</span>
    </StatusText>
  );
}
