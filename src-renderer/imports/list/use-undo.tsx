import { List, Text } from '@mantine/core';
import {
  readUndoPreview,
  useUndoImport,
  useUndoRun,
  type UndoRun,
} from '../../api/contacts/undo-run.ts';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { undoneText, undoSentences, type UndoneImport } from './undo-text.ts';

interface Undo {
  /** Says what undoing would do, asks, does it, and says what it did; resolves to whether it did. */
  readonly askAndUndo: (run: UndoRun & UndoneImport) => Promise<boolean>;
  /** Whether an import, this or another one, is being undone now. */
  readonly isBusy: boolean;
}

/** The undoing of imports. */
export function useUndo(): Undo {
  const undo = useUndoImport();
  const isBusy = useUndoRun() !== null;

  const askAndUndo: Undo['askAndUndo'] = async ({ importId, fileName, ...known }) => {
    const run = { importId, fileName };
    const failure = `The import of ${run.fileName} was not undone`;
    const found = await doOrTell(failure, () => readUndoPreview(run.importId));
    if (found === null) return false;
    const agreed = await ask({
      title: `Undo the import of ${run.fileName}?`,
      body: (
        <>
          <List size="sm" spacing={4}>
            {undoSentences(found.value, known).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          <Text size="sm" c="dimmed" mt="sm">
            It happens at once for all of them. An undo cannot be undone; you can import the file
            again.
          </Text>
        </>
      ),
      confirm: 'Undo the import',
      decline: 'Keep it',
      danger: true,
    });
    if (!agreed) return false;
    const done = await doOrTell(failure, () => undo.mutateAsync(run));
    if (done === null) return false;
    notifyDone(undoneText(run.fileName, done.value));
    return true;
  };

  return { askAndUndo, isBusy };
}
