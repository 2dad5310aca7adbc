import Database from 'better-sqlite3';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Clock } from '../engine/ports.ts';
import type { OvoDatabase } from './open.ts';
import { busyTimeoutMs } from './pragmas.ts';

/** Between two tries while another process writes, in milliseconds. */
const shortestWaitMs = 5;
const longestWaitMs = 50;

/** How long a person waits for another process that writes, in milliseconds. */
const defaultPatienceMs = 30_000;

/**
 * The only way to write on a thread that must not block. It never waits inside SQLite: while another
 * process writes, or a thread of ours saves something big, whoever wants to write waits in a queue, and
 * the event loop goes on.
 */
export interface WriteLock {
  /**
   * Calls `act` in one transaction as soon as nobody else writes, in the order of the calls: all of it
   * is written, or nothing. `act` is synchronous and writes with the database that it is given.
   *
   * Rejects as `act` throws, and with UserError(`unavailable`) where the disk is full. Where another process writes for longer than `patienceMs` (30 s unless
   * given), rejects with UserError(`busy`) and `act` was not called.
   */
  write<T>(act: (db: OvoDatabase) => T, patienceMs?: number): Promise<T>;
  /** Lets nobody write until `release`: a thread of ours is about to. */
  hold(): void;
  release(): void;
}

/** A write that waits for its turn; only `write` knows of what type it is. */
interface Order {
  /** Writes, in the transaction that is open; what comes back must be no promise. */
  readonly run: () => unknown;
  /** Called once it is committed. */
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  readonly patienceMs: number;
  /** How long another process has kept it waiting, in milliseconds. */
  waitedMs: number;
}

export function createWriteLock(db: OvoDatabase, clock: Clock): WriteLock {
  const { sqlite } = db;
  const inTransaction = sqlite.transaction((run: () => unknown) => run());
  let waiting: readonly Order[] = [];
  let isHeld = false;
  /** Whether a later try is planned already. */
  let isPlanned = false;
  let pauseMs = shortestWaitMs;

  /** Writes one order. Returns false where another process has the lock: nothing was done then. */
  function tryOrder(order: Order): boolean {
    if (!sqlite.open) {
      order.reject(new UserError('unavailable', 'Ovo is being closed. Nothing was changed.'));
      return true;
    }
    let hasBegun = false;
    sqlite.pragma('busy_timeout = 0');
    try {
      inTransaction.immediate(() => {
        hasBegun = true;
        return order.run();
      });
      order.resolve();
    } catch (error) {
      if (!hasBegun && isBusy(error)) return false;
      order.reject(readable(error));
    } finally {
      if (sqlite.open) sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
    }
    return true;
  }

  function tryAll(): void {
    for (;;) {
      const [next] = waiting;
      if (next === undefined || isHeld || isPlanned) return;
      // Asked from within a transaction, for instance on news that it brings: it is not part of it.
      if (sqlite.inTransaction) return planNextTry(0);
      if (!tryOrder(next)) {
        const waitMs = pauseMs;
        pauseMs = Math.min(2 * pauseMs, longestWaitMs);
        return planNextTry(waitMs);
      }
      pauseMs = shortestWaitMs;
      waiting = waiting.filter((order) => order !== next);
    }
  }

  function planNextTry(waitMs: number): void {
    isPlanned = true;
    clock.after(waitMs, () => {
      isPlanned = false;
      for (const order of waiting) order.waitedMs += waitMs;
      const impatient = waiting.filter(({ waitedMs, patienceMs }) => waitedMs > patienceMs);
      waiting = waiting.filter((order) => !impatient.includes(order));
      for (const order of impatient) order.reject(stillBusy());
      tryAll();
    });
  }

  return {
    write: (act, patienceMs = defaultPatienceMs) =>
      new Promise((resolve, reject) => {
        let settle: () => void = () => undefined;
        const order: Order = {
          run() {
            const value = act(db);
            settle = () => resolve(value);
            return value;
          },
          resolve: () => settle(),
          reject,
          patienceMs,
          waitedMs: 0,
        };
        waiting = [...waiting, order];
        tryAll();
      }),
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      tryAll();
    },
  };
}

/**
 * Writes on a thread that may block: waits up to 30 s while another process writes, then calls `act`,
 * which makes its own transaction. Refused as `WriteLock.write` refuses, and (`canceled`) where
 * `isCanceled` says so during the wait.
 */
export function writeBlocking<T>(
  { sqlite }: OvoDatabase,
  act: () => T,
  isCanceled: () => boolean,
): T {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  try {
    for (let waitedMs = 0; ; waitedMs += longestWaitMs) {
      if (isFree(sqlite)) return act();
      if (isCanceled()) throw new UserError('canceled', 'It was called off. Nothing was changed.');
      if (waitedMs >= defaultPatienceMs) throw stillBusy();
      Atomics.wait(pause, 0, 0, longestWaitMs);
    }
  } catch (error) {
    // Somebody was quicker after all, and kept it for longer than SQLite waits.
    throw isBusy(error) ? stillBusy() : readable(error);
  }
}

/** Whether no other connection writes at this moment. */
function isFree(sqlite: Database.Database): boolean {
  sqlite.pragma('busy_timeout = 0');
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    sqlite.exec('ROLLBACK');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

/** A full disk is told in plain words; everything else comes through as it is. */
function readable(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (!/^SQLITE_(?:FULL|IOERR)/.test(error.code)) return error;
  return new UserError(
    'unavailable',
    `The disk could not take what was to be written (${error.message}). Nothing was changed. Free some space and try again.`,
    { cause: error },
  );
}

/** Whether SQLite refused because another connection has the lock to write. */
function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function stillBusy(): UserError {
  return new UserError(
    'busy',
    'Another Ovo process (the window, or a command) is writing to the database. Nothing was changed; try again when it has finished.',
  );
}
