import { flexRender, type Row, type RowData } from '@tanstack/react-table';
import { memo, useCallback, useState, type ReactNode } from 'react';
import type { GridFeatures } from './grid-features.ts';

interface GridRowProps {
  readonly id: string;
  /** Its index among all rows, from 0. */
  readonly index: number;
  /** Its top, in pixels from the first row. */
  readonly top: number;
  readonly tracks: string;
  /** Undefined until its page has arrived. */
  readonly cells: ReactNode | undefined;
  readonly name: string;
  readonly isActive: boolean;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly opens: boolean;
}

/** One row of a grid, drawn again only when it changes. The grid handles clicks and keys. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, top, tracks, cells, name, isActive, isSelected, opens } = props;
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className="ui-grid-row"
      data-index={index}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-opens={opens || undefined}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
    >
      {isSelected !== undefined && (
        <td className="ui-grid-cell" data-selects>
          <input
            type="checkbox"
            className="ui-grid-check"
            tabIndex={-1}
            aria-label={`Select ${name}`}
            checked={isSelected}
            disabled={cells === undefined}
            readOnly
          />
        </td>
      )}
      {cells ?? (
        <td className="ui-grid-cell ui-grid-pending" aria-label="Loading">
          <span className="ui-grid-line ui-delayed" />
        </td>
      )}
    </tr>
  );
});

/**
 * Gives the cells of a row, the same ones as long as its record is the same, so that scrolling draws
 * only the rows that come into sight, also when another page of them has come.
 */
export function useCells<T extends RowData & object>(): (row: Row<GridFeatures, T>) => ReactNode {
  const [known] = useState(() => new WeakMap<T, ReactNode>());
  return useCallback(
    (row) => {
      const cells = known.get(row.original) ?? cellsOf(row);
      known.set(row.original, cells);
      return cells;
    },
    [known],
  );
}

function cellsOf<T extends RowData>(row: Row<GridFeatures, T>): ReactNode {
  return row.getAllCells().map((cell) => (
    <td key={cell.id} className="ui-grid-cell" data-align={cell.column.columnDef.meta?.align}>
      {flexRender(cell.column.columnDef.cell, cell.getContext())}
    </td>
  ));
}
