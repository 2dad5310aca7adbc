import type { ColumnMapping, OnDuplicate } from '../../../src-shared/import/import.ts';
import { undecided, type ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import type { FileChoice } from '../../../src-shared/ipc/window-api.ts';
import { createKeptState, useKeptState } from '../../ui/kept-state.ts';

/** What was chosen for a file before its import starts; it outlives the screen it is chosen on. */
export interface ImportDraft {
  readonly file: FileChoice;
  /** Null for the country of the settings. */
  readonly country: string | null;
  readonly reading: ReadingOptions;
  /** What was chosen for columns, and which columns these were; null where nothing was. */
  readonly edited: { readonly columns: string; readonly mapping: ColumnMapping } | null;
  readonly listName: string;
  readonly tags: readonly string[];
  /** How these people agreed to be texted; empty where nobody says so. */
  readonly consentSource: string;
  readonly onDuplicate: OnDuplicate;
}

/** What is chosen for a file at first. */
export function draftFor(file: FileChoice, listName: string): ImportDraft {
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

/** The file that is about to be imported; null where none is chosen. */
export function useImportDraft() {
  return { draft: useKeptState(importDraft), change: changeImportDraft };
}
