import path from 'node:path';
import {
  rejectsInResult,
  type ColumnMapping,
  type ContactField,
  type ImportProgress,
  type ImportReject,
  type ImportResult,
  type OnDuplicate,
} from '../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../src-shared/import/file-reading.ts';
import { sayReject } from '../../src-shared/import/reject-reason.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { isKnownCountry } from '../../src-shared/phone/phone-number.ts';
import { refuseUnlessStatic } from '../contacts/contact-rows.ts';
import { unusedConsents } from './columns/unused-consents.ts';
import { unusedNames } from './columns/unused-names.ts';
import { createStaging, withReadableErrors, type ImportStaging } from './saving/staging.ts';
import { findList } from '../contacts/list-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { saveImport, type ImportSaved } from './saving/save-import.ts';
import type { Clock } from '../engine/ports.ts';
import { createImportRate, type ImportRate } from './import-rate.ts';
import {
  readRows,
  separator,
  type RowPacket,
  type RowReading,
  type RowsHead,
  type RowsWanted,
} from './row-packets.ts';
import { words } from '../../src-shared/words/words.ts';

/** A file to import, as the preview showed it and the user confirmed it. */
export interface ImportRequest extends RowsWanted {
  readonly mapping: ColumnMapping;
  readonly reading: ReadingOptions;
  /** The list that all contacts of the file go on, created if needed; null or empty for none. */
  readonly listName: string | null;
  /** Tags that all contacts of the file get. */
  readonly tags: readonly string[];
  /**
   * How all people of the file agreed to be texted; null where nobody says so. It does not count for a
   * file that has a column for consent.
   */
  readonly consent: { readonly source: string } | null;
  readonly onDuplicate: OnDuplicate;
}

/** Where an import runs, and who watches it. */
export interface ImportContext {
  readonly clock: Clock;
  /** Called at most ten times a second, when saving begins, and at the end. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Cancels the import; too late once everything is saved. */
  readonly signal?: { readonly aborted: boolean };
  /** Does the one big write while nothing else in this process writes. */
  readonly exclusively: <T>(write: (writable: WritableDatabase) => T) => T;
  /** Reads the file; in this thread unless given. */
  readonly readRows?: (wanted: RowsWanted) => Promise<RowReading>;
}

const progressEveryMs = 100;

const importing = new WeakSet<OvoDatabase>();

/**
 * Imports the contacts of a file: all of them in one transaction at the end, or none. A fault before that,
 * even the end of the process, leaves nothing behind. `rowApplier` says what a row does. Rejected rows are
 * kept with the import, each with the reason; blank rows do not count.
 *
 * Refused: `busy` while another import runs; `usage` where the file cannot be read or the country is
 * unknown; `invalid` where the mapping does not fit or the file is damaged from some line on; `conflict`
 * where the list is one by filter; `canceled`; `unavailable` when the disk is full.
 */
export async function importContacts(
  db: OvoDatabase,
  request: ImportRequest,
  context: ImportContext,
): Promise<ImportResult> {
  if (importing.has(db)) {
    throw anotherImportRuns();
  }
  refuseImpossible(db, request);
  importing.add(db);
  try {
    return await run(db, request, context);
  } catch (error) {
    // A thread that is ended in the middle of a file does not know which one it was.
    const isCanceled = error instanceof UserError && error.code === 'canceled';
    throw isCanceled ? canceled(path.basename(request.file)) : error;
  } finally {
    importing.delete(db);
  }
}

/** The error of an import while another one runs. */
export function anotherImportRuns(): UserError {
  return new UserError('busy', words.imports.anotherRuns);
}

function canceled(fileName: string): UserError {
  return new UserError('canceled', words.imports.canceled(fileName));
}

/** Refuses at once what could only fail after minutes of reading. */
function refuseImpossible(db: OvoDatabase, { country, listName }: ImportRequest): void {
  if (!isKnownCountry(country)) {
    throw new UserError('usage', words.imports.unknownCountry(country));
  }
  const list = listName === null ? null : findList(db, listName);
  if (list !== null) refuseUnlessStatic(db, list.id);
}

async function run(
  db: OvoDatabase,
  request: ImportRequest,
  context: ImportContext,
): Promise<ImportResult> {
  const { clock, exclusively } = context;
  const startedAt = clock.now();
  const start = clock.elapsed();
  const staging = createStaging(db);
  try {
    const source = await (context.readRows ?? readRows)(request);
    try {
      const running = new RunningImport(request, context, source.head, staging);
      for await (const packet of source.packets) running.stage(packet);
      await source.close();
      running.refuseIfCanceled();
      const saved = withReadableErrors(() =>
        exclusively((writable) =>
          saveImport(writable, running.record(startedAt), (share) => running.recordSaved(share)),
        ),
      );
      return running.result(saved, (clock.elapsed() - start) / 1000);
    } finally {
      await source.close();
    }
  } finally {
    staging.drop();
  }
}

