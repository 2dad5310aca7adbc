import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationHit, ConversationRow } from '../../src-shared/inbox/conversation.ts';
import {
  useConversation,
  useConversations,
  type ListedConversation,
} from '../api/inbox/conversations.ts';
import { SuppressDialog } from '../do-not-text/suppress-dialog.tsx';
import { useDialog } from '../ui/use-dialog.ts';
import { undoNewest } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';
import type { ComposerHandle } from './composer/composer.tsx';
import { FactsPane, FactsPanel } from './facts/facts-pane.tsx';
import { useInboxKeys, type InboxKey } from './inbox-keys.ts';
import { useInboxView, usePanes, type InboxView } from './inbox-view.ts';
import { ListPane } from './list/list-pane.tsx';
import { useListSelection } from './list/use-list-selection.ts';
import { markDone, markRows, reopen, snoozeRows } from './moves.ts';
import { rowAfter, rowBeside } from './neighbors.ts';
import { openNewMessage } from './new-message/new-message.tsx';
import { NoThread, ThreadPane } from './thread/thread-pane.tsx';
import { useReadMark } from './use-read-mark.ts';
import './inbox.css';

interface InboxScreenProps {
  /** The open conversation; null while none is. */
  readonly phone: string | null;
}

/** Conversations, one of them, and what is known of the person: side by side where there is room. */
export function InboxScreen({ phone }: InboxScreenProps) {
  const navigate = useNavigate();
  const { view, change } = useInboxView();
  const { state, filter, campaignId, order } = view;
  const query = useMemo(
    () => ({ state, filter, campaignId, order }),
    [state, filter, campaignId, order],
  );
  const rows = useConversations(query);
  const panes = usePanes();
  const selection = useListSelection(rows.shownKey);
  // The open conversation, until the keys move on.
  const [moved, setMoved] = useState({ from: phone, active: phone });
  const activePhone = moved.from === phone ? moved.active : (phone ?? moved.active);
  const setActivePhone = (active: string | null) => setMoved({ from: phone, active });
  const [found, setFound] = useState<{ readonly phone: string; readonly id: number } | null>(null);
  const [areFactsOpen, setAreFactsOpen] = useState(false);
  const [isSnoozing, setIsSnoozing] = useState(false);
  const optingOut = useDialog<string>();
  const composer = useRef<ComposerHandle>(null);

  const open = useConversation(phone ?? '', phone !== null).data?.row ?? null;
  const keepUnread = useReadMark(phone, open?.unreadCount ?? 0);
  useEffect(() => {
    if (phone === null) document.title = words.ui.screenTitle(words.inbox.title);
  }, [phone]);

  const goTo = useCallback(
    (next: string | null, replace = false) =>
      void (next === null
        ? navigate({ to: '/inbox', replace })
        : navigate({ to: '/inbox/$phone', params: { phone: next }, replace })),
    [navigate],
  );
  /** Those that one only passes by are no places to go back to. */
  const follow = (row: ListedConversation) => {
    setActivePhone(row.phone);
    if (phone === null || panes === 1) return;
    setFound(null);
    goTo(row.phone, true);
  };
  const openRow = (row: ListedConversation) => {
    setFound(null);
    setActivePhone(row.phone);
    goTo(row.phone);
  };
  const openHit = ({ row, message }: ConversationHit) => {
    setFound(message === null ? null : { phone: row.phone, id: message.id });
    goTo(row.phone);
  };
  const onView = (part: Partial<InboxView>) => {
    selection.clear();
    change(part);
  };
  useWritesMessage(phone, composer);

  /** The conversations that an action is about: those selected, else the open one, else the active one. */
  const targets = (): readonly ConversationRow[] => {
    if (!selection.isEmpty) return selection.rows;
    if (open !== null) return [open];
    const active = rows.loadedRows().find((row) => row.phone === activePhone);
    return active === undefined ? [] : [active];
  };
  /** Does something that takes conversations off the list, and goes to the next one. */
  const moveOn = async (
    about: readonly ConversationRow[],
    act: (rows: readonly ConversationRow[]) => Promise<boolean>,
  ) => {
    if (about.length === 0) return;
    const gone = new Set(about.map((row) => row.phone));
    const from = activePhone ?? about[0]?.phone ?? '';
    const next = rowAfter(rows, from, gone)?.phone ?? null;
    if (!(await act(about))) return;
    selection.clear();
    if (!gone.has(from)) return;
    setActivePhone(next);
    if (phone !== null && gone.has(phone)) goTo(next, true);
  };
  const finish = () => {
    const about = targets();
    const isDone = about.length > 0 && about.every((row) => row.state === 'done');
    void moveOn(about, isDone ? reopen : markDone);
  };
  const snooze = (until: number | null) =>
    void moveOn(targets(), (about) => snoozeRows(about, until));
  const mark = async (isRead: boolean) => {
    if (!isRead) keepUnread();
    if (await markRows(targets(), isRead)) selection.clear();
  };
  const step = (by: number) => {
    const next = rowBeside(rows, activePhone, by);
    if (next === undefined) return;
    follow(next);
  };
  const write = (mode: 'message' | 'note') => composer.current?.write(mode);

  const onKey = (key: InboxKey) => {
    switch (key) {
      case 'inbox-next':
        return step(1);
      case 'inbox-previous':
        return step(-1);
      case 'inbox-done':
        return finish();
      case 'inbox-snooze':
        if (targets().length === 0) return undefined;
        if (selection.isEmpty && phone === null && activePhone !== null) goTo(activePhone);
        return setIsSnoozing(true);
      case 'inbox-unread':
        return void mark(false);
      case 'inbox-reply':
        return write('message');
      case 'inbox-note':
        return write('note');
      case 'inbox-opt-out': {
        const about = targets()[0];
        if (about !== undefined && !about.isOptedOut) optingOut.open(about.phone);
        return undefined;
      }
      case 'inbox-undo':
        undoNewest();
        return undefined;
    }
  };
  useInboxKeys(onKey);

  const isListShown = panes > 1 || phone === null;
  const isThreadShown = panes > 1 || phone !== null;
  const optOut = () => phone !== null && optingOut.open(phone);
  return (
    <div className="inbox" data-panes={panes}>
      {isListShown && (
        <ListPane
          view={view}
          onView={onView}
          rows={rows}
          activePhone={activePhone}
          openPhone={phone}
          selection={selection}
          bulk={{
            count: selection.rows.length,
            done: finish,
            reopen: finish,
            snooze,
            mark: (isRead) => void mark(isRead),
            isSnoozing: isSnoozing && !selection.isEmpty,
            onSnoozing: setIsSnoozing,
          }}
          onActive={follow}
          onOpen={openRow}
          onOpenHit={openHit}
          onNew={openNewMessage}
        />
      )}
      {isThreadShown &&
        (phone === null ? (
          <NoThread />
        ) : (
          <ThreadPane
            key={phone}
            phone={phone}
            foundId={found?.phone === phone ? found.id : null}
            composer={composer}
            isAlone={panes === 1}
            areFactsOpen={areFactsOpen}
            onFacts={panes === 3 ? undefined : () => setAreFactsOpen(!areFactsOpen)}
            actions={{
              done: () =>
                open !== null && void moveOn([open], open.state === 'done' ? reopen : markDone),
              snooze: (until) =>
                open !== null && void moveOn([open], (about) => snoozeRows(about, until)),
              markUnread: () => {
                keepUnread();
                if (open !== null) void markRows([open], false);
              },
              optOut,
              isSnoozing: isSnoozing && selection.isEmpty,
              onSnoozing: setIsSnoozing,
            }}
          />
        ))}
      {phone !== null && panes === 3 && (
        <FactsPane key={`facts ${phone}`} phone={phone} onOptOut={optOut} />
      )}
      {phone !== null && panes < 3 && areFactsOpen && (
        <FactsPanel
          key={`panel ${phone}`}
          phone={phone}
          onOptOut={optOut}
          onClose={() => setAreFactsOpen(false)}
        />
      )}
      <SuppressDialog
        whom={{ kind: 'number', phone: optingOut.subject ?? '' }}
        opened={optingOut.opened}
        onClose={optingOut.close}
      />
    </div>
  );
}

/** A conversation that was opened to write in begins in its field. */
function useWritesMessage(
  phone: string | null,
  composer: { readonly current: ComposerHandle | null },
): void {
  const writes = useLocation({ select: ({ state }) => state.writesMessage === true });
  const writesTo = writes ? phone : null;
  const isThere = useConversation(phone ?? '', phone !== null).data !== undefined;
  useEffect(() => {
    if (writesTo !== null && isThere) composer.current?.write('message');
  }, [writesTo, isThere, composer]);
}
