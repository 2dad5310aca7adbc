import { IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { RejectedRow } from '../../../src-shared/import/import.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import { otherCells } from './rejected-rows-text.ts';

const { rows: said } = words.imports;

interface RejectedRowsGridRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly row: RejectedRow;
  /** The name of the column at fault; null where the whole row is. */
  readonly column: string | null;
  readonly isActive: boolean;
  readonly onActive: (index: number) => void;
}

/** One rejected row: its line, the value at fault, the reason, the fix, and the other cells. */
export const RejectedRowsGridRow = memo(function RejectedRowsGridRow(
  props: RejectedRowsGridRowProps,
) {
  const { id, index, top, row, column, isActive, onActive } = props;
  const value = row.cellIndex === null ? null : (row.cells[row.cellIndex] ?? '');
  const others = otherCells(row);
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className="rejected-rows-row"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onActive(index)}
    >
      <td className="rejected-rows-line">{formatCount(row.line)}</td>
      <td>
        <div className="rejected-rows-fault">
          {column !== null && <span className="rejected-rows-column">{column}</span>}
          {value !== null && (
            <mark className="rejected-rows-value" title={value}>
              {value.trim() === '' ? said.empty : value}
            </mark>
          )}
          {column === null && <span className="rejected-rows-column">{said.wholeRow}</span>}
        </div>
        <div className="rejected-rows-reason" title={row.reason}>
          {row.reason}
        </div>
      </td>
      <td className="rejected-rows-fix">
        {row.fix !== null && (
          <>
            <IconArrowRight size={14} aria-hidden="true" />
            <span title={row.fix}>{row.fix}</span>
          </>
        )}
      </td>
      <td className="rejected-rows-others" title={others}>
        {others}
      </td>
    </tr>
  );
});