/** An import while it runs: its counts, its progress and its staged rows. */
class RunningImport {
  readonly #request: ImportRequest;
  readonly #context: ImportContext;
  readonly #head: RowsHead;
  readonly #staging: ImportStaging;
  readonly #rate: ImportRate;
  readonly #rejects: ImportReject[] = [];
  readonly #optOuts = new Map<number, number>();
  #contacts = 0;
  #invalid = 0;
  #bytesRead = 0;
  #notifiedAt = Number.NEGATIVE_INFINITY;
  #isSaving = false;

  constructor(
    request: ImportRequest,
    context: ImportContext,
    head: RowsHead,
    staging: ImportStaging,
  ) {
    this.#request = request;
    this.#context = context;
    this.#head = head;
    this.#staging = staging;
    this.#rate = createImportRate(context.clock);
  }

  /** Stages some rows. */
  stage({ places, text, extras, rejects, optOuts, bytesRead }: RowPacket): void {
    this.refuseIfCanceled();
    const values = places.length === 0 ? [] : text.split(separator);
    if (values.length !== 5 * places.length) throw new Error('A packet of rows is incomplete.');
    this.#staging.addContacts(places, values);
    this.#staging.addExtras(extras);
    this.#staging.addRejects(rejects);
    this.#contacts += places.length;
    this.#invalid += rejects.length;
    this.#bytesRead = bytesRead;
    for (const [column, rows] of optOuts) this.#countOptOuts(column, rows);
    for (const reject of rejects) {
      if (this.#rejects.length === rejectsInResult) break;
      const { line, column, value, problem, fix } = reject;
      this.#rejects.push({ line, column, value, reason: sayReject(reject), problem, fix });
    }
    this.#notify(this.#bytesRead / Math.max(1, this.#head.sizeBytes));
  }

  refuseIfCanceled(): void {
    if (this.#context.signal?.aborted === true) throw canceled(this.#head.name);
  }

  recordSaved(share: number): void {
    this.refuseIfCanceled();
    if (!this.#isSaving) {
      this.#isSaving = true;
      this.#rate.startSaving();
      this.#notifiedAt = Number.NEGATIVE_INFINITY;
    }
    // Indexes and counts follow once all rows are saved.
    this.#notify(0.6 * share);
  }

  record(startedAt: number) {
    const { listName, country, onDuplicate, mapping, tags } = this.#request;
    const { name, names, reading } = this.#head;
    const hasConsentColumn = mapping.some(
      (target) =>
        target.kind === 'field' && (target.field === 'consent' || target.field === 'consentAt'),
    );
    return {
      fileName: name,
      listName: listName === null || listName.trim() === '' ? null : listName,
      country,
      reading,
      onDuplicate,
      mapping: mapping.map((target, index) => ({ header: names[index] ?? '', target })),
      tags,
      consent: hasConsentColumn ? null : this.#request.consent,
      contacts: this.#contacts,
      invalid: this.#invalid,
      startedAt,
      now: this.#context.clock.now(),
    };
  }

  result({ withdrawn, ...saved }: ImportSaved, seconds: number): ImportResult {
    this.#notifiedAt = Number.NEGATIVE_INFINITY;
    this.#notify(1);
    const { mapping } = this.#request;
    const { names } = this.#head;
    if (withdrawn > 0) this.#countOptOuts(consentColumnOf(mapping), withdrawn);
    return {
      ...saved,
      columns: mapping.map((target, index) => ({ name: names[index] ?? '', target })),
      optOuts: [...this.#optOuts].map(([column, rows]) => ({ column: names[column] ?? '', rows })),
      unusedNames: unusedNames(mapping, names),
      unusedConsents: unusedConsents(mapping, names),
      fileName: this.#head.name,
      sheet: this.#head.reading.sheet,
      rows: this.#contacts + this.#invalid,
      invalid: this.#invalid,
      seconds,
      rejects: this.#rejects,
    };
  }

  #countOptOuts(column: number, rows: number): void {
    this.#optOuts.set(column, (this.#optOuts.get(column) ?? 0) + rows);
  }

  #notify(share: number): void {
    const { clock, onProgress } = this.#context;
    const now = clock.elapsed();
    if (onProgress === undefined || now - this.#notifiedAt < progressEveryMs) return;
    this.#notifiedAt = now;
    const rows = this.#contacts + this.#invalid;
    const done = Math.min(1, share);
    onProgress({
      rows,
      invalid: this.#invalid,
      bytesRead: this.#bytesRead,
      totalBytes: Math.max(this.#bytesRead, this.#head.sizeBytes),
      stage: this.#isSaving ? 'saving' : 'reading',
      ...this.#rate.note(this.#isSaving ? Math.round(rows * done) : rows, done),
    });
  }
}

/** The column that says whether people agree, or when they did. */
function consentColumnOf(mapping: ColumnMapping): number {
  const at = (field: ContactField) =>
    mapping.findIndex((target) => target.kind === 'field' && target.field === field);
  return Math.max(0, at('consent') === -1 ? at('consentAt') : at('consent'));
}
