import { useEffect, useId, useRef, useState } from 'react';
import type {
  RejectedRowsSummary,
  RejectedRow,
  RejectProblem,
} from '../../../src-shared/import/import.ts';
import type { PagedRows } from '../../api/paged-rows.ts';
import { useRejectedRowsPage } from '../../api/imports/rejected-rows.ts';
import { ErrorPanel, LoadingLines } from '../../ui/states.tsx';
import { words } from '../../words.ts';
import { RejectedRowsGrid } from './rejected-rows-grid.tsx';
import { cellsWithFix } from './cells.ts';
import { KeyHints } from './key-hints.tsx';
import { KindBar } from './kind-bar.tsx';
import { ProblemList } from './problem-list.tsx';
import { RowEditor } from './row-editor.tsx';
import type { RowFixes } from './use-row-fixes.tsx';

const { rows: said } = words.imports;

interface RejectedRowsEditorProps {
  readonly rejectedRows: RejectedRowsSummary;
  readonly fixes: RowFixes;
}

interface ChosenRow {
  /** The place of the row when the user chose it. */
  readonly index: number;
  readonly id: number | null;
}

/** The place of the chosen row now: rows above it may be gone. Once it is gone, the next row is chosen. */
function placeOf({ index, id }: ChosenRow, rows: PagedRows<RejectedRow>): number {
  if (id === null || rows.rowAt(index)?.id === id) return index;
  return rows.indexWhere((row) => row.id === id) ?? index;
}

/** The rejected-rows editor: the problems, the rows with one problem, and the cells of one row. */
export function RejectedRowsEditor({ rejectedRows, fixes }: RejectedRowsEditorProps) {
  const [chosen, setChosen] = useState<RejectProblem | null>(null);
  const [chosenRow, setChosenRow] = useState<ChosenRow>({ index: 0, id: null });
  /** A row that was edited and is still rejected stays open, even if it has another problem now. */
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

  // The grid takes the focus, so that the keys work at once.
  const isThere = total > 0;
  useEffect(() => {
    if (isThere) grid.current?.focus({ preventScroll: true });
  }, [isThere]);

  // After the next try, the first cell is selected again.
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
    if (await fixes.dismissRow(subject)) setHeld(null);
    grid.current?.focus();
  };
  const kindOfActive = kind ?? kindOf(activeRow?.problem ?? null);
  const acceptAll = () => {
    if (kindOfActive !== null) void fixes.acceptAll(kindOfActive, rows.loadedRows());
  };
  const dismissAll = () => {
    if (kindOfActive !== null) void fixes.dismissAll(kindOfActive);
  };

  return (
    <div className="rejected-rows">
      <div className="rejected-rows-top">
        <ProblemList rejectedRows={rejectedRows} value={kind?.problem ?? null} onChange={choose} />
        <KindBar
          kind={kind}
          rejectedRows={rejectedRows}
          feedback={fixes.feedback}
          isBusy={fixes.isBusy}
          onAcceptAll={acceptAll}
          onDismissAll={dismissAll}
        />
      </div>
      {rows.error !== null && (
        <ErrorPanel title={said.unread} message={rows.error.message} onRetry={rows.retry} />
      )}
      <div className="rejected-rows-work">
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
            onDismissAll={dismissAll}
          />
        )}
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
      <KeyHints id={keysId} total={total} />
    </div>
  );
}

function selectText(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
