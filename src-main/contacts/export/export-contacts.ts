import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Clock } from '../../engine/ports.ts';
import { csvLine, writeCsvText } from './csv-writer.ts';
import { exportColumns } from './export-format.ts';

/** Where an export has its contacts from: asked for some at a time, so that nothing else has to wait. */
export interface ExportSource {
  selectedIds(request: {
    readonly selection: ContactSelection;
    readonly now: number;
  }): Promise<Float64Array>;
  fieldNamesOf(ids: Float64Array): Promise<readonly string[]>;
  exportLines(request: {
    readonly ids: Float64Array;
    readonly fieldNames: readonly string[];
  }): Promise<{ readonly lines: string; readonly rows: number }>;
}

/** How far an export is. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
  /** Null before that is known. */
  readonly secondsLeft: number | null;
}

/** Contacts that are asked for at once; some 10 ms of reading. */
const contactsAtOnce = 1000;

const progressEveryMs = 100;

/**
 * Writes contacts to a CSV that Excel opens and that Ovo imports as they were: number, names, e-mail
 * address, tags, time zone, consent with its evidence, and a column for each custom field that any of
 * them has. Contacts that are removed meanwhile are left out. Refused (`canceled`) when it is called
 * off, and as `writeCsvText` says; the file is whole or not there.
 *
 * @returns how many contacts were written.
 */
export async function exportContacts(
  source: ExportSource,
  clock: Clock,
  request: {
    readonly file: string;
    readonly selection: ContactSelection;
    readonly signal?: { readonly aborted: boolean };
    /** At most ten times a second, and once when all is written. */
    readonly onProgress?: (progress: ExportProgress) => void;
  },
): Promise<{ readonly rows: number }> {
  const { file, selection, signal, onProgress = () => undefined } = request;
  const ids = await source.selectedIds({ selection, now: clock.now() });
  const total = ids.length;
  const work = createWork(clock, 2 * total, onProgress);
  const some = function* () {
    for (let from = 0; from < total; from += contactsAtOnce) {
      if (signal?.aborted === true) throw canceled(file);
      yield ids.slice(from, from + contactsAtOnce);
    }
  };

  const found = new Set<string>();
  for (const part of some()) {
    for (const name of await source.fieldNamesOf(part)) found.add(name);
    work.advance(part.length);
  }
  const fieldNames = [...found].toSorted();

  let rows = 0;
  async function* lines(): AsyncGenerator<string, void> {
    yield csvLine([...exportColumns.map(({ name }) => name), ...fieldNames]);
    for (const part of some()) {
      const written = await source.exportLines({ ids: part, fieldNames });
      rows += written.rows;
      yield written.lines;
      work.advance(part.length);
    }
    if (signal?.aborted === true) throw canceled(file);
  }
  await writeCsvText(file, lines());
  onProgress({ done: total, total, secondsLeft: 0 });
  return { rows };
}

/** Reports the progress of reading the names of fields and of writing, as one number. */
function createWork(
  clock: Clock,
  effort: number,
  onProgress: (progress: ExportProgress) => void,
): { advance(contacts: number): void } {
  const startedAt = clock.elapsed();
  let toldAt = startedAt;
  let done = 0;
  return {
    advance(contacts) {
      done += contacts;
      const now = clock.elapsed();
      if (now - toldAt < progressEveryMs || done >= effort) return;
      toldAt = now;
      const secondsLeft = (((now - startedAt) / 1000) * (effort - done)) / done;
      onProgress({ done: Math.floor(done / 2), total: effort / 2, secondsLeft });
    },
  };
}

function canceled(file: string): UserError {
  return new UserError('canceled', words.exporting.canceled(file));
}
