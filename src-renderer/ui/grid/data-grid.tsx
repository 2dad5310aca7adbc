import { Text } from '@mantine/core';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { GridHead } from './data-grid-head.tsx';
import { GridBody } from './grid-body.ts';
import type { GridColumn, GridSorting } from './grid-column.ts';
import { nextActiveRow } from './grid-moves.ts';
import { keepPlace, placeIn } from './grid-places.ts';
import type { GridRows } from './grid-rows.ts';
import type { GridSelection } from './grid-selection.ts';
import { useRangeSelection } from './use-range-selection.ts';
import './data-grid.css';

interface DataGridProps<T extends { readonly id: number }> {
  /** The name of the table for assistive technology. */
  readonly label: string;
  readonly columns: readonly GridColumn<T>[];
  readonly rows: GridRows<T>;
  /** The name of a row for assistive technology. */
  readonly nameOf: (row: T) => string;
  readonly sorting?: GridSorting;
  readonly onSortingChange?: (sorting: GridSorting) => void;
  readonly selection?: GridSelection;
  readonly onOpen?: (row: T) => void;
  /** Enter on the active row, where that is more than what a click does. */
  readonly onEnter?: (row: T) => void;
  /** A key made another row the active one; undefined until its page has arrived. */
  readonly onMove?: (row: T | undefined) => void;
  /** What the active row shows is open beside the table: the row is marked, and Esc calls this first. */
  readonly onCloseActive?: (() => void) | undefined;
  /** Rows of 28 pixels instead of 36. */
  readonly isCompact?: boolean;
  readonly onDelete?: () => void;
  /** Ctrl+C on the active row: what its columns copy. */
  readonly onCopy?: (text: string) => void;
  /** A new value means other rows: the grid scrolls back to the top. */
  readonly resetKey: string;
  /** Whether the position is kept while the screen is left. */
  readonly keepsPlace?: boolean;
}

const rowHeights = { usual: 36, compact: 28 } as const;

function isTextSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

/** Browsers cannot scroll further than some 33 million pixels. */
const mostRowsShown = 1_000_000;

/**
 * A table of up to a million rows of which only those in sight are drawn. Arrow keys, Page Up and
 * Down, Home and End move the active row, Enter opens it, Space selects it (with Shift, all up to it),
 * Ctrl+A selects all, Escape none, Delete removes. What the cells of the active row say under the mouse
 * stands below the rows for whoever uses the keyboard.
 */
export function DataGrid<T extends { readonly id: number }>(props: DataGridProps<T>) {
  const { label, columns, rows, nameOf, sorting, selection, onOpen, onDelete, resetKey } = props;
  const { keepsPlace = false, isCompact = false, onCloseActive } = props;
  const rowHeight = isCompact ? rowHeights.compact : rowHeights.usual;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const hints = useRef<HTMLDivElement>(null);
  const drawing = useRef<GridBody<T>>(null);
  const idPrefix = useId();
  const [place] = useState(() => (keepsPlace ? placeIn(label, resetKey) : undefined));
  const [moved, setMoved] = useState(() => {
    const known = place?.active ?? 0;
    return { resetKey, active: known, anchor: known };
  });
  const { active, anchor } = moved.resetKey === resetKey ? moved : { active: 0, anchor: 0 };
  const total = Math.min(rows.total, mostRowsShown);

  useLayoutEffect(() => {
    if (scroller.current === null || grid.current === null || body.current === null) return;
    const elements = {
      scroller: scroller.current,
      table: grid.current,
      body: body.current,
      hints: hints.current,
    };
    elements.scroller.scrollTop = place?.top ?? 0;
    const made = new GridBody<T>(elements, idPrefix);
    drawing.current = made;
    return () => made.close();
  }, [idPrefix, place]);
  const topFor = useRef(resetKey);
  useLayoutEffect(() => {
    if (topFor.current !== resetKey) scroller.current?.scrollTo({ top: 0 });
    topFor.current = resetKey;
    drawing.current?.show({ columns, rows, total, nameOf, active, rowHeight, selection });
  });
  const { subscribe } = rows;
  useEffect(() => subscribe(() => drawing.current?.draw()), [subscribe]);

  useEffect(() => {
    // The rows may also come back while somebody types a search.
    const isTyping = document.activeElement instanceof HTMLInputElement;
    if (place !== undefined && !isTyping) grid.current?.focus({ preventScroll: true });
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

  const selectRange = useRangeSelection(rows, selection, resetKey);

  const toggle = (index: number, withRange: boolean) => {
    const row = rows.rowAt(index);
    // The selection is among the rows that are asked for, and former rows need not be among them.
    if (row !== undefined && selection !== undefined && rows.isCurrent !== false) {
      setMoved({ resetKey, active: index, anchor: index });
      if (withRange) selectRange(anchor, index);
      else selection.set([row.id], !selection.has(row.id));
    }
    // Where the selection stays as it was, the checkbox that was clicked must, too.
    drawing.current?.draw();
  };

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element)) return;
    const index = drawing.current?.indexOf(event.target) ?? -1;
    const row = rows.rowAt(index);
    if (row === undefined) return;
    if (event.target.closest('[data-selects]')) toggle(index, event.shiftKey);
    else if (!isTextSelected()) {
      setMoved({ resetKey, active: index, anchor });
      onOpen?.(row);
    }
  };

  const onCopy = (event: ClipboardEvent<HTMLTableElement>) => {
    const text = drawing.current?.copied(document.getSelection()) ?? null;
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };

  /** The table has the focus, never a checkbox in it: the element may soon show another row. */
  const onMouseDown = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-selects]')) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return;
    const rowsOfPage = drawing.current?.rowsOfPage() ?? 1;
    const next = nextActiveRow(event.key, Math.min(active, total - 1), total, rowsOfPage);
    const row = rows.rowAt(active);
    if (next !== null) {
      setMoved({ resetKey, active: next, anchor });
      drawing.current?.reveal(next);
      props.onMove?.(rows.rowAt(next));
    } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined)
      (props.onEnter ?? onOpen)(row);
    else if (event.key === 'Escape' && onCloseActive !== undefined) onCloseActive();
    else if (event.key === ' ' && selection !== undefined) toggle(active, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection?.extent === 'none')
      selection.toggleAll();
    else if (event.key === 'Escape' && selection !== undefined && selection.extent !== 'none')
      selection.clear();
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) {
      // Without a selected text the browser copies nothing, and tells nobody.
      const text = isTextSelected() ? null : (drawing.current?.copied(null) ?? null);
      if (text === null || props.onCopy === undefined) return;
      props.onCopy(text);
    } else if (event.key === 'Delete' && onDelete !== undefined) onDelete();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="ui-grid" data-compact={isCompact || undefined}>
      <table
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.isTotalKnown === false ? -1 : total + 1}
        aria-multiselectable={selection !== undefined}
        data-opens={onOpen !== undefined || undefined}
        data-marks-active={onCloseActive !== undefined || undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onCopy={onCopy}
      >
        <GridHead
          columns={columns}
          label={label}
          sorting={sorting}
          selection={selection}
          onSort={props.onSortingChange}
        />
        <tbody ref={body} style={{ height: total * rowHeight }} />
      </table>
      {/* The row itself says the same to assistive technology. */}
      <div ref={hints} className="ui-grid-hints" aria-hidden="true" />
      {rows.total > mostRowsShown && (
        <Text size="xs" c="dimmed" p="xs">
          Only the first million is shown. Search or filter to see the others.
        </Text>
      )}
    </div>
  );
}
