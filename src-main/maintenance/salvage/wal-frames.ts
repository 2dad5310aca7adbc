import { fstatSync, readSync } from 'node:fs';

/** What a -wal has committed: where in it the newest version of each page is. */
export interface CommittedFrames {
  readonly pageSize: number;
  /** Pages of the database after the last commit. */
  readonly pageCount: number;
  /** By page number: where its content begins. */
  readonly offsets: ReadonlyMap<number, number>;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const magicLittleEndian = 0x377f_0682;
const magicBigEndian = 0x377f_0683;

/**
 * Reads a -wal as SQLite does when it recovers: frames count up to the last commit whose chain of
 * checksums holds. Null where there is none (https://sqlite.org/fileformat2.html#the_write_ahead_log).
 */
export function committedFrames(descriptor: number): CommittedFrames | null {
  const header = Buffer.alloc(headerBytes);
  if (readSync(descriptor, header, 0, headerBytes, 0) < headerBytes) return null;
  const magic = header.readUInt32BE(0);
  if (magic !== magicLittleEndian && magic !== magicBigEndian) return null;
  const pageSize = header.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
  const sum = new Checksum(magic === magicBigEndian);
  sum.add(header, 0, 24);
  if (!sum.matches(header, 24)) return null;

  const frame = Buffer.alloc(frameHeaderBytes + pageSize);
  const size = fstatSync(descriptor).size;
  const uncommitted = new Map<number, number>();
  const offsets = new Map<number, number>();
  let pageCount = 0;
  for (let at = headerBytes; at + frame.length <= size; at += frame.length) {
    if (readSync(descriptor, frame, 0, frame.length, at) < frame.length) break;
    // A frame of an earlier round of the same file has other salts.
    if (frame.compare(header, 16, 24, 8, 16) !== 0) break;
    sum.add(frame, 0, 8);
    sum.add(frame, frameHeaderBytes, frame.length);
    if (!sum.matches(frame, 16)) break;
    uncommitted.set(frame.readUInt32BE(0), at + frameHeaderBytes);
    const sizeAfterCommit = frame.readUInt32BE(4);
    if (sizeAfterCommit === 0) continue;
    pageCount = sizeAfterCommit;
    for (const [page, offset] of uncommitted) offsets.set(page, offset);
    uncommitted.clear();
  }
  return pageCount === 0 ? null : { pageSize, pageCount, offsets };
}

/** SQLite's running checksum of a -wal. */
class Checksum {
  readonly #isBigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian;
  }

  add(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at += 8) {
      const one = this.#isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
      const two = this.#isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
      this.#first = (this.#first + one + this.#second) >>> 0;
      this.#second = (this.#second + two + this.#first) >>> 0;
    }
  }

  matches(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
  }
}
