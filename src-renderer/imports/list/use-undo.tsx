import { List, Text } from '@mantine/core';
import {
  readUndoPreview,
  useUndoImport,
  useUndoRun,
  type UndoRun,
} from '../../api/contacts/undo-run.ts';
import { words } from '../../words.ts';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { undoneText, undoSentences, type UndoneImport } from './undo-text.ts';

const { history } = words.imports;

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
    const failure = history.notUndone(run.fileName);
    const found = await doOrTell(failure, () => readUndoPreview(run.importId));
    if (found === null) return false;
    const agreed = await ask({
      title: history.undoTitle(run.fileName),
      body: (
        <>
          <List size="sm" spacing={4}>
            {undoSentences(found.value, known).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          <Text size="sm" c="dimmed" mt="sm">
            {history.undoFinal}
          </Text>
        </>
      ),
      confirm: history.undoConfirm,
      decline: history.undoDecline,
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
