import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ColumnSort, ReactTable, RowData } from '@tanstack/react-table';
import type { GridFeatures } from './grid-features.ts';
import type { GridSelection } from './grid-selection.ts';

interface GridHeadProps<T extends RowData> {
  readonly table: ReactTable<GridFeatures, T>;
  readonly tracks: string;
  readonly label: string;
  readonly selection?: GridSelection;
  readonly onSort?: (sorting: ColumnSort) => void;
}

/** The column headings, which sort, and the checkbox that selects all. */
export function GridHead<T extends RowData>(props: GridHeadProps<T>) {
  const { table, tracks, label, selection, onSort } = props;
  return (
    <thead className="ui-grid-head">
      <tr aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {selection !== undefined && (
          <th className="ui-grid-cell" aria-label="Selected">
            <Checkbox
              aria-label={`Select all ${label.toLowerCase()}`}
              checked={selection.extent === 'all'}
              indeterminate={selection.extent === 'some'}
              onChange={selection.toggleAll}
            />
          </th>
        )}
        {table.getFlatHeaders().map((header) => {
          const sorted = header.column.getIsSorted();
          const descendsFirst = header.column.columnDef.meta?.descendsFirst === true;
          const canSort = onSort !== undefined && header.column.getCanSort();
          return (
            <th
              key={header.id}
              scope="col"
              className="ui-grid-cell"
              data-align={header.column.columnDef.meta?.align}
              aria-sort={ariaSort(canSort, sorted)}
            >
              {canSort ? (
                <UnstyledButton
                  className="ui-grid-sort"
                  onClick={() =>
                    onSort({
                      id: header.column.id,
                      desc: sorted === false ? descendsFirst : sorted === 'asc',
                    })
                  }
                >
                  <table.FlexRender header={header} />
                  {sorted === 'asc' && <IconChevronUp size={14} aria-hidden="true" />}
                  {sorted === 'desc' && <IconChevronDown size={14} aria-hidden="true" />}
                </UnstyledButton>
              ) : (
                <table.FlexRender header={header} />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ariaSort(canSort: boolean, sorted: false | 'asc' | 'desc') {
  if (!canSort) return undefined;
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
