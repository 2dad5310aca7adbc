import type {
  ImportForecast,
  ImportPreview,
  ImportProgress,
  ImportResult,
  ImportSummary,
  ImportUndo,
  OnDuplicate,
} from '../../src-shared/import/import.ts';
import { undecided, type ReadingOptions } from '../../src-shared/import/file-reading.ts';
import type { ForecastRequest } from './forecast-import.ts';
import { anotherImportRuns, type ImportRequest } from './import-contacts.ts';
import { mapColumns, refuseToGuessPhone, type ColumnChoices } from './columns/map-columns.ts';
import type { OvoDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import type { ImportThreads, UndoProgress } from './jobs.ts';

interface PreviewRequest {
  readonly file: string;
  readonly country: string;
  readonly reading: ReadingOptions;
}

/** Importing files of contacts, and undoing imports. */
export interface Imports {
  preview(request: PreviewRequest): Promise<ImportPreview>;
  /** What an import would bring. Another one that is being counted is canceled. */
  forecast(request: ForecastRequest): Promise<ImportForecast>;
  /** Refused (`busy`) while another file is imported, and as `importContacts` says. */
  start(request: ImportRequest): Promise<ImportResult>;
  /** Imports a file as the preview suggests, except for the columns that `choices` names. */
  startAsSuggested(request: {
    readonly file: string;
    /** Null for the country of the settings. */
    readonly country: string | null;
    /** How the file is read; Ovo decides unless given. */
    readonly reading?: ReadingOptions;
    readonly choices: ColumnChoices;
    readonly listName: string | null;
    /** None unless given. */
    readonly tags?: readonly string[];
    readonly consent?: { readonly source: string } | null;
    readonly onDuplicate: OnDuplicate;
  }): Promise<ImportResult>;
  /** Cancels the import that is running. */
  cancel(): void;
  /** Cancels the import that is running and every reading of a file, because the application closes. */
  stop(): void;
  /** All imports, the newest first. */
  page(page: { readonly offset: number; readonly limit: number }): Promise<{
    readonly total: number;
    readonly rows: readonly ImportSummary[];
  }>;
  /** What undoing an import would change. */
  undoPreview(importId: number): Promise<ImportUndo>;
  /** Undoes an import. Refused (`conflict`) where it was undone before. */
  undo(importId: number): Promise<ImportUndo>;
}

export function createImports(context: {
  readonly db: OvoDatabase;
  readonly threads: ImportThreads;
  /** Called before an import begins, for a backup; the import begins even if that fails. */
  readonly beforeImport: () => Promise<void>;
  readonly onChange: () => void;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onUndoProgress: (progress: UndoProgress) => void;
}): Imports {
  const { db, threads, onProgress } = context;
  let running: AbortController | null = null;
  let forecasting: AbortController | null = null;
  const previews = new Set<AbortController>();

  /** Does one import at a time, from the first look at its file on. */
  async function alone(
    work: (signal: AbortSignal) => Promise<ImportResult>,
  ): Promise<ImportResult> {
    if (running !== null) {
      throw anotherImportRuns();
    }
    running = new AbortController();
    try {
      return await work(running.signal);
    } finally {
      running = null;
      context.onChange();
    }
  }

  async function run(request: ImportRequest, signal: AbortSignal): Promise<ImportResult> {
    await context.beforeImport();
    return await threads.write('imports.run', request, { onProgress, signal });
  }

  /** Reads a file until that is done or the controller aborts, as `stop` lets it. */
  async function cancelable<T>(
    read: (signal: AbortSignal) => Promise<T>,
    controller = new AbortController(),
  ): Promise<T> {
    previews.add(controller);
    try {
      return await read(controller.signal);
    } finally {
      previews.delete(controller);
    }
  }

  return {
    preview: (request) =>
      cancelable((signal) => threads.read('imports.preview', request, { signal })),
    forecast(request) {
      forecasting?.abort();
      forecasting = new AbortController();
      return cancelable(
        (signal) => threads.read('imports.forecast', request, { signal }),
        forecasting,
      );
    },
    start: (request) => alone((signal) => run(request, signal)),
    startAsSuggested: ({ file, choices, listName, onDuplicate, ...request }) =>
      alone(async (signal) => {
        const { tags = [], consent = null } = request;
        const country = request.country ?? readSettings(db).defaultCountry;
        const chosen = request.reading ?? undecided;
        const { reading, columns } = await threads.write(
          'imports.preview',
          { file, country, reading: chosen },
          { signal },
        );
        const mapping = mapColumns(columns, choices);
        refuseToGuessPhone(columns, mapping);
        const wanted = {
          file,
          country,
          reading,
          mapping,
          listName,
          tags,
          consent,
          onDuplicate,
        };
        return await run(wanted, signal);
      }),
    cancel: () => running?.abort(),
    stop() {
      running?.abort();
      for (const controller of previews) controller.abort();
    },
    page: (page) => threads.read('imports.page', page),
    undoPreview: (importId) => threads.read('imports.undoPreview', { importId }),
    async undo(importId) {
      try {
        const { onUndoProgress: onUndone } = context;
        return await threads.write('imports.undo', { importId }, { onProgress: onUndone });
      } finally {
        context.onChange();
      }
    },
  };
}
