import { close, closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { sizeOf } from '../database-file.ts';

/**
 * SQLite's write-ahead log: the file beside the database to which every commit goes first. After a commit
 * with `synchronous = NORMAL` the log is in the system's memory, not on the disk. This class puts it on the
 * disk, without the write lock and without blocking a thread. SQLite has no locks on this file, so closing
 * it here releases none.
 */
export class WriteAheadLog {
  readonly #file: string;
  /** Opened at the first sync, closed with the database. */
  #descriptor: number | null = null;
  #syncs = 0;
  #isClosed = false;

  constructor(database: string) {
    this.#file = `${database}-wal`;
  }

  /** Resolves when everything that was committed before the call is on the disk. */
  sync(): Promise<void> {
    this.#syncs += 1;
    return new Promise<void>((resolve, reject) => {
      this.#descriptor ??= openSync(this.#file, 'r+');
      fdatasync(this.#descriptor, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    }).finally(() => {
      this.#syncs -= 1;
      this.#closeIfUnused();
    });
  }

  /** The same for a thread that may block. */
  syncBlocking(): void {
    const descriptor = openSync(this.#file, 'r+');
    try {
      fdatasyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** The bytes of the file, which keeps its size when what is in it has moved into the database. */
  size(): number {
    return sizeOf(this.#file);
  }

  /** Closes the file after the syncs that run. Call it once the database is closed. */
  close(): void {
    this.#isClosed = true;
    this.#closeIfUnused();
  }

  #closeIfUnused(): void {
    if (!this.#isClosed || this.#syncs > 0 || this.#descriptor === null) return;
    // Everything is on the disk by now, so an error of closing changes nothing.
    close(this.#descriptor, () => undefined);
    this.#descriptor = null;
  }
}
