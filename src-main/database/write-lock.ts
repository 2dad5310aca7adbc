import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';
import { tryWriting } from './try-writing.ts';
import type { Clock } from '../engine/ports.ts';

/** Between two tries while another process writes, in milliseconds. */
const shortestWaitMs = 5;
const longestWaitMs = 50;

/**
 * How the main thread writes: never waiting for SQLite's lock, which would hold up the window and the
 * sending. While a thread of ours saves something big the gate is closed; while another process writes it
 * is tried again a moment later. What wants to write waits meanwhile, and nothing else does.
 */
export interface WriteLock {
  /**
   * Does something whose first write is in its synchronous part, as soon as nobody else writes.
   * Rejects as `act` throws; where another process writes for longer than `patienceMs` (for ever
   * unless given) with UserError(`busy`), and nothing was done then.
   */
  write<T>(act: () => T | Promise<T>, patienceMs?: number): Promise<T>;
  close(): void;
  open(): void;
}

export function createWriteLock(db: OvoDatabase, clock: Clock): WriteLock {
  let closed: Promise<void> | null = null;
  let letIn: () => void = () => undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void clock.after(milliseconds, resolve));

  return {
    async write(act, patienceMs = Infinity) {
      let waitMs = shortestWaitMs;
      let waitedMs = 0;
      for (;;) {
        if (closed !== null) {
          await closed;
          continue;
        }
        // Asked from within a transaction, for instance on news that it brings: it is not part of it.
        if (db.sqlite.inTransaction) {
          await pause(0);
          continue;
        }
        const tried = tryWriting(db, act);
        if (tried.isDone) return await tried.value;
        if (waitedMs >= patienceMs) throw stillBusy();
        await pause(waitMs);
        waitedMs += waitMs;
        waitMs = Math.min(2 * waitMs, longestWaitMs);
      }
    },
    close() {
      closed ??= new Promise((resolve) => {
        letIn = resolve;
      });
    },
    open() {
      closed = null;
      letIn();
    },
  };
}

function stillBusy(): UserError {
  return new UserError(
    'busy',
    'Another Ovo process (the window, or a command) is writing to the database. Nothing was changed; try again when it has finished.',
  );
}
