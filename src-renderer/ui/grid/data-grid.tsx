import { Text } from '@mantine/core';
import { useTable, type ColumnSort, type TableOptions } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { gridFeatures, type GridFeatures } from './grid-features.ts';
import { GridHead } from './data-grid-head.tsx';
import { GridRow, useCells } from './data-grid-row.tsx';
import { nextActiveRow, rowsBetween } from './grid-moves.ts';
import { keepPlace, placeIn } from './grid-places.ts';
import type { GridSelection } from './grid-selection.ts';
import './data-grid.css';

/** Rows of which only a part is in memory. */
export interface GridRows<T> {
  readonly total: number;
  /** Whether `total` is exact; true where absent. */
  readonly isTotalKnown?: boolean;
  readonly rowAt: (index: number) => T | undefined;
  readonly showRange: (range: { readonly first: number; readonly last: number }) => void;
}

interface DataGridProps<T extends { readonly id: number }> {
  /** The name of the table for assistive technology. */
  readonly label: string;
  readonly columns: TableOptions<GridFeatures, T>['columns'];
  readonly rows: GridRows<T>;
  /** The name of a row for assistive technology. */
  readonly nameOf: (row: T) => string;
  readonly sorting?: ColumnSort;
  readonly onSortingChange?: (sorting: ColumnSort) => void;
  readonly selection?: GridSelection;
  readonly onOpen?: (row: T) => void;
  readonly onDelete?: () => void;
  /** A new value means other rows: the grid scrolls back to the top. */
  readonly resetKey: string;
  /** Whether the position is kept while the screen is left. */
  readonly keepsPlace?: boolean;
}

const rowHeight = 32;
/** Rows that are drawn above and below the visible ones. */
const overscan = 6;
/** Browsers cannot scroll further than some 33 million pixels. */
const mostRowsShown = 1_000_000;

/**
 * A table of up to a million rows of which only those in sight are drawn. Arrow keys, Page Up and
 * Down, Home and End move the active row, Enter opens it, Space selects it (with Shift, all up to it),
 * Ctrl+A selects all, Escape none, Delete removes.
 */
export function DataGrid<T extends { readonly id: number }>(props: DataGridProps<T>) {
  const { label, columns, rows, nameOf, sorting, selection, onOpen, onDelete, resetKey } = props;
  const { keepsPlace = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const idPrefix = useId();
  const [place] = useState(() => (keepsPlace ? placeIn(label, resetKey) : undefined));
  const [moved, setMoved] = useState(() => {
    const known = place?.active ?? 0;
    return { resetKey, active: known, anchor: known };
  });
  const { active, anchor } = moved.resetKey === resetKey ? moved : { active: 0, anchor: 0 };
  const shown = Math.min(rows.total, mostRowsShown);

  const cellsOf = useCells<T>();
  const hasSelection = selection !== undefined;
  const hasNothing = hasSelection ? false : undefined;
  const virtualizer = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingStart: rowHeight,
    initialOffset: place?.top ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  const { rowAt } = rows;
  const inSight = useMemo(() => rowsFrom(rowAt, first, last), [rowAt, first, last]);
  const table = useTable<GridFeatures, T>({
    features: gridFeatures,
    columns,
    data: inSight,
    getRowId: (row) => String(row.id),
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting: sorting === undefined ? [] : [sorting] },
  });
  const { rowsById } = table.getRowModel();
  const tracks = useMemo(() => {
    const own = table
      .getAllLeafColumns()
      .map((column) => column.columnDef.meta?.width ?? 'minmax(0, 1fr)');
    return [...(hasSelection ? ['36px'] : []), ...own].join(' ');
  }, [table, hasSelection]);

  const { showRange } = rows;
  useEffect(() => showRange({ first, last }), [showRange, first, last]);
  const atTopFor = useRef(resetKey);
  useEffect(() => {
    if (atTopFor.current === resetKey) return;
    atTopFor.current = resetKey;
    scroller.current?.scrollTo({ top: 0 });
  }, [resetKey]);
  useEffect(() => {
    if (place !== undefined) grid.current?.focus({ preventScroll: true });
  }, [place]);
  const leaving = useRef({ active, resetKey });
  useEffect(() => {
    leaving.current = { active, resetKey };
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    return () => {
      if (keepsPlace && element !== null) {
        keepPlace(label, { ...leaving.current, top: element.scrollTop });
      }
    };
  }, [keepsPlace, label]);

  const toggle = (index: number, withRange: boolean) => {
    const row = rows.rowAt(index);
    if (row === undefined || selection === undefined) return;
    const range = withRange ? rowsBetween(rows.rowAt, anchor, index) : null;
    setMoved({ resetKey, active: index, anchor: index });
    if (range === null) selection.set([row.id], !selection.has(row.id));
    else
      selection.set(
        range.map(({ id }) => id),
        true,
      );
  };

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element)) return;
    const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    const row = rows.rowAt(index);
    if (row === undefined) return;
    if (event.target.closest('[data-selects]')) toggle(index, event.shiftKey);
    else {
      setMoved({ resetKey, active: index, anchor });
      onOpen?.(row);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return;
    const rowsInSight = Math.max(1, last - first - 2 * overscan);
    const next = nextActiveRow(event.key, Math.min(active, shown - 1), shown, rowsInSight);
    const row = rows.rowAt(active);
    if (next !== null) {
      setMoved({ resetKey, active: next, anchor });
      virtualizer.scrollToIndex(next);
    } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) onOpen(row);
    else if (event.key === ' ' && hasSelection) toggle(active, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection?.extent === 'none')
      selection.toggleAll();
    else if (event.key === 'Escape' && selection !== undefined && selection.extent !== 'none')
      selection.clear();
    else if (event.key === 'Delete' && onDelete !== undefined) onDelete();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="ui-grid">
      <table
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.isTotalKnown === false ? -1 : shown + 1}
        aria-multiselectable={hasSelection}
        aria-activedescendant={
          active >= first && active <= last && shown > 0 ? `${idPrefix}${active}` : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <GridHead
          table={table}
          tracks={tracks}
          label={label}
          {...(selection === undefined ? {} : { selection })}
          {...(props.onSortingChange === undefined ? {} : { onSort: props.onSortingChange })}
        />
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const record = rows.rowAt(item.index);
            const row = record && rowsById[String(record.id)];
            return (
              <GridRow
                key={item.index}
                id={`${idPrefix}${item.index}`}
                index={item.index}
                top={item.start}
                tracks={tracks}
                cells={row && cellsOf(row)}
                name={record === undefined ? 'row' : nameOf(record)}
                isActive={item.index === active}
                isSelected={record === undefined ? hasNothing : selection?.has(record.id)}
                opens={onOpen !== undefined}
              />
            );
          })}
        </tbody>
      </table>
      {rows.total > mostRowsShown && (
        <Text size="xs" c="dimmed" p="xs">
          Only the first million is shown. Search or filter to see the others.
        </Text>
      )}
    </div>
  );
}

/** The rows in memory from one index to another, both included. */
function rowsFrom<T>(
  rowAt: (index: number) => T | undefined,
  first: number,
  last: number,
): readonly T[] {
  const found: T[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(index);
    if (row !== undefined) found.push(row);
  }
  return found;
}
