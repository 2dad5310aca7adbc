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
  /** Shows what undoing would change, asks, undoes the import, and says what changed; false where it did not. */
  readonly askAndUndo: (run: UndoRun & UndoneImport) => Promise<boolean>;
  /** Whether any import is being undone now. */
  readonly isBusy: boolean;
}

/** Undoing imports. */
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
            This can’t be undone, but you can import the file again.
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
