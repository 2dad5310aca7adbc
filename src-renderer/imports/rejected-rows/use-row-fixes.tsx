import { List, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Bench, BenchRow } from '../../../src-shared/import/import.ts';
import {
  useAcceptFixes,
  useBringBack,
  useMendRow,
  useSaveBench,
  useSetAside,
} from '../../api/imports/rejected-rows.ts';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { acceptedText, mendedText, problemNames } from './rejected-rows-text.ts';

/** What was done last, for whoever sees or hears the screen. */
export interface Feedback {
  readonly text: string;
  readonly isGood: boolean;
}

type Kind = Bench['problems'][number];

/** Fixes that are shown before all of a kind are taken. */
const examplesShown = 5;

/** All that can be done on the bench, and what came of it. One thing at a time. */
export function useMending(importId: number) {
  const mend = useMendRow(importId);
  const acceptFixes = useAcceptFixes(importId);
  const setAside = useSetAside(importId);
  const bringBack = useBringBack(importId);
  const save = useSaveBench(importId);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const isAtWork = useRef(false);

  /** A key that is held down does not begin anything twice. */
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
    isBusy: mend.isPending || acceptFixes.isPending || setAside.isPending || bringBack.isPending,
    isSaving: save.isPending,

    /** Reads a row again with these cells; gives the row where it is still rejected, else null. */
    async mendRow(row: BenchRow, cells: readonly string[]): Promise<BenchRow | null> {
      const done = await once(`Line ${formatCount(row.line)} was not mended`, () =>
        mend.mutateAsync({ rowId: row.id, cells: [...cells] }),
      );
      if (done === null) return row;
      const { value: result } = done;
      setFeedback({ text: mendedText(row.line, result), isGood: result.kind === 'mended' });
      return result.kind === 'mended' ? null : result.row;
    },

    /** Asks, with some of the fixes, and takes all of one kind. */
    async acceptAll({ problem, withFix }: Kind, loaded: readonly BenchRow[]): Promise<void> {
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

    async setRowAside(row: BenchRow): Promise<boolean> {
      const line = `Line ${formatCount(row.line)}`;
      const done = await once(`${line} was not set aside`, () =>
        setAside.mutateAsync({ rowId: row.id }),
      );
      if (done === null) return false;
      setFeedback({ text: `${line} is set aside. You can bring it back.`, isGood: true });
      return true;
    },

    async setAllAside({ problem, left }: Kind): Promise<void> {
      const done = await once('The rows were not set aside', () =>
        setAside.mutateAsync({ problem }),
      );
      if (done === null) return;
      setFeedback({
        text: `${plural(left, 'row')} set aside. You can bring ${left === 1 ? 'it' : 'them'} back.`,
        isGood: true,
      });
    },

    async bringAllBack(count: number): Promise<void> {
      const done = await once('The rows were not brought back', () => bringBack.mutateAsync());
      if (done === null) return;
      setFeedback({ text: `${plural(count, 'row')} brought back.`, isGood: true });
    },

    async saveLeft(): Promise<void> {
      const saved = await doOrTell('The rows were not saved', () => save.mutateAsync());
      const file = saved?.value ?? null;
      if (file !== null) notifyDone(`${plural(file.rows, 'row')} saved to ${file.fileName}.`);
    },
  };
}

export type Mending = ReturnType<typeof useMending>;

interface ExamplesProps {
  readonly rows: readonly BenchRow[];
  readonly total: number;
}

/** Some of the fixes that are about to be taken. */
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
        Each is read again with its fix and goes in. Undoing the import takes them back, too.
      </Text>
    </>
  );
}
