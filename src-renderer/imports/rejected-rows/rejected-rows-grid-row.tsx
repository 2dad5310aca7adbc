import { IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { BenchRow } from '../../../src-shared/import/import.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { otherCells } from './rejected-rows-text.ts';

interface BenchGridRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly row: BenchRow;
  /** The name of the column at fault; null where it is the whole row. */
  readonly column: string | null;
  readonly isActive: boolean;
  readonly onActive: (index: number) => void;
}

/** One rejected row: its line, the value at fault and why, the fix, and the rest of it. */
export const BenchGridRow = memo(function BenchGridRow(props: BenchGridRowProps) {
  const { id, index, top, row, column, isActive, onActive } = props;
  const value = row.cellIndex === null ? null : (row.cells[row.cellIndex] ?? '');
  const others = otherCells(row);
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className="bench-row"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onActive(index)}
    >
      <td className="bench-line">{formatCount(row.line)}</td>
      <td>
        <div className="bench-fault">
          {column !== null && <span className="bench-column">{column}</span>}
          {value !== null && (
            <mark className="bench-value" title={value}>
              {value.trim() === '' ? 'empty' : value}
            </mark>
          )}
          {column === null && <span className="bench-column">The whole row</span>}
        </div>
        <div className="bench-reason" title={row.reason}>
          {row.reason}
        </div>
      </td>
      <td className="bench-fix">
        {row.fix !== null && (
          <>
            <IconArrowRight size={14} aria-hidden="true" />
            <span title={row.fix}>{row.fix}</span>
          </>
        )}
      </td>
      <td className="bench-others" title={others}>
        {others}
      </td>
    </tr>
  );
});
