import type {
  ColumnMapping,
  ImportProgress,
  ImportReject,
  ImportResult,
  OnDuplicate,
  ReadingOptions,
} from '../../src-shared/import/import.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { isKnownCountry } from '../../src-shared/phone/phone-number.ts';
import { refuseUnlessStatic } from '../contacts/contact-rows.ts';
import { createStaging, withReadableErrors, type ImportStaging } from './saving/staging.ts';
import { findList } from '../contacts/list-rows.ts';
import type { OvoDatabase } from '../database/open.ts';
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

/** A file to bring in, as the preview showed it and a person confirmed it. */
export interface ImportRequest extends RowsWanted {
  readonly mapping: ColumnMapping;
  readonly reading: ReadingOptions;
  /** The list that everybody of the file goes on, made where there is none; null or empty for none. */
  readonly listName: string | null;
  /** Tags that everybody of the file gets. */
  readonly tags: readonly string[];
  /**
   * How everybody of the file agreed to be texted; null where nobody says so. A file that says itself
   * who agreed is believed instead.
   */
  readonly consent: { readonly source: string } | null;
  readonly onDuplicate: OnDuplicate;
}

/** Where an import is done, and how it is watched. */
export interface ImportContext {
  readonly clock: Clock;
  /** At most ten times a second, once when the saving begins, and always the last one. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Calls the import off; once all of it is saved nothing does. */
  readonly signal?: { readonly aborted: boolean };
  /** Does the one big write while nobody else of this process writes. */
  readonly exclusively?: <T>(write: () => T) => T;
  /** Reads the file; in this thread unless it is done elsewhere. */
  readonly readRows?: (wanted: RowsWanted) => Promise<RowReading>;
}

/** Rejected rows that come back at once; all of them stay with the import. */
const rejectsReturned = 100;

const progressEveryMs = 100;

const importing = new WeakSet<OvoDatabase>();

/**
 * Brings the contacts of a file in: all of it at the end, in one transaction, or nothing. Whatever goes
 * wrong before that, the end of the process included, leaves no trace.
 *
 * Rows with a number that a contact, or an earlier row, has already are merged: `update` (what is not
 * empty in the file replaces what was there, custom fields are added), `fill` (only where there was
 * nothing) or `skip`. Either way their contact goes on the list and gets the tags that everybody of the
 * file gets. Rows that are none are kept with the import, each with the reason. Rows with nothing in any
 * cell do not count. Suppressions stay, and so does consent that is on record; a number that wants no
 * texts, as its row says, is suppressed.
 *
 * Refused: `busy` while another import runs; `usage` where the file cannot be read or the country is
 * unknown; `invalid` where the mapping does not fit or the file cannot be read on from some line;
 * `conflict` where the list is one by filter; `canceled`; `unavailable` when the disk is full.
 */
export async function importContacts(
  db: OvoDatabase,
  request: ImportRequest,
  context: ImportContext,
): Promise<ImportResult> {
  if (importing.has(db)) {
    throw new UserError(
      'busy',
      'Another file is being imported. Wait until it is done, or cancel it. Nothing of this one was imported.',
    );
  }
  refuseImpossible(db, request);
  importing.add(db);
  try {
    return await run(db, request, context);
  } finally {
    importing.delete(db);
  }
}

/** Sooner than after minutes of reading. */
function refuseImpossible(db: OvoDatabase, { country, listName }: ImportRequest): void {
  if (!isKnownCountry(country)) {
    throw new UserError(
      'usage',
      `“${country}” is no country that Ovo knows. Give a two-letter code, such as US.`,
    );
  }
  const list = listName === null ? null : findList(db, listName);
  if (list !== null) refuseUnlessStatic(db, list.id);
}

async function run(
  db: OvoDatabase,
  request: ImportRequest,
  context: ImportContext,
): Promise<ImportResult> {
  const { clock, exclusively = (write) => write() } = context;
  const startedAt = clock.now();
  const start = clock.elapsed();
  const staging = createStaging(db);
  try {
    const source = await (context.readRows ?? readRows)(request);
    try {
      const running = new RunningImport(request, context, source.head, staging);
      for await (const packet of source.packets) running.take(packet);
      await source.close();
      running.refuseIfCanceled();
      const saved = withReadableErrors(() =>
        exclusively(() =>
          saveImport(db, running.record(startedAt), (share) => running.noteSaved(share)),
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

/** What one import has come to. */
class RunningImport {
  readonly #request: ImportRequest;
  readonly #context: ImportContext;
  readonly #head: RowsHead;
  readonly #staging: ImportStaging;
  readonly #rate: ImportRate;
  readonly #rejects: ImportReject[] = [];
  #contacts = 0;
  #invalid = 0;
  #bytesRead = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
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

  /** Puts some rows away. */
  take({ places, text, extras, rejects, bytesRead }: RowPacket): void {
    this.refuseIfCanceled();
    const values = places.length === 0 ? [] : text.split(separator);
    if (values.length !== 5 * places.length) throw new Error('A packet of rows is not whole.');
    this.#staging.addContacts(places, values);
    this.#staging.addExtras(extras);
    this.#staging.addRejects(rejects);
    this.#contacts += places.length;
    this.#invalid += rejects.length;
    this.#bytesRead = bytesRead;
    for (const { cells: _cells, cellIndex: _cellIndex, ...reject } of rejects) {
      if (this.#rejects.length === rejectsReturned) break;
      this.#rejects.push(reject);
    }
    this.#tell(this.#bytesRead / Math.max(1, this.#head.sizeBytes));
  }

  refuseIfCanceled(): void {
    if (this.#context.signal?.aborted !== true) return;
    throw new UserError(
      'canceled',
      `The import of ${this.#head.name} was canceled. Nothing of it was imported.`,
    );
  }

  noteSaved(share: number): void {
    this.refuseIfCanceled();
    if (!this.#isSaving) {
      this.#isSaving = true;
      this.#rate.startSaving();
      this.#toldAt = Number.NEGATIVE_INFINITY;
    }
    // The rest of the work follows once the rows are in.
    this.#tell(0.6 * share);
  }

  record(startedAt: number) {
    const { listName, country, onDuplicate, mapping, tags } = this.#request;
    const { name, names, reading } = this.#head;
    const saysItself = mapping.some(
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
      consent: saysItself ? null : this.#request.consent,
      contacts: this.#contacts,
      invalid: this.#invalid,
      startedAt,
      now: this.#context.clock.now(),
    };
  }

  result(saved: ImportSaved, seconds: number): ImportResult {
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#tell(1);
    return {
      ...saved,
      fileName: this.#head.name,
      rows: this.#contacts + this.#invalid,
      invalid: this.#invalid,
      seconds,
      rejects: this.#rejects,
    };
  }

  #tell(share: number): void {
    const { clock, onProgress } = this.#context;
    const now = clock.elapsed();
    if (onProgress === undefined || now - this.#toldAt < progressEveryMs) return;
    this.#toldAt = now;
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
