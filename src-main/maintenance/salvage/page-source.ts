import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { committedFrames } from './wal-frames.ts';

/** The pages of a database file as they stand on the disk; nothing is ever written. */
export interface PageSource {
  readonly pageSize: number;
  /** Bytes of a page that hold content; SQLite may keep some at its end for other purposes. */
  readonly usableSize: number;
  readonly pageCount: number;
  /** Whether some of them stand in the -wal. */
  readonly usesWal: boolean;
  /** The pages that the header of the file speaks of; 0 where that cannot be. */
  readonly pagesExpected: number;
  /** A page by its number, from 1; null where there is none. Valid until the next call. */
  read(number: number): Buffer | null;
  close(): void;
}

/** The page sizes that a file may well have: what its header and its -wal say, and what Ovo’s have. */
export function likelyPageSizes(file: string): readonly number[] {
  const sizes = [false, true].map((withWal) => {
    const source = openPages(file, { withWal });
    source.close();
    return source.pageSize;
  });
  return [...new Set([ownPageSize, ...sizes])];
}

const headerText = 'SQLite format 3\0';
/** What Ovo's databases have, for a file whose header is gone. */
const ownPageSize = 4096;

/** One way to take a file for a database. */
export interface Reading {
  /** Whether what its -wal has committed counts. */
  readonly withWal: boolean;
  /** Bytes of a page; as the -wal and the header say unless given. */
  readonly pageSize?: number | undefined;
}

/** The sizes that a page can have. */
export const pageSizes = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536] as const;

/**
 * Opens the pages of a database, with what its -wal has committed or without. A file that is gone is one
 * without a byte: its -wal may still have everything.
 */
export function openPages(file: string, reading: Reading): PageSource {
  const main = existsSync(file) ? openSync(file, 'r') : null;
  const walFile = `${file}-wal`;
  const wal = reading.withWal && existsSync(walFile) ? openSync(walFile, 'r') : null;
  const header = Buffer.alloc(100);
  if (main !== null) readSync(main, header, 0, header.length, 0);
  const committed = wal === null ? null : committedFrames(wal);
  const pageSize = reading.pageSize ?? committed?.pageSize ?? pageSizeOf(header);
  const frames = committed?.pageSize === pageSize ? committed : null;
  const bytes = main === null ? 0 : fstatSync(main).size;
  const pageCount = frames?.pageCount ?? Math.ceil(bytes / pageSize);
  const buffer = Buffer.alloc(pageSize);

  const readMain = (number: number) =>
    main === null ? 0 : readSync(main, buffer, 0, pageSize, (number - 1) * pageSize);
  const readWal = (offset: number) =>
    wal === null ? 0 : readSync(wal, buffer, 0, pageSize, offset);
  const said = frames === null ? header.readUInt32BE(28) : pageCount;

  return {
    pageSize,
    usableSize: pageSize - reservedOf(header),
    pageCount,
    usesWal: frames !== null,
    pagesExpected: said >= 2 ** 31 || header.toString('latin1', 0, 16) !== headerText ? 0 : said,
    read(number) {
      if (!Number.isInteger(number) || number < 1 || number > pageCount) return null;
      const offset = frames?.offsets.get(number);
      buffer.fill(0);
      const read = offset === undefined ? readMain(number) : readWal(offset);
      return read === 0 ? null : buffer;
    },
    close() {
      if (main !== null) closeSync(main);
      if (wal !== null) closeSync(wal);
    },
  };
}

function pageSizeOf(header: Buffer): number {
  if (header.toString('latin1', 0, 16) !== headerText) return ownPageSize;
  const stored = header.readUInt16BE(16);
  const size = stored === 1 ? 65_536 : stored;
  const isPossible = size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
  return isPossible ? size : ownPageSize;
}

/** Ovo's databases reserve nothing; a header that says so much is damaged. */
function reservedOf(header: Buffer): number {
  const reserved = header.toString('latin1', 0, 16) === headerText ? header.readUInt8(20) : 0;
  return reserved <= 32 ? reserved : 0;
}
