import { useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ColumnMapping,
  OnDuplicate,
  ReadingOptions,
} from '../../../src-shared/import/import.ts';
import type { FileChoice } from '../../../src-shared/ipc/window-api.ts';
import { keys } from '../keys.ts';

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

/** Ovo finds out by itself how to read a file. */
const asFound: ReadingOptions = { encoding: null, delimiter: null, sheet: null, hasHeader: null };

/** What is chosen for a file at first. */
export function draftFor(file: FileChoice, listName: string): ImportDraft {
  return {
    file,
    country: null,
    reading: asFound,
    edited: null,
    listName,
    tags: [],
    consentSource: '',
    onDuplicate: 'update',
  };
}

/** The file that is about to be imported; null where none is chosen. */
export function useImportDraft() {
  const client = useQueryClient();
  const draft = useQuery<ImportDraft | null>({
    queryKey: keys.importDraft,
    queryFn: () => null,
    initialData: null,
    gcTime: Infinity,
  }).data;
  return {
    draft,
    setDraft: (next: ImportDraft | null) =>
      client.setQueryData<ImportDraft | null>(keys.importDraft, next),
    change: (part: Partial<Omit<ImportDraft, 'file'>>) =>
      client.setQueryData<ImportDraft | null>(keys.importDraft, (known) =>
        known ? { ...known, ...part } : known,
      ),
  };
}
