import { Checkbox, Skeleton, Text } from '@mantine/core';
import {
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnSort,
  type TableOptions,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { GridHead } from './data-grid-head.tsx';
import { nextActiveRow } from './grid-keys.ts';
import './data-grid.css';

export interface GridColumnMeta {
  /** A track of CSS grid, such as `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
}

/** What every grid's columns are made for. */
export const gridFeatures = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<GridColumnMeta>(),
});
export type GridFeatures = typeof gridFeatures;

/** Rows that are only partly in memory. */
export interface GridRows<T> {
  readonly total: number;
  readonly loadedRows: readonly T[];
  readonly rowAt: (index: number) => T | undefined;
  readonly showRange: (range: { readonly first: number; readonly last: number }) => void;
}

export interface GridSelection {
  readonly ids: ReadonlySet<number>;
  readonly onChange: (ids: ReadonlySet<number>) => void;
  readonly isEverything: boolean;
  readonly onToggleEverything: () => void;
  /** Why not everything can be selected at once; undefined where it can. */
  readonly everythingRefused?: string;
}

interface DataGridProps<T extends { readonly id: number }> {
  /** What the rows are, for assistive technology. */
  readonly label: string;
  readonly columns: TableOptions<GridFeatures, T>['columns'];
  readonly rows: GridRows<T>;
  /** How a row is spoken of. */
  readonly nameOf: (row: T) => string;
  readonly sorting?: ColumnSort;
  readonly onSortingChange?: (sorting: ColumnSort) => void;
  readonly selection?: GridSelection;
  readonly onOpen?: (row: T) => void;
  readonly onDelete?: () => void;
  /** A new value means other rows: the grid goes back to the top. */
  readonly resetKey: string;
}

const rowHeight = 32;
/** Browsers cannot scroll further than some 33 million pixels. */
export const mostRowsShown = 1_000_000;

/**
 * A table of up to a million rows of which only those in sight are drawn. Arrow keys, Page Up and
 * Down, Home and End move the active row, Enter opens it, Space selects it, Delete removes.
 */
export function DataGrid<T extends { readonly id: number }>(props: DataGridProps<T>) {
  const { label, columns, rows, nameOf, sorting, selection, onOpen, onDelete, resetKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);
  const idPrefix = useId();
  const [active, setActive] = useState(0);
  const shown = Math.min(rows.total, mostRowsShown);

  const table = useTable<GridFeatures, T>({
    features: gridFeatures,
    columns,
    data: rows.loadedRows as T[],
    getRowId: (row) => String(row.id),
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting: sorting === undefined ? [] : [sorting] },
  });
  const model = table.getRowModel();
  const tracks = useMemo(() => {
    const own = table
      .getAllLeafColumns()
      .map((column) => column.columnDef.meta?.width ?? 'minmax(0, 1fr)');
    return [...(selection === undefined ? [] : ['36px']), ...own].join(' ');
  }, [table, selection === undefined]);

  const virtualizer = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  const { showRange } = rows;
  useEffect(() => showRange({ first, last }), [showRange, first, last]);
  useEffect(() => {
    setActive(0);
    anchor.current = null;
    virtualizer.scrollToOffset(0);
  }, [resetKey, virtualizer]);

  const toggle = (index: number, withRange: boolean) => {
    const row = rows.rowAt(index);
    if (row === undefined || selection === undefined) return;
    const range = withRange ? loadedBetween(rows, anchor.current ?? index, index) : null;
    const ids = new Set(selection.ids);
    if (range !== null) for (const each of range) ids.add(each.id);
    else if (!ids.delete(row.id)) ids.add(row.id);
    anchor.current = index;
    selection.onChange(ids);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const visible = Math.max(1, last - first - 12);
    const next = nextActiveRow(event.key, Math.min(active, shown - 1), shown, visible);
    const row = rows.rowAt(active);
    if (next !== null) {
      setActive(next);
      virtualizer.scrollToIndex(next);
    } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) onOpen(row);
    else if (event.key === ' ' && selection !== undefined) toggle(active, event.shiftKey);
    else if (event.key === 'Delete' && onDelete !== undefined) onDelete();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="ui-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={shown + 1}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={
        active >= first && active <= last && shown > 0 ? `${idPrefix}${active}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <GridHead
        table={table}
        tracks={tracks}
        label={label}
        {...(selection === undefined ? {} : { selection })}
        {...(props.onSortingChange === undefined ? {} : { onSort: props.onSortingChange })}
      />
      <div role="rowgroup" className="ui-grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const record = rows.rowAt(item.index);
          const row = record && model.rowsById[String(record.id)];
          const isSelected = record !== undefined && selection?.ids.has(record.id) === true;
          return (
            <div
              key={item.index}
              id={`${idPrefix}${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selection === undefined ? undefined : isSelected}
              className="ui-grid-row"
              data-active={item.index === active || undefined}
              data-selected={isSelected || undefined}
              data-opens={onOpen !== undefined || undefined}
              style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setActive(item.index);
                if (record !== undefined) onOpen?.(record);
              }}
            >
              {selection !== undefined && (
                <div role="gridcell" className="ui-grid-cell">
                  <Checkbox
                    tabIndex={-1}
                    aria-label={`Select ${record === undefined ? 'row' : nameOf(record)}`}
                    checked={isSelected}
                    disabled={record === undefined}
                    onClick={(event) => {
                      event.stopPropagation();
                      setActive(item.index);
                      toggle(item.index, event.shiftKey);
                    }}
                    onChange={() => undefined}
                  />
                </div>
              )}
              {row === undefined ? (
                <div role="gridcell" className="ui-grid-cell ui-grid-pending">
                  <Skeleton height={10} width="60%" className="ui-delayed" />
                </div>
              ) : (
                row.getAllCells().map((cell) => (
                  <div
                    key={cell.id}
                    role="gridcell"
                    className="ui-grid-cell"
                    data-align={cell.column.columnDef.meta?.align}
                  >
                    <table.FlexRender cell={cell} />
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
      {rows.total > mostRowsShown && (
        <Text size="xs" c="dimmed" p="xs">
          Only the first million is shown. Search or filter to see the others.
        </Text>
      )}
    </div>
  );
}

/** All rows from one to the other, or null where some of them are not in memory. */
function loadedBetween<T>(rows: GridRows<T>, one: number, other: number): readonly T[] | null {
  const found: T[] = [];
  for (let index = Math.min(one, other); index <= Math.max(one, other); index += 1) {
    const row = rows.rowAt(index);
    if (row === undefined) return null;
    found.push(row);
  }
  return found;
}
