import type { FileChoice } from '../../../src-shared/ipc/window-api.ts';
import { draftFor, setImportDraft } from './import-draft.ts';
import { useDismissImport } from '../../api/imports/import-run.ts';
import { listNameFor } from './mapping.ts';

/** Takes a file as the next to be imported; what came of the last import is no longer shown. */
export function useTakeFile(): (file: FileChoice) => void {
  const dismiss = useDismissImport();
  return (file) => {
    dismiss();
    setImportDraft(draftFor(file, listNameFor(file.fileName)));
  };
}
