import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type Ref } from 'react';
import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { nextActiveRow } from '../../ui/grid/grid-moves.ts';
import { RejectedRowsGridRow } from './rejected-rows-grid-row.tsx';
import './rejected-rows-grid.css';

export interface RejectedRowsKeys {
  readonly onAccept: () => void;
  readonly onAcceptAll: () => void;
  readonly onEdit: () => void;
  readonly onDismiss: () => void;
  readonly onDismissAll: () => void;
}

interface RejectedRowsGridProps extends RejectedRowsKeys {
  readonly rows: PagedRows<RejectedRow>;
  readonly total: number;
  readonly columns: RejectedRowsSummary['columns'];
  /** The row that keys and the editor are about, counted from 0. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly gridRef: Ref<HTMLTableElement>;
  /** The id of the element that explains the keys. */
  readonly describedBy: string;
}

const rowHeight = 52;
const headHeight = 32;
/** Rows that are drawn above and below the visible ones. */
const overscan = 5;
/** The most rows: browsers scroll at most about 33 million pixels. */
export const mostRowsShown = 600_000;

/** The rejected rows; only visible ones are drawn. It has the focus, and the keys act on the active row. */
export function RejectedRowsGrid(props: RejectedRowsGridProps) {
  const { rows, total, columns, active, onActive, gridRef, describedBy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const shown = Math.min(total, mostRowsShown);
  const virtualizer = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The rows begin below the headings, which the virtualizer does not know.
    scrollPaddingEnd: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  const { showRange } = rows;
  useEffect(() => showRange({ first, last }), [showRange, first, last]);
  useEffect(() => {
    if (active < shown) virtualizer.scrollToIndex(active);
  }, [virtualizer, active, shown]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const inSight = Math.max(1, last - first - 2 * overscan);
    const next = nextActiveRow(event.key, active, shown, inSight);
    if (next !== null) onActive(next);
    else if (!act(event, props)) return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="rejected-rows-grid">
      <table
        ref={gridRef}
        role="grid"
        aria-label="Rows to fix"
        aria-describedby={describedBy}
        aria-rowcount={shown + 1}
        aria-activedescendant={
          active >= first && active <= last ? `${idPrefix}${active}` : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1} className="rejected-rows-row rejected-rows-head">
            <th scope="col">Line</th>
            <th scope="col">Problem</th>
            <th scope="col">Ovo’s fix</th>
            <th scope="col">The row</th>
          </tr>
        </thead>
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.rowAt(item.index);
            return row === undefined ? (
              <tr
                key={item.index}
                className="rejected-rows-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <td aria-label="Loading" className="rejected-rows-pending">
                  <Skeleton height={10} width="60%" className="ui-delayed" />
                </td>
              </tr>
            ) : (
              <RejectedRowsGridRow
                key={`row ${row.id}`}
                id={`${idPrefix}${item.index}`}
                index={item.index}
                top={item.start}
                row={row}
                column={row.cellIndex === null ? null : (columns[row.cellIndex]?.name ?? null)}
                isActive={item.index === active}
                onActive={onActive}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Does the action of a key; false for a key without one. */
function act({ key, shiftKey }: KeyboardEvent, keys: RejectedRowsKeys): boolean {
  if (key === 'Enter') (shiftKey ? keys.onAcceptAll : keys.onAccept)();
  else if (key === 'Delete' || key === 'Backspace') {
    (shiftKey ? keys.onDismissAll : keys.onDismiss)();
  } else if (key === 'F2' || key === 'ArrowRight') keys.onEdit();
  else return false;
  return true;
}
