import type { ColumnMapping } from '../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../src-shared/import/file-reading.ts';
import { extraOf, type StagedExtra, type StagedReject } from './saving/staging.ts';
import { openContactsFile, type ContactsFile } from './readers/contacts-file.ts';
import {
  contactRowReader,
  isFault,
  type ContactRow,
  type ReadContactRow,
} from './rows/contact-row.ts';
import { shownValue, type RowFault } from './rows/row-fault.ts';
import { refuseUnusable } from './columns/map-columns.ts';

/** A file, and how to read its rows. */
export interface RowsWanted {
  readonly file: string;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  readonly reading: ReadingOptions;
  readonly mapping: ColumnMapping;
}

/** A file before its first row is read. */
export interface RowsHead {
  readonly name: string;
  readonly sizeBytes: number;
  /** The names of its columns. */
  readonly names: readonly string[];
  /** How it is read, with nothing left open. */
  readonly reading: ReadingOptions;
}

/** Some rows of a file, read and checked, in a form that passes between threads at little cost. */
export interface RowPacket {
  /**
   * The places of the contacts, ascending from 1: the line of the file, or the next number where two
   * contacts begin on one line.
   */
  readonly places: Uint32Array<ArrayBuffer>;
  /** Phone, first name, last name, e-mail and custom fields of each, all joined by `separator`. */
  readonly text: string;
  readonly extras: readonly StagedExtra[];
  readonly rejects: readonly StagedReject[];
  /** How many rows say no to texts, rejected ones too, by the index of the column that says so. */
  readonly optOuts: readonly (readonly [column: number, rows: number])[];
  readonly bytesRead: number;
}

/** The rows of a file as they come. */
export interface RowReading {
  readonly head: RowsHead;
  readonly packets: AsyncIterable<RowPacket>;
  close(): Promise<void>;
}

/** Separates the values of a packet. No value contains it: files with NUL characters are refused. */
export const separator = '\0';

/**
 * Rows of a packet. Fewer are not worth a message between threads; more survive a garbage collection
 * before they are saved, which costs more than it saves.
 */
const rowsInPacket = 1000;

/** Batches after which a packet goes out in any case, so that it shows how far the reading is. */
const batchesInPacket = 200;

/** Characters of a packet: few rows can be long ones. */
const charactersInPacket = 1_000_000;

/**
 * Opens a file for an import. Refused as `openContactsFile` and `refuseUnusable` refuse. Reading the
 * packets is refused (`invalid`) from the line on at which the file is damaged.
 */
export async function readRows(wanted: RowsWanted): Promise<RowReading> {
  const source = await openContactsFile(wanted.file, wanted.reading, wanted.country);
  try {
    refuseUnusable(wanted.mapping, source.names);
  } catch (error) {
    await source.close();
    throw error;
  }
  const { name, sizeBytes, names, reading } = source;
  const readRow = contactRowReader(wanted.mapping, names, wanted.country);
  return {
    head: { name, sizeBytes, names, reading },
    packets: packetsOf(source, readRow),
    close: () => source.close(),
  };
}

async function* packetsOf(
  source: ContactsFile,
  readRow: ReadContactRow,
): AsyncGenerator<RowPacket, void> {
  let lastPlace = 0;
  let packet = new GrowingPacket();
  let batches = 0;
  for await (const { rows, bytesRead } of source.rows()) {
    batches += 1;
    for (const { line, cells, isPlain } of rows) {
      const row = readRow(cells, isPlain);
      if (isFault(row)) {
        packet.reject(rejectOf(row, line, cells));
      } else {
        lastPlace = Math.max(line, lastPlace + 1);
        packet.add(lastPlace, row);
      }
      if (!packet.isFull) continue;
      yield packet.end(bytesRead);
      packet = new GrowingPacket();
      batches = 0;
    }
    if (batches < batchesInPacket) continue;
    yield packet.end(bytesRead);
    packet = new GrowingPacket();
    batches = 0;
  }
  yield packet.end(source.sizeBytes);
}

/** A packet that is being filled. */
class GrowingPacket {
  #characters = 0;
  readonly rejects: StagedReject[] = [];
  readonly #places: number[] = [];
  readonly #values: string[] = [];
  readonly #extras: StagedExtra[] = [];
  readonly #optOuts = new Map<number, number>();

  /** Whether it has as many rows as a packet should have, or as many characters. */
  get isFull(): boolean {
    const rows = this.#places.length + this.rejects.length;
    return rows >= rowsInPacket || this.#characters >= charactersInPacket;
  }

  reject(row: StagedReject): void {
    this.rejects.push(row);
    for (const cell of row.cells) this.#characters += cell.length;
    this.#countOptOut(row.refusal?.optOutColumn ?? null);
  }

  add(place: number, row: ContactRow): void {
    this.#places.push(place);
    this.#values.push(row.phone, row.firstName, row.lastName, row.email, row.customFields);
    this.#characters += 100 + row.customFields.length;
    const extra = extraOf(row, place);
    if (extra !== null) this.#extras.push(extra);
    this.#countOptOut(row.optOutColumn);
  }

  #countOptOut(column: number | null): void {
    if (column !== null) this.#optOuts.set(column, (this.#optOuts.get(column) ?? 0) + 1);
  }

  end(bytesRead: number): RowPacket {
    return {
      places: Uint32Array.from(this.#places),
      text: this.#values.join(separator),
      extras: this.#extras,
      rejects: this.rejects,
      optOuts: [...this.#optOuts],
      bytesRead,
    };
  }
}

function rejectOf(fault: RowFault, line: number, cells: readonly string[]): StagedReject {
  return { ...fault, value: shownValue(fault.value), line, cells };
}
