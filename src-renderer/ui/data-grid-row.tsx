import { Checkbox, Skeleton } from '@mantine/core';
import { flexRender, type Row, type RowData } from '@tanstack/react-table';
import type { GridFeatures } from './data-grid.tsx';

interface GridRowProps<T extends RowData> {
  readonly id: string;
  /** Its place among all rows, counted from 0. */
  readonly index: number;
  /** Where it begins, in pixels from the first. */
  readonly top: number;
  readonly tracks: string;
  /** Undefined while its page is not there yet. */
  readonly row: Row<GridFeatures, T> | undefined;
  readonly name: string;
  readonly isActive: boolean;
  /** Undefined where nothing can be selected. */
  readonly isSelected: boolean | undefined;
  readonly opens: boolean;
}

/** One row of a grid; the grid itself takes the clicks and the keys. */
export function GridRow<T extends RowData>(props: GridRowProps<T>) {
  const { id, index, top, tracks, row, name, isActive, isSelected, opens } = props;
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
          <Checkbox
            tabIndex={-1}
            aria-label={`Select ${name}`}
            checked={isSelected}
            disabled={row === undefined}
            readOnly
          />
        </td>
      )}
      {row === undefined ? (
        <td className="ui-grid-cell ui-grid-pending" aria-label="Loading">
          <Skeleton height={10} width="60%" className="ui-delayed" />
        </td>
      ) : (
        row.getAllCells().map((cell) => (
          <td key={cell.id} className="ui-grid-cell" data-align={cell.column.columnDef.meta?.align}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </td>
        ))
      )}
    </tr>
  );
}
