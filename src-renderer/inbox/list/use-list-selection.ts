import { useState } from 'react';
import { conversationLimits } from '../../../src-shared/inbox/conversation.ts';
import type { ListedConversation } from '../../api/inbox/conversations.ts';
import { notifyNeed } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import type { ListSelection } from './conversation-list.tsx';

interface Selected {
  /** The query whose rows they are. */
  readonly key: string;
  readonly rows: ReadonlyMap<string, ListedConversation>;
}

/** The selected conversations of a list; none once other rows are asked for. */
export function useListSelection(
  key: string,
): ListSelection & { readonly rows: readonly ListedConversation[] } {
  const [selected, setSelected] = useState<Selected>({ key, rows: new Map() });
  const rows: Selected['rows'] = selected.key === key ? selected.rows : new Map();
  const set = (next: Selected['rows']) => {
    if (next.size > conversationLimits.atOnce) {
      notifyNeed(words.inbox.list.tooMany(conversationLimits.atOnce));
      return;
    }
    setSelected({ key, rows: next });
  };
  return {
    rows: [...rows.values()],
    has: (phone) => rows.has(phone),
    isEmpty: rows.size === 0,
    toggle(row) {
      const next = new Map(rows);
      if (!next.delete(row.phone)) next.set(row.phone, row);
      set(next);
    },
    add: (more) => set(new Map([...rows, ...more.map((row) => [row.phone, row] as const)])),
    clear: () => setSelected({ key, rows: new Map() }),
  };
}
