import type {
  ColumnMapping,
  Delimiter,
  Encoding,
  ImportProgress,
  ImportReject,
  ImportResult,
  OnDuplicate,
} from '../../src-shared/contact/import.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { isKnownCountry } from '../../src-shared/message/phone-number.ts';
import { createStaging, type ImportSaved, type ImportStaging } from '../db/import-staging.ts';
import type { OvoDatabase } from '../db/open.ts';
import type { Clock } from '../engine/ports.ts';
import { readHeader } from './columns.ts';
import { contactRowReader, isFault, type ReadContactRow, type RowFault } from './contact-row.ts';
import { CsvFault, CsvReader, type CsvRow } from './csv-reader.ts';
import { refuseUnusable } from './map-columns.ts';
import { unreadable } from './preview-import.ts';
import { SeenPhones } from './seen-phones.ts';
import { openTextFile, type TextFile } from './text-file.ts';

/** A file to bring in, as the preview showed it and a person confirmed it. */
export interface ImportRequest {
  readonly file: string;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly mapping: ColumnMapping;
  /** The list that everybody of the file goes on, made where there is none; null or empty for none. */
  readonly listName: string | null;
  readonly onDuplicate: OnDuplicate;
}

export interface ImportWatch {
  /** At most ten times a second, and once when the saving begins. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Calls the import off while the file is being read; what is being saved is saved. */
  readonly signal?: { readonly aborted: boolean };
}

/** Rejected rows that come back at once; all of them stay with the import. */
const rejectsReturned = 100;

/** More of a rejected value is not shown; all of it stays with the row. */
const longestValue = 200;

const progressEveryMs = 100;

/** How much is staged before others get their turn, a contact being 1; some 5 ms of work. */
const effortAtOnce = 1000;

/** Finding out and saying what is wrong with a number takes that much longer than reading it. */
const effortOfReject = 20;

const importing = new WeakSet<OvoDatabase>();

/**
 * Brings the contacts of a CSV in: all of it at the end, in one transaction, or nothing. Whatever goes
 * wrong before that, the end of the process included, leaves no trace.
 *
 * Rows with a number that a contact, or an earlier row, has already are `updated` (what is not empty
 * in the file replaces what was there, custom fields are added) or `skipped`. Either way their
 * contact goes on the list. Rows that are none are kept with the import, each with the reason. Rows
 * with nothing in any cell do not count. Suppressions and consent stay as they are.
 *
 * Refused: `busy` while another import runs; `usage` where the file cannot be read or the country is
 * unknown; `invalid` where the mapping does not fit or the file is no CSV from some line on;
 * `canceled`; `unavailable` when the disk is full.
 */
export async function importContacts(
  db: OvoDatabase,
  clock: Clock,
  request: ImportRequest,
  watch: ImportWatch = {},
): Promise<ImportResult> {
  if (importing.has(db)) {
    throw new Refusal(
      'busy',
      'Another file is being imported. Wait until it is done, or cancel it. Nothing of this one was imported.',
    );
  }
  if (!isKnownCountry(request.country)) {
    throw new Refusal(
      'usage',
      `“${request.country}” is no country that Ovo knows. Give a two-letter code, such as US.`,
    );
  }
  importing.add(db);
  try {
    return await run(db, clock, request, watch);
  } finally {
    importing.delete(db);
  }
}

async function run(
  db: OvoDatabase,
  clock: Clock,
  request: ImportRequest,
  watch: ImportWatch,
): Promise<ImportResult> {
  const startedAt = clock.now();
  const source = await openTextFile(request.file);
  try {
    const staging = createStaging(db);
    try {
      const reading = new Reading(source, request, staging);
      const stageAll = async () => {
        for (;;) {
          refuseIfCalledOff(db, source, watch);
          if (reading.stageSome()) return;
          await breathe(clock);
        }
      };
      let toldAt = startedAt;
      for await (const { text, bytesRead } of source.pieces(request.encoding)) {
        reading.take(text);
        await stageAll();
        if (Math.abs(clock.now() - toldAt) >= progressEveryMs) {
          toldAt = clock.now();
          watch.onProgress?.(reading.progress(bytesRead, 'reading'));
        }
      }
      reading.end();
      await stageAll();
      reading.refuseIfEmpty();
      watch.onProgress?.(reading.progress(source.sizeBytes, 'saving'));
      await breathe(clock);
      refuseIfCalledOff(db, source, watch);
      const saved = reading.save(startedAt, clock.now());
      return reading.result(saved, Math.max(0, clock.now() - startedAt) / 1000);
    } finally {
      staging.drop();
    }
  } finally {
    await source.close();
  }
}

function breathe(clock: Clock): Promise<void> {
  return new Promise((resolve) => void clock.after(0, resolve));
}

