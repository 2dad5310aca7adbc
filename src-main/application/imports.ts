import type {
  Delimiter,
  Encoding,
  ImportPreview,
  ImportProgress,
  ImportReject,
  ImportResult,
  OnDuplicate,
} from '../../src-shared/contact/import.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { exportRejects } from '../contacts/export-rejects.ts';
import type { ImportRequest } from '../contacts/import-contacts.ts';
import { mapColumns } from '../contacts/map-columns.ts';
import { previewImport } from '../contacts/preview-import.ts';
import { rejectsPage } from '../db/imports.ts';
import type { OvoDatabase } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import type { Threads } from './threads/threads.ts';

/** What can be done with files of contacts. */
export interface Imports {
  preview(request: {
    readonly file: string;
    readonly country: string;
    readonly encoding: Encoding | null;
    readonly delimiter: Delimiter | null;
  }): Promise<ImportPreview>;
  start(request: ImportRequest): Promise<ImportResult>;
  /** Imports a file as the preview suggests, except for the columns that `choices` names. */
  startAsSuggested(request: {
    readonly file: string;
    readonly country: string | null;
    readonly choices: Readonly<Record<string, string>>;
    readonly listName: string | null;
    readonly onDuplicate: OnDuplicate;
  }): Promise<ImportResult>;
  /** Calls off the import that is running, if one is. */
  cancel(): void;
  rejects(page: { readonly importId: number; readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly ImportReject[];
  };
  /** Writes the rejected rows of an import to a CSV; returns how many. */
  saveRejects(importId: number, file: string): Promise<number>;
}

export function createImports(context: {
  readonly db: OvoDatabase;
  readonly threads: Threads;
  /** Called before an import begins; a backup that cannot be made does not keep it from doing so. */
  readonly beforeImport: () => Promise<void>;
  readonly onChange: () => void;
  readonly onProgress: (progress: ImportProgress) => void;
}): Imports {
  const { db, threads, onProgress } = context;
  let running: AbortController | null = null;

  async function start(request: ImportRequest): Promise<ImportResult> {
    const controller = new AbortController();
    if (running !== null) {
      throw new Refusal(
        'busy',
        'Another file is being imported. Wait until it is done, or cancel it. Nothing of this one was imported.',
      );
    }
    running = controller;
    try {
      const { signal } = controller;
      await context.beforeImport();
      return await threads.write('imports.run', request, { onProgress, signal });
    } finally {
      running = null;
      context.onChange();
    }
  }

  return {
    preview: ({ file, ...options }) => previewImport(file, options),
    start,
    async startAsSuggested({ file, choices, listName, onDuplicate, ...request }) {
      const country = request.country ?? readSettings(db).defaultCountry;
      const preview = await previewImport(file, { country, encoding: null, delimiter: null });
      const { encoding, delimiter } = preview;
      const mapping = mapColumns(preview.columns, choices);
      return start({ file, country, encoding, delimiter, mapping, listName, onDuplicate });
    },
    cancel: () => running?.abort(),
    rejects: (page) => rejectsPage(db, page),
    saveRejects: async (importId, file) => (await exportRejects(db, importId, file)).rows,
  };
}
