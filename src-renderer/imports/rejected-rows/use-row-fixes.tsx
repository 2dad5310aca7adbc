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
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { acceptedText, fixedText } from './rejected-rows-text.ts';

const { rows: said } = words.imports;

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
      const done = await once(said.notFixed(formatCount(row.line)), () =>
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
        title: said.applyTitle(withFix, said.problemNames[problem]),
        body: <Examples rows={loaded.filter((row) => row.problem === problem)} total={withFix} />,
        confirm: said.applyConfirm(withFix),
      });
      if (!agreed) return;
      const done = await once(said.notApplied, () => acceptFixes.mutateAsync(problem));
      if (done === null) return;
      setFeedback({ text: acceptedText(done.value), isGood: done.value.left === 0 });
    },

    async dismissRow(row: RejectedRow): Promise<boolean> {
      const line = formatCount(row.line);
      const done = await once(said.notSkippedRow(line), () =>
        dismiss.mutateAsync({ rowId: row.id }),
      );
      if (done === null) return false;
      setFeedback({ text: said.skippedRow(line), isGood: true });
      return true;
    },

    async dismissAll({ problem, left }: Kind): Promise<void> {
      const done = await once(said.notSkipped, () => dismiss.mutateAsync({ problem }));
      if (done === null) return;
      setFeedback({
        text: said.skippedAll(left),
        isGood: true,
      });
    },

    async restoreAll(count: number): Promise<void> {
      const done = await once(said.notRestored, () => restore.mutateAsync());
      if (done === null) return;
      setFeedback({ text: said.restored(count), isGood: true });
    },

    async saveLeft(): Promise<void> {
      const saved = await doOrTell(said.notSaved, () => save.mutateAsync());
      const file = saved?.value ?? null;
      if (file !== null) notifyDone(said.savedTo(file.rows, file.fileName));
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
            {said.change(
              formatCount(row.line),
              row.cellIndex === null ? '' : (row.cells[row.cellIndex] ?? ''),
            )}{' '}
            <b>{row.fix}</b>
          </List.Item>
        ))}
        {others > 0 && (
          <List.Item>
            {examples.length === 0 ? said.others(others) : said.more(formatCount(others))}
          </List.Item>
        )}
      </List>
      <Text size="sm" c="dimmed" mt="sm">
        {said.applyAbout}
      </Text>
    </>
  );
}
