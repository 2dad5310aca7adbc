import type { ColumnMapping, ReadingOptions } from '../../src-shared/import/import.ts';
import { extraOf, type StagedExtra, type StagedReject } from './saving/staging.ts';
import { openContactsFile, type ContactsFile } from './readers/contacts-file.ts';
import {
  contactRowReader,
  isFault,
  type ContactRow,
  type ReadContactRow,
} from './rows/contact-row.ts';
import type { RowFault } from './rows/row-fault.ts';
import { refuseUnusable } from './columns/map-columns.ts';

/** A file and how its rows are to be read. */
export interface RowsWanted {
  readonly file: string;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  readonly reading: ReadingOptions;
  readonly mapping: ColumnMapping;
}

/** What is known of a file before its first row. */
export interface RowsHead {
  readonly name: string;
  readonly sizeBytes: number;
  /** Of its columns. */
  readonly names: readonly string[];
  /** As it is read now, with everything found out. */
  readonly reading: ReadingOptions;
}

/** Some rows of a file, read and judged, packed so that they cross between threads at little cost. */
export interface RowPacket {
  /** The places of the contacts among the rows: ever higher, from 1; the line of the file where it can be. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** Phone, first name, last name, e-mail and custom fields of each, all joined by `separator`. */
  readonly text: string;
  readonly extras: readonly StagedExtra[];
  readonly rejects: readonly StagedReject[];
  readonly bytesRead: number;
}

/** The rows of a file as they come. */
export interface RowReading {
  readonly head: RowsHead;
  readonly packets: AsyncIterable<RowPacket>;
  close(): Promise<void>;
}

/** Between the values of a packet; no value has one: files with NUL characters are refused. */
export const separator = '\0';

/**
 * Rows that go together: fewer are not worth a message between threads, and more grow old before they
 * are put away, which costs more than it saves.
 */
const rowsInPacket = 1000;

/** More of a rejected value is not shown; all of it stays with the row. */
const longestValue = 200;

/**
 * Opens a file for an import. Refused as `openContactsFile` and `refuseUnusable` say; the packets are
 * refused (`invalid`) where the file cannot be read on.
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
  for await (const { rows, bytesRead } of source.rows()) {
    for (const { line, cells } of rows) {
      const row = readRow(cells);
      if (isFault(row)) {
        packet.rejects.push(rejectOf(row, line, cells));
        continue;
      }
      lastPlace = Math.max(line, lastPlace + 1);
      packet.add(lastPlace, row);
    }
    if (packet.rows < rowsInPacket) continue;
    yield packet.end(bytesRead);
    packet = new GrowingPacket();
  }
  yield packet.end(source.sizeBytes);
}

/** Rows that gather until there are enough of them for a packet. */
class GrowingPacket {
  readonly rejects: StagedReject[] = [];
  readonly #places: number[] = [];
  readonly #values: string[] = [];
  readonly #extras: StagedExtra[] = [];

  get rows(): number {
    return this.#places.length + this.rejects.length;
  }

  add(place: number, row: ContactRow): void {
    this.#places.push(place);
    this.#values.push(row.phone, row.firstName, row.lastName, row.email, row.customFields);
    const extra = extraOf(row, place);
    if (extra !== null) this.#extras.push(extra);
  }

  end(bytesRead: number): RowPacket {
    return {
      places: Uint32Array.from(this.#places),
      text: this.#values.join(separator),
      extras: this.#extras,
      rejects: this.rejects,
      bytesRead,
    };
  }
}

function rejectOf(fault: RowFault, line: number, cells: readonly string[]): StagedReject {
  const { value } = fault;
  const shown = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { ...fault, value: shown, line, cells };
}
