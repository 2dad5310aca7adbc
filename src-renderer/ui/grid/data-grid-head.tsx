import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { words } from '../../words.ts';
import type { GridColumn, GridSorting } from './grid-column.ts';
import type { GridSelection } from './grid-selection.ts';

interface GridHeadProps<T> {
  readonly columns: readonly GridColumn<T>[];
  readonly label: string;
  readonly sorting: GridSorting | undefined;
  readonly selection: GridSelection | undefined;
  /** Absent where nothing sorts. */
  readonly onSort: ((sorting: GridSorting) => void) | undefined;
}

/** The column headings, which sort, and the checkbox that selects all. */
export function GridHead<T>(props: GridHeadProps<T>) {
  const { columns, label, sorting, selection, onSort } = props;
  return (
    <thead className="ui-grid-head">
      <tr aria-rowindex={1}>
        {selection !== undefined && (
          <th className="ui-grid-cell" aria-label={words.ui.selectedColumn}>
            <Checkbox
              aria-label={words.ui.selectAll(label.toLowerCase())}
              checked={selection.extent === 'all'}
              indeterminate={selection.extent === 'some'}
              onChange={selection.toggleAll}
            />
          </th>
        )}
        {columns.map(({ id, header, align, sorts = false, descendsFirst = false }) => {
          const isSorted = sorting?.id === id;
          const isDescending = isSorted && sorting.desc;
          const canSort = sorts && onSort !== undefined;
          return (
            <th
              key={id}
              scope="col"
              className="ui-grid-cell"
              data-align={align}
              aria-sort={canSort ? ariaSort(isSorted, isDescending) : undefined}
            >
              {canSort ? (
                <UnstyledButton
                  className="ui-grid-sort"
                  onClick={() => onSort({ id, desc: isSorted ? !isDescending : descendsFirst })}
                >
                  {header}
                  {isSorted && !isDescending && <IconChevronUp size={14} aria-hidden="true" />}
                  {isDescending && <IconChevronDown size={14} aria-hidden="true" />}
                </UnstyledButton>
              ) : (
                header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ariaSort(isSorted: boolean, isDescending: boolean) {
  if (!isSorted) return 'none';
  return isDescending ? 'descending' : 'ascending';
}
