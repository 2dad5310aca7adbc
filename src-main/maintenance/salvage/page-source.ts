import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { committedFrames } from './wal-frames.ts';

/** The pages of a database file as they stand on the disk; nothing is ever written. */
export interface PageSource {
  readonly pageSize: number;
  /** Bytes of a page that hold content; SQLite may keep some at its end for other purposes. */
  readonly usableSize: number;
  readonly pageCount: number;
  /** A page by its number, from 1; null where there is none. Valid until the next call. */
  read(number: number): Buffer | null;
  close(): void;
}

const headerText = 'SQLite format 3\0';
/** What Ovo's databases have, for a file whose header is gone. */
const ownPageSize = 4096;

/** Opens the pages of a database, with what its -wal has committed or without. */
export function openPages(file: string, options: { readonly withWal: boolean }): PageSource {
  const main = openSync(file, 'r');
  const walFile = `${file}-wal`;
  const wal = options.withWal && existsSync(walFile) ? openSync(walFile, 'r') : null;
  const header = Buffer.alloc(100);
  readSync(main, header, 0, header.length, 0);
  const frames = wal === null ? null : committedFrames(wal);
  const pageSize = frames?.pageSize ?? pageSizeOf(header);
  const bytes = fstatSync(main).size;
  const pageCount = frames?.pageCount ?? Math.ceil(bytes / pageSize);
  const buffer = Buffer.alloc(pageSize);

  return {
    pageSize,
    usableSize: pageSize - reservedOf(header),
    pageCount,
    read(number) {
      if (!Number.isInteger(number) || number < 1 || number > pageCount) return null;
      const offset = frames?.offsets.get(number);
      buffer.fill(0);
      const read =
        wal !== null && offset !== undefined
          ? readSync(wal, buffer, 0, pageSize, offset)
          : readSync(main, buffer, 0, pageSize, (number - 1) * pageSize);
      return read === 0 ? null : buffer;
    },
    close() {
      closeSync(main);
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
