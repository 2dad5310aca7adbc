import { Skeleton } from '@mantine/core';
import { useEffect, useId, useRef, type KeyboardEvent, type Ref } from 'react';
import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { words } from '../../words.ts';
import { nextActiveRow } from '../../ui/grid/grid-moves.ts';
import { scrollTopFor } from '../../ui/grid/rows-in-sight.ts';
import { useRowsInSight } from '../../ui/grid/use-rows-in-sight.ts';
import { RejectedRowsGridRow } from './rejected-rows-grid-row.tsx';
import './rejected-rows-grid.css';

const { rows: said } = words.imports;

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
  const { first, last, drawnFrom, drawn } = useRowsInSight(scroller, {
    total: shown,
    rowHeight,
    headHeight,
    overscan,
  });

  const { showRange } = rows;
  useEffect(() => showRange({ first, last }), [showRange, first, last]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || active >= shown) return;
    const { scrollTop, clientHeight } = element;
    const height = clientHeight - headHeight;
    element.scrollTop = scrollTopFor(active, { rowHeight, scrollTop, height });
  }, [active, shown]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const next = nextActiveRow(event.key, active, shown, Math.max(1, last - first));
    if (next !== null) onActive(next);
    else if (!act(event, props)) return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="rejected-rows-grid">
      <table
        ref={gridRef}
        role="grid"
        aria-label={said.title}
        aria-describedby={describedBy}
        aria-rowcount={shown + 1}
        aria-activedescendant={
          active >= drawnFrom && active < drawnFrom + drawn ? `${idPrefix}${active}` : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1} className="rejected-rows-row rejected-rows-head">
            <th scope="col">{said.line}</th>
            <th scope="col">{said.problem}</th>
            <th scope="col">{said.fix}</th>
            <th scope="col">{said.row}</th>
          </tr>
        </thead>
        <tbody style={{ height: shown * rowHeight }}>
          {Array.from({ length: drawn }, (_, place) => drawnFrom + place).map((index) => {
            const row = rows.rowAt(index);
            return row === undefined ? (
              <tr
                key={index}
                className="rejected-rows-row"
                style={{ transform: `translateY(${index * rowHeight}px)` }}
              >
                <td aria-label={said.loading} className="rejected-rows-pending">
                  <Skeleton height={10} width="60%" className="ui-delayed" />
                </td>
              </tr>
            ) : (
              <RejectedRowsGridRow
                key={`row ${row.id}`}
                id={`${idPrefix}${index}`}
                index={index}
                top={index * rowHeight}
                row={row}
                column={row.cellIndex === null ? null : (columns[row.cellIndex]?.name ?? null)}
                isActive={index === active}
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
