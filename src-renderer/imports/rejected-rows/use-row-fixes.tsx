import { List, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import {
  useAcceptFixes,
  useRestore,
  useFixRow,
  useSaveRejectedRows,
  useDismiss,
} from '../../api/imports/rejected-rows.ts';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { acceptedText, fixedText, problemNames } from './rejected-rows-text.ts';

/** The result of the last action, for the screen and for screen readers. */
export interface Feedback {
  readonly text: string;
  readonly isGood: boolean;
}

type Kind = RejectedRowsSummary['problems'][number];

/** Fixes that are shown before all fixes for a problem are taken. */
const examplesShown = 5;

/** The actions of the rejected-rows editor, one at a time, and the result of the last one. */
export function useRowFixes(importId: number) {
  const fix = useFixRow(importId);
  const acceptFixes = useAcceptFixes(importId);
  const dismiss = useDismiss(importId);
  const restore = useRestore(importId);
  const save = useSaveRejectedRows(importId);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const isAtWork = useRef(false);

  /** Ignores an action while another one runs, as when a key is held down. */
  async function once<T>(failure: string, action: () => Promise<T>) {
    if (isAtWork.current) return null;
    isAtWork.current = true;
    try {
      return await doOrTell(failure, action);
    } finally {
      isAtWork.current = false;
    }
  }

  return {
    feedback,
    isBusy: fix.isPending || acceptFixes.isPending || dismiss.isPending || restore.isPending,
    isSaving: save.isPending,

    /** Fixes a row with these cells; gives the row if it is still rejected, else null. */
    async fixRow(row: RejectedRow, cells: readonly string[]): Promise<RejectedRow | null> {
      const done = await once(`Line ${formatCount(row.line)} was not fixed`, () =>
        fix.mutateAsync({ rowId: row.id, cells: [...cells] }),
      );
      if (done === null) return row;
      const { value: result } = done;
      setFeedback({ text: fixedText(row.line, result), isGood: result.kind === 'fixed' });
      return result.kind === 'fixed' ? null : result.row;
    },

    /** Shows some of the fixes for a problem, asks, and takes all of them. */
    async acceptAll({ problem, withFix }: Kind, loaded: readonly RejectedRow[]): Promise<void> {
      if (withFix === 0 || isAtWork.current) return;
      const agreed = await ask({
        title: `Take ${withFix === 1 ? 'the fix' : `all ${formatCount(withFix)} fixes`} for “${problemNames[problem]}”?`,
        body: <Examples rows={loaded.filter((row) => row.problem === problem)} total={withFix} />,
        confirm: withFix === 1 ? 'Take it' : `Take all ${formatCount(withFix)}`,
      });
      if (!agreed) return;
      const done = await once('The fixes were not taken', () => acceptFixes.mutateAsync(problem));
      if (done === null) return;
      setFeedback({ text: acceptedText(done.value), isGood: done.value.left === 0 });
    },

    async dismissRow(row: RejectedRow): Promise<boolean> {
      const line = `Line ${formatCount(row.line)}`;
      const done = await once(`${line} was not dismissed`, () =>
        dismiss.mutateAsync({ rowId: row.id }),
      );
      if (done === null) return false;
      setFeedback({ text: `${line} is dismissed. You can restore it.`, isGood: true });
      return true;
    },

    async dismissAll({ problem, left }: Kind): Promise<void> {
      const done = await once('The rows were not dismissed', () =>
        dismiss.mutateAsync({ problem }),
      );
      if (done === null) return;
      setFeedback({
        text: `${plural(left, 'row')} dismissed. You can restore ${left === 1 ? 'it' : 'them'}.`,
        isGood: true,
      });
    },

    async restoreAll(count: number): Promise<void> {
      const done = await once('The rows were not restored', () => restore.mutateAsync());
      if (done === null) return;
      setFeedback({ text: `${plural(count, 'row')} restored.`, isGood: true });
    },

    async saveLeft(): Promise<void> {
      const saved = await doOrTell('The rows were not saved', () => save.mutateAsync());
      const file = saved?.value ?? null;
      if (file !== null) notifyDone(`${plural(file.rows, 'row')} saved to ${file.fileName}.`);
    },
  };
}

/** What `useRowFixes` gives. */
export type RowFixes = ReturnType<typeof useRowFixes>;

interface ExamplesProps {
  readonly rows: readonly RejectedRow[];
  readonly total: number;
}

/** Some of the fixes that will be taken. */
function Examples({ rows, total }: ExamplesProps) {
  const examples = rows.filter((row) => row.fix !== null).slice(0, examplesShown);
  const others = total - examples.length;
  return (
    <>
      <List size="sm" spacing={2}>
        {examples.map((row) => (
          <List.Item key={row.id}>
            {`Line ${formatCount(row.line)}: ${row.cellIndex === null ? '' : (row.cells[row.cellIndex] ?? '')} → `}
            <b>{row.fix}</b>
          </List.Item>
        ))}
        {others > 0 && (
          <List.Item>
            {examples.length === 0 ? plural(others, 'row') : `and ${formatCount(others)} more`}
          </List.Item>
        )}
      </List>
      <Text size="sm" c="dimmed" mt="sm">
        Each row is imported with its fix. Undoing the import undoes that, too.
      </Text>
    </>
  );
}