function refuseIfCalledOff(db: OvoDatabase, source: TextFile, watch: ImportWatch): void {
  if (watch.signal?.aborted !== true && db.sqlite.open) return;
  throw new Refusal(
    'canceled',
    `The import of ${source.name} was canceled. Nothing of it was imported.`,
  );
}

/** What one import has come to while its file is read. */
class Reading {
  readonly #source: TextFile;
  readonly #request: ImportRequest;
  readonly #staging: ImportStaging;
  readonly #reader: CsvReader;
  readonly #seen = new SeenPhones();
  readonly #rejects: ImportReject[] = [];
  #names: readonly string[] = [];
  #readRow: ReadContactRow | null = null;
  #rows = 0;
  #invalid = 0;

  constructor(source: TextFile, request: ImportRequest, staging: ImportStaging) {
    this.#source = source;
    this.#request = request;
    this.#staging = staging;
    this.#reader = new CsvReader(request.delimiter);
  }

  /** Takes the next piece of the file; `stageSome` stages the rows that end in it. */
  take(text: string): void {
    this.#reader.feed(text);
  }

  /** Says that the file has ended, so that what is left is a row. */
  end(): void {
    this.#reader.end();
  }

  refuseIfEmpty(): void {
    if (this.#readRow === null) {
      throw new Refusal('usage', `${this.#source.name} has no rows. Nothing was imported.`);
    }
  }

  /** Stages rows for a few milliseconds; true when none is left in what was taken. */
  stageSome(): boolean {
    let effort = 0;
    try {
      return this.#staging.addAll(() => {
        for (let row = this.#reader.next(); row !== null; row = this.#reader.next()) {
          const readRow = this.#readRow ?? this.#begin(row.cells);
          if (readRow === null) continue;
          effort += this.#stage(row, readRow) ? 1 : effortOfReject;
          if (effort >= effortAtOnce) return false;
        }
        return true;
      });
    } catch (error) {
      throw error instanceof CsvFault ? unreadable(this.#source.name, error) : error;
    }
  }

  progress(bytesRead: number, stage: ImportProgress['stage']): ImportProgress {
    const totalBytes = Math.max(bytesRead, this.#source.sizeBytes);
    return { rows: this.#rows, invalid: this.#invalid, bytesRead, totalBytes, stage };
  }

  save(startedAt: number, now: number): ImportSaved {
    const { listName, country, onDuplicate, mapping } = this.#request;
    return this.#staging.save({
      fileName: this.#source.name,
      listName: listName === null || listName.trim() === '' ? null : listName,
      country,
      onDuplicate,
      mapping: mapping.map((target, index) => ({ header: this.#names[index] ?? '', target })),
      rows: this.#rows,
      invalid: this.#invalid,
      startedAt,
      now,
    });
  }

  result(saved: ImportSaved, seconds: number): ImportResult {
    const isUpdate = this.#request.onDuplicate === 'update';
    return {
      importId: saved.importId,
      fileName: this.#source.name,
      listName: saved.listName,
      rows: this.#rows,
      added: saved.added,
      updated: isUpdate ? saved.duplicates : 0,
      skipped: isUpdate ? 0 : saved.duplicates,
      invalid: this.#invalid,
      seconds,
      rejects: this.#rejects,
    };
  }

  /** Takes the first row for the header; returns what reads it where it is a contact already. */
  #begin(cells: readonly string[]): ReadContactRow | null {
    if (isBlank(cells)) return null;
    const { country, mapping } = this.#request;
    const header = readHeader(cells, country);
    refuseUnusable(mapping, header.names);
    this.#names = header.names;
    this.#readRow = contactRowReader(mapping, header.names, country);
    return header.isInFile ? null : this.#readRow;
  }

  /** Stages a row as a contact, or as rejected; whether it was a contact. */
  #stage({ line, cells }: CsvRow, readRow: ReadContactRow): boolean {
    const read = readRow(cells);
    if (isFault(read)) {
      if (!isBlank(cells)) this.#reject(line, cells, read);
      return false;
    }
    this.#rows += 1;
    const place = this.#seen.add(read.phone);
    if (place === 0) this.#staging.addContact(read);
    else if (this.#request.onDuplicate === 'update') this.#staging.mergeContact(place, read);
    return true;
  }

  #reject(line: number, cells: readonly string[], fault: RowFault): void {
    this.#rows += 1;
    this.#invalid += 1;
    const { column, reason } = fault;
    const value =
      fault.value.length > longestValue ? `${fault.value.slice(0, longestValue)}…` : fault.value;
    this.#staging.addReject({ line, cells, column, value, reason });
    if (this.#rejects.length < rejectsReturned) this.#rejects.push({ line, column, value, reason });
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
