import { Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import {
  useEffect,
  useId,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { isPressed } from '../../../src-shared/actions/shortcuts.ts';
import type { ListedConversation } from '../../api/inbox/conversations.ts';
import { useArrivals, type PagedRows } from '../../api/paged-rows.ts';
import { nextActiveRow, rowsBetween } from '../../ui/grid/grid-moves.ts';
import { keepPlace, placeIn } from '../../ui/grid/grid-places.ts';
import { scrollTopFor } from '../../ui/grid/rows-in-sight.ts';
import { useRowsInSight } from '../../ui/grid/use-rows-in-sight.ts';
import { isMac } from '../../ui/keys/keys.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../words.ts';
import { RowContent } from './row-content.tsx';

const text = words.inbox.list;

const listRowHeight = 64;
/** Rows that are drawn above and below the visible ones. */
const overscan = 6;
/** The most rows: browsers scroll at most about 33 million pixels. */
const mostRowsShown = 500_000;
const minuteMs = 60_000;

/** Conversations that one action is about. */
export interface ListSelection {
  readonly has: (phone: string) => boolean;
  readonly toggle: (row: ListedConversation) => void;
  readonly add: (rows: readonly ListedConversation[]) => void;
  readonly clear: () => void;
  readonly isEmpty: boolean;
}

interface ConversationListProps {
  readonly rows: PagedRows<ListedConversation>;
  /** The conversation that the keys are about. */
  readonly activePhone: string | null;
  readonly openPhone: string | null;
  /** Whether each row says its state, as they differ. */
  readonly isOfAllStates: boolean;
  readonly selection: ListSelection;
  readonly onActive: (row: ListedConversation) => void;
  readonly onOpen: (row: ListedConversation) => void;
}

/** Conversations; only those in sight are drawn. The list has the focus, and its keys move the active one. */
export function ConversationList(props: ConversationListProps) {
  const { activePhone, openPhone, selection, onActive, onOpen } = props;
  const rows = useArrivals(props.rows);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);
  const idPrefix = useId();
  const now = useNow(minuteMs);
  const total = Math.min(rows.total ?? 0, mostRowsShown);
  const { first, last, drawnFrom, drawn } = useRowsInSight(scroller, {
    total,
    rowHeight: listRowHeight,
    headHeight: 0,
    overscan,
  });
  const active = rows.indexWhere(({ phone }) => phone === activePhone) ?? -1;

  const { showRange, shownKey } = rows;
  useEffect(() => showRange({ first, last }), [showRange, first, last]);
  // The way back to the list is to where it was.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    element.scrollTop = placeIn(text.conversations, shownKey)?.top ?? 0;
    const keep = () =>
      keepPlace(text.conversations, { resetKey: shownKey, top: element.scrollTop, active: 0 });
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [shownKey]);
  // Only where somebody moves: a row that goes up because of a reply takes nobody along.
  useEffect(() => {
    const element = scroller.current;
    const index = rows.indexWhere(({ phone }) => phone === activePhone);
    if (element === null || index === undefined) return;
    const { scrollTop, clientHeight: height } = element;
    element.scrollTop = scrollTopFor(index, { rowHeight: listRowHeight, scrollTop, height });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- rows that arrive or move scroll nothing
  }, [activePhone]);

  const select = (index: number, withRange: boolean) => {
    const row = rows.rowAt(index);
    if (row === undefined) return;
    const range = withRange ? rowsBetween(rows.rowAt, anchor.current ?? index, index) : null;
    if (range !== null) selection.add(range);
    else selection.toggle(row);
    anchor.current = index;
  };

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element)) return;
    const index = Number(event.target.closest('tr')?.dataset['index'] ?? -1);
    const row = rows.rowAt(index);
    if (row === undefined) return;
    const isSelecting =
      event.target.closest('[data-selects]') !== null ||
      event.shiftKey ||
      event.ctrlKey ||
      event.metaKey;
    if (isSelecting) select(index, event.shiftKey);
    else onOpen(row);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const next = nextActiveRow(event.key, active, total, Math.max(1, last - first));
    const row = rows.rowAt(active);
    const target = next === null ? undefined : rows.rowAt(next);
    if (target !== undefined && next !== null) {
      if (event.shiftKey) {
        anchor.current ??= active;
        const range = rowsBetween(rows.rowAt, anchor.current, next);
        if (range !== null) selection.add(range);
      }
      onActive(target);
    } else if (isPressed('inbox-open', event, isMac) && row !== undefined) onOpen(row);
    else if (event.key === ' ' && row !== undefined) select(active, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      selection.add(rows.loadedRows());
    } else return;
    event.preventDefault();
  };

  /** Whoever comes to the list begins at its first row, unless a conversation is open. */
  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const top = rows.rowAt(0);
    if (event.target !== event.currentTarget || openPhone !== null) return;
    if (active === -1 && top !== undefined) onActive(top);
  };

  return (
    <div ref={scroller} className="inbox-rows">
      <table
        role="grid"
        aria-label={text.conversations}
        aria-rowcount={total}
        aria-multiselectable="true"
        aria-activedescendant={
          active >= drawnFrom && active < drawnFrom + drawn ? `${idPrefix}${active}` : undefined
        }
        tabIndex={0}
        data-selecting={!selection.isEmpty || undefined}
        onFocus={onFocus}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <tbody style={{ height: total * listRowHeight }}>
          {Array.from({ length: drawn }, (_, place) => drawnFrom + place).map((index) => {
            const row = rows.rowAt(index);
            const style = { transform: `translateY(${index * listRowHeight}px)` };
            if (row === undefined) {
              return (
                <tr key={index} className="inbox-row" style={style} aria-rowindex={index + 1}>
                  <td aria-label={words.ui.loading}>
                    <Skeleton height={10} width="60%" className="ui-delayed" />
                  </td>
                </tr>
              );
            }
            const isSelected = selection.has(row.phone);
            return (
              <tr
                key={row.phone}
                id={`${idPrefix}${index}`}
                className="inbox-row"
                style={style}
                data-index={index}
                data-unread={row.unreadCount > 0 || undefined}
                data-active={index === active || undefined}
                data-open={row.phone === openPhone || undefined}
                data-selected={isSelected || undefined}
                aria-rowindex={index + 1}
                aria-selected={isSelected}
                {...(row.phone === openPhone ? { 'aria-current': true } : {})}
              >
                <td>
                  <span className="inbox-row-select" data-selects aria-hidden="true">
                    <span>{isSelected && <IconCheck size={12} stroke={3} />}</span>
                  </span>
                  <RowContent row={row} now={now} showsState={props.isOfAllStates} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
