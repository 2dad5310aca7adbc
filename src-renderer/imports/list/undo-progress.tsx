import { Progress } from '@mantine/core';
import { useUndoPercent } from '../../api/contacts/undo-run.ts';

/** How far the undoing of an import is. */
export function UndoProgress({ fileName }: { readonly fileName: string }) {
  const percent = useUndoPercent();
  return (
    <Progress
      value={percent ?? 100}
      animated={percent === null}
      size="xs"
      mt={6}
      aria-label={`Undoing the import of ${fileName}`}
    />
  );
}
