import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isOfAllStates, type ConversationRow } from '../../src-shared/inbox/conversation.ts';
import {
  hitsOf,
  useConversation,
  useConversationHits,
  useConversations,
} from '../api/inbox/conversations.ts';
import { SuppressDialog, type Suppressed } from '../do-not-text/suppress-dialog.tsx';
import { focusShownSearch, useWayToSearch } from '../ui/keys/screen-search.ts';
import { notifyDone } from '../ui/notices.tsx';
import { undoNewest } from '../ui/undo-notice.tsx';
import { useDialog } from '../ui/use-dialog.ts';
import { words } from '../words.ts';
import type { ComposerHandle } from './composer/composer.tsx';
import { searchLink, writeToLink, type WritingMode } from './conversation-link.ts';
import { FactsPane, FactsPanel } from './facts/facts-pane.tsx';
import { useInboxKeys, type InboxKey } from './inbox-keys.ts';
import { useInboxView, usePanes, type InboxView } from './inbox-view.ts';
import { Arrivals } from './list/arrivals.tsx';
import { ListPane } from './list/list-pane.tsx';
import { useListSelection } from './list/use-list-selection.ts';
import { markDone, markRows, reopen, snoozeRows, unsnooze } from './moves.ts';
import { openNewMessage } from './new-message/new-message.tsx';
import { NoThread, ThreadPane } from './thread/thread-pane.tsx';
import { useInboxMoves } from './use-inbox-moves.ts';
import { useReadMark } from './use-read-mark.ts';
import './inbox.css';

interface InboxScreenProps {
  /** The open conversation; null while none is. */
  readonly phone: string | null;
}

const { optOut: optOutText } = words.doNotText;

/** Whose snooze menu is open, where it is no conversation’s own. */
const ofSelection = 'selection';

