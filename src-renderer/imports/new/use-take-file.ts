import type { FileChoice } from '../../../src-shared/ipc/window-api.ts';
import { draftFor, useImportDraft } from '../../api/imports/import-draft.ts';
import { useDismissImport } from '../../api/imports/import-run.ts';
import { listNameFor } from './mapping.ts';

/** Takes a file as the next to be imported; what came of the last import is no longer shown. */
export function useTakeFile(): (file: FileChoice) => void {
  const { setDraft } = useImportDraft();
  const dismiss = useDismissImport();
  return (file) => {
    dismiss();
    setDraft(draftFor(file, listNameFor(file.fileName)));
  };
}
