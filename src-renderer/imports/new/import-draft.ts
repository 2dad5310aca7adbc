import type { ColumnMapping, OnDuplicate } from '../../../src-shared/import/import.ts';
import { undecided, type ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import type { FileChoice } from '../../../src-shared/ipc/window-api.ts';
import { useDismissImport } from '../../api/imports/import-run.ts';
import { createKeptState, useKeptState } from '../../ui/kept-state.ts';
import { listNameFor } from './mapping.ts';

/** The choices for a file before its import starts; they are kept when the screen is left. */
export interface ImportDraft {
  readonly file: FileChoice;
  /** Null for the country of the settings. */
  readonly country: string | null;
  readonly reading: ReadingOptions;
  /** The chosen mapping, and the columns that it is for; null where nothing was chosen. */
  readonly edited: { readonly columns: string; readonly mapping: ColumnMapping } | null;
  readonly listName: string;
  readonly tags: readonly string[];
  /** How all people of the file agreed to be texted; empty where nobody says so. */
  readonly consentSource: string;
  readonly onDuplicate: OnDuplicate;
}

/** The choices for a new file. */
function draftFor(file: FileChoice, listName: string): ImportDraft {
  return {
    file,
    country: null,
    reading: undecided,
    edited: null,
    listName,
    tags: [],
    consentSource: '',
    onDuplicate: 'update',
  };
}

const importDraft = createKeptState<ImportDraft | null>(null);

export function setImportDraft(next: ImportDraft | null): void {
  importDraft.set(next);
}

function changeImportDraft(part: Partial<Omit<ImportDraft, 'file'>>): void {
  const known = importDraft.get();
  if (known !== null) importDraft.set({ ...known, ...part });
}

/** Takes a file as the next one to import, in the place of the last import's result. */
export function useTakeFile(): (file: FileChoice) => void {
  const dismiss = useDismissImport();
  return (file) => {
    dismiss();
    setImportDraft(draftFor(file, listNameFor(file.fileName)));
  };
}

/** The file that is to be imported; null where none is chosen. */
export function useImportDraft() {
  return { draft: useKeptState(importDraft), change: changeImportDraft };
}