/** Conversations, one of them, and what is known of the person: side by side where there is room. */
export function InboxScreen({ phone }: InboxScreenProps) {
  const navigate = useNavigate();
  const { view, change } = useInboxView();
  const { filter, campaignId, order } = view;
  const state = isOfAllStates(filter) ? 'open' : view.state;
  const query = useMemo(
    () => ({ state, filter, campaignId, order }),
    [state, filter, campaignId, order],
  );
  const rows = useConversations(query);
  const searched = view.search.trim();
  const search = useConversationHits(searched);
  const hits = useMemo(() => hitsOf(search.data), [search.data]);
  const panes = usePanes();
  const isListShown = panes > 1 || phone === null;
  const selection = useListSelection(rows.shownKey);
  const [areFactsOpen, setAreFactsOpen] = useState(false);
  const [snoozing, setSnoozing] = useState<string | null>(null);
  const [phoneBefore, setPhoneBefore] = useState(phone);
  if (phone !== phoneBefore) {
    setPhoneBefore(phone);
    // Whoever goes elsewhere leaves the menu of a conversation.
    if (snoozing !== phone) setSnoozing(null);
  }
  const optingOut = useDialog<readonly string[]>();
  const composer = useRef<ComposerHandle>(null);

  const open = useConversation(phone ?? '', phone !== null).data?.row ?? null;
  const readMark = useReadMark(phone, open?.unreadCount ?? 0);
  const moves = useInboxMoves({
    phone,
    open,
    rows,
    hits: searched === '' ? null : hits,
    isListShown,
    selection,
  });
  const { targets, moveOn, isSelecting, activePhone } = moves;
  useEffect(() => {
    if (phone === null) document.title = words.ui.screenTitle(words.inbox.title);
  }, [phone]);
  useWriting(phone, composer);
  useSearching(isListShown);

  const onView = (part: Partial<InboxView>) => {
    selection.clear();
    change(part);
  };
  const finish = (about = targets()) => {
    const isDone = about.length > 0 && about.every((row) => row.state === 'done');
    void moveOn(about, isDone ? reopen : markDone);
  };
  const snooze = (until: number | null) =>
    void moveOn(targets(), (about) => snoozeRows(about, until));
  const wake = async () => {
    if (await unsnooze(targets())) selection.clear();
  };
  const mark = async (isRead: boolean) => {
    const about = targets();
    if (!isRead && about.some((row) => row.phone === phone)) readMark.keepUnread();
    if (await markRows(about, isRead)) selection.clear();
  };
  const optOut = (about: readonly ConversationRow[]) => {
    const phones = about.filter((row) => !row.isOptedOut).map((row) => row.phone);
    if (phones.length > 0) optingOut.open(phones);
    else if (about.length > 0) notifyDone(optOutText.nothing(about.length));
  };
  /** Only numbers that were selected leave no selection behind. */
  const onOptedOut = () => {
    const phones = optingOut.subject ?? [];
    if (selection.rows.some((row) => phones.includes(row.phone))) selection.clear();
  };
  const write = (mode: WritingMode) => {
    const about = phone === null ? moves.current() : undefined;
    if (about === undefined) composer.current?.write(mode);
    else void navigate(writeToLink(about.phone, mode));
  };

  const onKey = (key: InboxKey): boolean => {
    switch (key) {
      case 'inbox-next':
        moves.step(1);
        return true;
      case 'inbox-previous':
        moves.step(-1);
        return true;
      case 'inbox-done':
        finish();
        return true;
      case 'inbox-snooze': {
        const [first] = targets();
        if (first === undefined) return true;
        // The menu stands in the open conversation.
        if (!isSelecting && phone === null) moves.goTo(first.phone);
        setSnoozing(isSelecting ? ofSelection : first.phone);
        return true;
      }
      case 'inbox-unread': {
        const about = targets();
        // What is open becomes read by itself, in a moment: the key can only be meant to keep it unread.
        const isPassing = !isSelecting && phone !== null && !readMark.isKept();
        void mark(
          !isPassing && about.length > 0 && about.every(({ unreadCount }) => unreadCount > 0),
        );
        return true;
      }
      case 'inbox-reply':
        write('message');
        return true;
      case 'inbox-note':
        write('note');
        return true;
      case 'inbox-opt-out':
        optOut(targets());
        return true;
      case 'inbox-undo':
        if (!undoNewest() && targets().every((row) => row.state === 'snoozed')) void wake();
        return true;
      case 'inbox-select': {
        const active = rows.loadedRows().find((row) => row.phone === activePhone);
        if (isListShown && searched === '' && active !== undefined) selection.toggle(active);
        return true;
      }
      case 'inbox-leave':
        if (isSelecting) selection.clear();
        else if (panes === 1 && phone !== null) moves.goTo(null);
        else return false;
        return true;
    }
  };
  useInboxKeys(onKey);

  const isThreadShown = panes > 1 || phone !== null;
  const optOutOpen = () => open !== null && optOut([open]);
  return (
    <div className="inbox" data-panes={panes}>
      <Arrivals openPhone={phone} />
      {isListShown && (
        <ListPane
          view={view}
          onView={onView}
          rows={rows}
          search={search}
          hits={hits}
          activePhone={activePhone}
          activeHit={moves.activeHit}
          openPhone={phone}
          selection={selection}
          bulk={{
            rows: isSelecting ? targets() : [],
            done: () => finish(),
            snooze,
            unsnooze: () => void wake(),
            mark: (isRead) => void mark(isRead),
            optOut: () => optOut(targets()),
            isSnoozing: snoozing === ofSelection && isSelecting,
            onSnoozing: (isOpen) => setSnoozing(isOpen ? ofSelection : null),
          }}
          onActive={moves.follow}
          onOpen={(row) => moves.showRow(row)}
          onActiveHit={moves.setActiveHit}
          onOpenHit={(hit) => moves.showHit(hit)}
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
            foundId={moves.foundId}
            composer={composer}
            isAlone={panes === 1}
            areFactsOpen={areFactsOpen}
            onFacts={panes === 3 ? undefined : () => setAreFactsOpen(!areFactsOpen)}
            actions={{
              done: () => open !== null && finish([open]),
              snooze: (until) =>
                open !== null && void moveOn([open], (about) => snoozeRows(about, until)),
              unsnooze: () => open !== null && void unsnooze([open]),
              markUnread: () => {
                readMark.keepUnread();
                if (open !== null) void markRows([open], false);
              },
              optOut: optOutOpen,
              isSnoozing: snoozing === phone,
              onSnoozing: (isOpen) => setSnoozing(isOpen ? phone : null),
            }}
          />
        ))}
      {phone !== null && panes === 3 && (
        <FactsPane key={`facts ${phone}`} phone={phone} onOptOut={optOutOpen} />
      )}
      {phone !== null && panes < 3 && areFactsOpen && (
        <FactsPanel
          key={`panel ${phone}`}
          phone={phone}
          onOptOut={optOutOpen}
          onClose={() => setAreFactsOpen(false)}
        />
      )}
      <SuppressDialog
        whom={suppressed(optingOut.subject ?? [])}
        opened={optingOut.opened}
        onClose={optingOut.close}
        onDone={onOptedOut}
      />
    </div>
  );
}

function suppressed(phones: readonly string[]): Suppressed {
  const [phone = ''] = phones;
  return phones.length > 1 ? { kind: 'numbers', phones } : { kind: 'number', phone };
}

/** A conversation that was opened to write in begins in its field. */
function useWriting(
  phone: string | null,
  composer: { readonly current: ComposerHandle | null },
): void {
  const writes = useLocation({ select: ({ state }) => state.writes });
  const isThere = useConversation(phone ?? '', phone !== null).data !== undefined;
  const writesTo = writes === undefined ? null : phone;
  useEffect(() => {
    if (writesTo !== null && isThere && writes !== undefined) composer.current?.write(writes);
  }, [writesTo, isThere, writes, composer]);
}

/** Where the list is hidden, whoever wants to search goes to the list first. */
function useSearching(isListShown: boolean): void {
  const navigate = useNavigate();
  useWayToSearch(!isListShown, () => void navigate(searchLink));
  const searches = useLocation({ select: ({ state }) => state.searches === true });
  useEffect(() => {
    if (searches && isListShown) focusShownSearch();
  }, [searches, isListShown]);
}
