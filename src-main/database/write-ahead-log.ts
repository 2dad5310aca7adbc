import { closeSync, fdatasyncSync, openSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/**
 * SQLite's write-ahead log: the file beside the database to which every commit goes first. After a commit
 * with `synchronous = NORMAL` the log is in the system's memory, not on the disk. This class puts it on the
 * disk, without the write lock and without blocking a thread. SQLite has no locks on this file, so closing
 * it here releases none.
 */
export class WriteAheadLog {
  readonly #file: string;
  #handle: Promise<FileHandle> | null = null;

  constructor(database: string) {
    this.#file = `${database}-wal`;
  }

  /** Resolves when everything that was committed before the call is on the disk. */
  async sync(): Promise<void> {
    this.#handle ??= open(this.#file, 'r+');
    try {
      await (await this.#handle).datasync();
    } catch (error) {
      this.close();
      throw error;
    }
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

  /** In bytes; 0 without a log. The size stays when SQLite writes the log from its start again. */
  size(): number {
    return statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Closes the file after the syncs that run. */
  close(): void {
    const handle = this.#handle;
    this.#handle = null;
    handle?.then((opened) => opened.close()).catch(() => undefined);
  }
}
