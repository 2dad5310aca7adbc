import { Text } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type {
  RejectedRowsSummary,
  RejectedRow,
  RejectProblem,
} from '../../../src-shared/import/import.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { useRejectedRowsPage } from '../../api/imports/rejected-rows.ts';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { RejectedRowsGrid, mostRowsShown } from './rejected-rows-grid.tsx';
import { cellsWithFix } from './cells.ts';
import { KindBar } from './kind-bar.tsx';
import { ProblemList } from './problem-list.tsx';
import { RowEditor } from './row-editor.tsx';
import type { Mending } from './use-row-fixes.tsx';

interface WorkplaceProps {
  readonly rejectedRows: RejectedRowsSummary;
  readonly fixes: Mending;
}

interface ChosenRow {
  /** Where the row was when the person chose it. */
  readonly index: number;
  readonly id: number | null;
}

/** Where the chosen row is now: rows above it may have gone. Once it is gone itself, the next row takes its place. */
function placeOf({ index, id }: ChosenRow, rows: PagedRows<RejectedRow>): number {
  if (id === null || rows.rowAt(index)?.id === id) return index;
  return rows.indexWhere((row) => row.id === id) ?? index;
}

/** Kinds of problems at the side, the rows of one kind, and the cells of one row below them. */
export function Workplace({ rejectedRows, fixes }: WorkplaceProps) {
  const [chosen, setChosen] = useState<RejectProblem | null>(null);
  const [chosenRow, setChosenRow] = useState<ChosenRow>({ index: 0, id: null });
  /** A row that was edited and is still not right stays in the editor, wherever it now belongs. */
  const [held, setHeld] = useState<RejectedRow | null>(null);
  const kindOf = (problem: RejectProblem | null) =>
    rejectedRows.problems.find((kind) => kind.problem === problem && kind.left > 0) ?? null;
  const kind = kindOf(chosen);
  const rows = useRejectedRowsPage(rejectedRows.importId, kind?.problem ?? null);
  const grid = useRef<HTMLTableElement>(null);
  const firstCell = useRef<HTMLInputElement>(null);
  const keysId = useId();

  const total = rows.total ?? 0;
  const active = Math.max(0, Math.min(placeOf(chosenRow, rows), total - 1));
  const activeRow = rows.rowAt(active);
  // From now on this row is the chosen one, wherever it moves.
  if (activeRow !== undefined && activeRow.id !== chosenRow.id) {
    setChosenRow({ index: active, id: activeRow.id });
  }
  const row = held ?? activeRow;

  // Arriving, and coming back from the last row of a kind, the keys work at once.
  const isThere = total > 0;
  useEffect(() => {
    if (isThere) grid.current?.focus({ preventScroll: true });
  }, [isThere]);

  // Its cells are drawn anew once it was read again.
  useEffect(() => {
    if (held !== null) selectText(firstCell.current);
  }, [held]);

  const show = (index: number) => {
    setHeld(null);
    setChosenRow({ index, id: rows.rowAt(index)?.id ?? null });
  };
  const choose = (problem: RejectProblem | null) => {
    setChosen(problem);
    setHeld(null);
    setChosenRow({ index: 0, id: null });
  };
  const edit = () => selectText(firstCell.current);
  const fix = async (subject: RejectedRow, cells: readonly string[]) => {
    const rejected = await fixes.fixRow(subject, cells);
    setHeld(rejected);
    if (rejected === null) grid.current?.focus();
  };
  const accept = () => {
    if (activeRow === undefined) return;
    const cells = cellsWithFix(activeRow);
    if (cells === null) edit();
    else void fix(activeRow, cells);
  };
  const dismiss = async (subject: RejectedRow) => {
    if (await fixes.setRowAside(subject)) setHeld(null);
    grid.current?.focus();
  };
  const kindOfActive = kind ?? kindOf(activeRow?.problem ?? null);
  const acceptAll = () => {
    if (kindOfActive !== null) void fixes.acceptAll(kindOfActive, rows.loadedRows);
  };
  const setAllAside = () => {
    if (kindOfActive !== null) void fixes.setAllAside(kindOfActive);
  };

  return (
    <div className="bench">
      <ProblemList rejectedRows={rejectedRows} value={kind?.problem ?? null} onChange={choose} />
      <div className="rejected-rows-work">
        <KindBar
          kind={kind}
          left={rejectedRows.left}
          feedback={fixes.feedback}
          isBusy={fixes.isBusy}
          onAcceptAll={acceptAll}
          onSetAllAside={setAllAside}
        />
        {rows.error !== null && (
          <ErrorPanel
            title="The rows to mend could not be read"
            message={rows.error.message}
            onRetry={rows.retry}
          />
        )}
        {rows.total === undefined ? (
          <LoadingLines lines={6} />
        ) : (
          <RejectedRowsGrid
            rows={rows}
            total={total}
            columns={rejectedRows.columns}
            active={active}
            onActive={show}
            gridRef={grid}
            describedBy={keysId}
            onAccept={accept}
            onAcceptAll={acceptAll}
            onEdit={edit}
            onDismiss={() => {
              if (activeRow !== undefined) void dismiss(activeRow);
            }}
            onSetAllAside={setAllAside}
          />
        )}
        <Text id={keysId} size="xs" c="dimmed" className="rejected-rows-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> choose a row · <kbd>Enter</kbd> takes the fix, or edits ·{' '}
          <kbd>F2</kbd> edits · <kbd>Delete</kbd> sets aside · with <kbd>Shift</kbd> all of its kind
          {total > mostRowsShown && ' · The first 600,000 rows are shown.'}
        </Text>
        {row !== undefined && (
          <RowEditor
            key={JSON.stringify([row.id, row.cells])}
            row={row}
            columns={rejectedRows.columns}
            isBusy={fixes.isBusy}
            firstCell={firstCell}
            onFix={(cells) => void fix(row, cells)}
            onDismiss={() => void dismiss(row)}
            onLeave={() => {
              setHeld(null);
              grid.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

function selectText(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
