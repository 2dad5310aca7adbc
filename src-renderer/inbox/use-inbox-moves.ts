import { useNavigate } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ConversationHit, ConversationRow } from '../../src-shared/inbox/conversation.ts';
import type { ListedConversation } from '../api/inbox/conversations.ts';
import type { PagedRows } from '../api/paged-rows.ts';
import type { ListSelection } from './list/conversation-list.tsx';
import { hitAfter, hitBeside, keyOfHit, rowAfter, rowBeside } from './neighbors.ts';

/** Rows that are read around the open conversation while the list is hidden: the keys go through them. */
const readAround = 20;

interface Places {
  /** The open conversation; null while none is. */
  readonly phone: string | null;
  /** What is known of the open conversation. */
  readonly open: ConversationRow | null;
  readonly rows: PagedRows<ListedConversation>;
  /** What a search found; null while the list is shown. */
  readonly hits: readonly ConversationHit[] | null;
  readonly isListShown: boolean;
  readonly selection: ListSelection & { readonly rows: readonly ListedConversation[] };
}

/** Where somebody is in the inbox, what an action is about there, and how they go on. */
export function useInboxMoves(places: Places) {
  const { phone, open, rows, hits, isListShown, selection } = places;
  const navigate = useNavigate();
  // The open conversation, until the keys move on; back in the list the one that was left.
  const [moved, setMoved] = useState({ from: phone, active: phone });
  if (moved.from !== phone) setMoved({ from: phone, active: phone ?? moved.from });
  const activePhone = moved.from === phone ? moved.active : (phone ?? moved.from);
  const setActivePhone = (active: string | null) => setMoved({ from: phone, active });
  const [activeHit, setActiveHit] = useState<string | null>(null);
  const [found, setFound] = useState<{ readonly phone: string; readonly id: number } | null>(null);
  const isSelecting = isListShown && hits === null && !selection.isEmpty;
  const here = useRef({ phone, activePhone, activeHit });
  useLayoutEffect(() => {
    here.current = { phone, activePhone, activeHit };
  }, [phone, activePhone, activeHit]);

  const place =
    isListShown || phone === null ? undefined : rows.indexWhere((row) => row.phone === phone);
  const { showRange } = rows;
  useEffect(() => {
    if (place === undefined) return;
    showRange({ first: Math.max(0, place - readAround), last: place + readAround });
  }, [place, showRange]);

  const goTo = (next: string | null, replace = false) =>
    void (next === null
      ? navigate({ to: '/inbox', replace })
      : navigate({ to: '/inbox/$phone', params: { phone: next }, replace }));
  const showRow = (row: ListedConversation, replace = false) => {
    setFound(null);
    setActivePhone(row.phone);
    goTo(row.phone, replace);
  };
  const showHit = (hit: ConversationHit, replace = false) => {
    const { row, message } = hit;
    setActiveHit(keyOfHit(hit));
    setFound(message === null ? null : { phone: row.phone, id: message.id });
    goTo(row.phone, replace);
  };
  /** Goes to a row; an open conversation gives way to its own. Those that one only passes by are no places to go back to. */
  const follow = (row: ListedConversation) => {
    if (phone === null) setActivePhone(row.phone);
    else showRow(row, true);
  };

  const listedRow = (of: string | null) => rows.loadedRows().find((row) => row.phone === of);
  /** The conversation that somebody is at: the open one, else the active one; none that is hidden. */
  const current = (): ConversationRow | undefined => {
    if (phone !== null) return open ?? listedRow(phone);
    if (hits !== null) return hits.find((hit) => keyOfHit(hit) === activeHit)?.row;
    return listedRow(activePhone);
  };
  /** The conversations that an action is about: those selected, else the one that somebody is at. */
  const targets = (): readonly ConversationRow[] => {
    if (!isSelecting) return asList(current());
    const listed = new Map(rows.loadedRows().map((row) => [row.phone, row]));
    return selection.rows.map((row) => listed.get(row.phone) ?? row);
  };

  /** Goes so many conversations further. */
  const step = (by: number) => {
    if (hits === null) {
      const next = rowBeside(rows, activePhone, by);
      if (next !== undefined) follow(next);
      return;
    }
    const next = hitBeside(hits, activeHit, by);
    if (next === undefined) return;
    if (phone === null) setActiveHit(keyOfHit(next));
    else showHit(next, true);
  };

  /** Does something that ends the work on conversations, and goes to the next one. */
  const moveOn = async (
    about: readonly ConversationRow[],
    act: (rows: readonly ConversationRow[]) => Promise<boolean>,
  ) => {
    if (about.length === 0) return;
    const gone = new Set(about.map((row) => row.phone));
    const from = activePhone ?? about[0]?.phone ?? '';
    const nextHit = hits === null ? undefined : hitAfter(hits, activeHit, gone);
    const next = rowAfter(rows, from, gone)?.phone ?? null;
    if (!(await act(about))) return;
    selection.clear();
    // Whoever has gone elsewhere meanwhile stays there.
    const now = here.current;
    if (now.phone !== phone || now.activePhone !== activePhone || now.activeHit !== activeHit) {
      return;
    }
    const isOpenGone = phone !== null && gone.has(phone);
    if (hits !== null) {
      if (nextHit === undefined) return;
      if (isOpenGone) showHit(nextHit, true);
      else setActiveHit(keyOfHit(nextHit));
    } else if (gone.has(from)) {
      setActivePhone(next);
      if (isOpenGone) goTo(next, true);
    }
  };

  return {
    activePhone,
    activeHit,
    setActiveHit,
    foundId: found !== null && found.phone === phone ? found.id : null,
    isSelecting,
    goTo,
    showRow,
    showHit,
    follow,
    current,
    targets,
    step,
    moveOn,
  };
}

function asList(row: ConversationRow | undefined): readonly ConversationRow[] {
  return row === undefined ? [] : [row];
}
