import { Progress } from '@mantine/core';
import { useUndoPercent } from '../../api/contacts/undo-run.ts';
import { words } from '../../words.ts';

/** The progress of undoing an import. */
export function UndoProgress({ fileName }: { readonly fileName: string }) {
  const percent = useUndoPercent();
  return (
    <Progress
      value={percent ?? 100}
      animated={percent === null}
      mt={6}
      aria-label={words.imports.history.undoingFile(fileName)}
    />
  );
}
