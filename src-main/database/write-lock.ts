// Raw SQL: it only begins a transaction, to see whether another process writes.
import Database from 'better-sqlite3';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Clock } from '../engine/ports.ts';
import type { WritableDatabase } from './open.ts';
import { busyTimeoutMs } from './pragmas.ts';
import { ThreadLock } from './thread-lock.ts';

/** Between two tries while another process writes, in milliseconds. */
const shortestWaitMs = 5;
const longestWaitMs = 50;

/** SQLite's number of `synchronous = FULL`. */
const fullSync = 2;

/** How long a person waits for another process that writes, in milliseconds. */
const defaultPatienceMs = 30_000;

/** The threads that write, by their places in the lock. */
export const places = { application: 0, reader: 1, writer: 2, sending: 3 } as const;

/**
 * The only way to write on a thread that must not block. It never waits inside SQLite: while another
 * process or another thread of this one writes, whoever wants to write waits in a queue, and the event
 * loop goes on. Threads take turns; whoever waits longest is next.
 *
 * Nobody waits for the disk with the lock: a transaction is committed to the write-ahead log, the lock is
 * given back, and then the log is put on the disk. Only when it is there, `write` resolves.
 */
export interface WriteLock {
  /** Through this the other threads of the process share the lock. */
  readonly memory: SharedArrayBuffer;
  /**
   * Calls `act` in one transaction as soon as nobody else writes, in the order of the calls: all of it
   * is written, or nothing. `act` is synchronous and writes with the database that it is given.
   *
   * Resolves when what was written is on the disk: a power cut does not undo it. Others may read it a
   * moment earlier.
   *
   * Rejects as `act` throws, and with UserError(`unavailable`) where the disk is full. Where another
   * process writes for longer than `patienceMs` (30 s unless given), rejects with UserError(`busy`) and
   * `act` was not called. A thread of this process may take as long as it needs.
   *
   * `onCommitted` is called, without the lock, once it is committed and before it is on the disk.
   */
  write<T>(
    act: (db: WritableDatabase) => T,
    patienceMs?: number,
    onCommitted?: () => void,
  ): Promise<T>;
}

const withoutPatience = 'PRAGMA busy_timeout = 0';
const withPatience = `PRAGMA busy_timeout = ${busyTimeoutMs}`;
const withoutWaits = `${withoutPatience}; PRAGMA synchronous = NORMAL`;
const withWaits = `${withPatience}; PRAGMA synchronous = FULL`;

/** A write that waits for its turn; only `write` knows of what type it is. */
interface Order {
  /** Writes, in the transaction that is open; what comes back must be no promise. */
  readonly run: () => unknown;
  /** Called once it is committed and on the disk. */
  readonly resolve: () => void;
  /** Called once it is committed, and perhaps not on the disk yet. */
  readonly onCommitted: () => void;
  readonly reject: (error: unknown) => void;
  readonly patienceMs: number;
  /** How long another process has kept it waiting, in milliseconds. */
  waitedMs: number;
}

/** How one thread of several takes the lock. */
export interface ThreadShare {
  readonly memory: SharedArrayBuffer;
  readonly place: number;
  /**
   * Moves what is committed from the write-ahead log into the database, or sees to it; called after every
   * `commitsInLog` commits, without the lock. Unless given, SQLite does that within a commit.
   */
  readonly checkpoint?: () => void;
}

/** Commits of a thread after which its log is moved: some megabytes of the engine's. */
const commitsInLog = 250;

/** Times that the log is put on the disk at once: what comes meanwhile goes with the next. */
const mostSyncs = 2;

export function createWriteLock(
  db: WritableDatabase,
  clock: Clock,
  share: ThreadShare = { memory: ThreadLock.newMemory(), place: places.application },
): WriteLock {
  const { sqlite } = db;
  const { memory, place, checkpoint } = share;
  const lock = new ThreadLock(memory, place);
  const isDurable = sqlite.pragma('synchronous', { simple: true }) === fullSync;
  /** Committed, and not told so yet. */
  let committed: readonly Order[] = [];
  /** Committed, but perhaps not on the disk yet. */
  let unsynced: readonly Order[] = [];
  let syncs = 0;
  let commits = 0;
  if (checkpoint !== undefined) sqlite.pragma('wal_autocheckpoint = 0');
  const inTransaction = sqlite.transaction((run: () => unknown) => run());
  let waiting: readonly Order[] = [];
  /** Whether a later try is planned already. */
  let isPlanned = false;
  let pauseMs = shortestWaitMs;

  /** Writes one order. Returns false where another process has the lock: nothing was done then. */
  function tryOrder(order: Order): boolean {
    if (!sqlite.open) {
      order.reject(new UserError('unavailable', words.work.closing));
      return true;
    }
    let hasBegun = false;
    // `exec` costs a fraction of what `pragma` does, which makes a statement and a row of each.
    sqlite.exec(isDurable ? withoutWaits : withoutPatience);
    try {
      inTransaction.immediate(() => {
        hasBegun = true;
        return order.run();
      });
      commits += 1;
      committed = [...committed, order];
      if (isDurable) unsynced = [...unsynced, order];
      else order.resolve();
    } catch (error) {
      if (!hasBegun && isBusy(error)) return false;
      order.reject(readable(error));
    } finally {
      if (sqlite.open) {
        sqlite.exec(isDurable ? withWaits : withPatience);
      }
    }
    return true;
  }

  /** Puts everything that was committed on the disk, then tells whoever waits for it. */
  async function syncAll(): Promise<void> {
    if (unsynced.length === 0 || syncs >= mostSyncs) return;
    const orders = unsynced;
    unsynced = [];
    syncs += 1;
    try {
      await db.log.sync();
      for (const order of orders) order.resolve();
    } catch (error) {
      for (const order of orders) order.reject(notConfirmed(error));
    }
    syncs -= 1;
    await syncAll();
  }

  /** After commits, when others may write again. */
  function afterCommits(): void {
    void syncAll();
    const told = committed;
    committed = [];
    for (const { onCommitted } of told) onCommitted();
    if (checkpoint === undefined || commits < commitsInLog) return;
    commits = 0;
    checkpoint();
  }

  function tryAll(): void {
    while (waiting.length > 0 && !isPlanned) {
      // Asked from within a transaction, for instance on news that it brings: it is not part of it.
      if (sqlite.inTransaction) planNextTry(0);
      else if (lock.tryTake()) tryNext();
      else planNextTurn();
    }
    afterCommits();
  }

  /** Writes the next order, with the lock of the threads, and gives that back. */
  function tryNext(): void {
    const [next] = waiting;
    try {
      if (next === undefined) return;
      if (!tryOrder(next)) {
        planNextTry(pauseMs);
        pauseMs = Math.min(2 * pauseMs, longestWaitMs);
        return;
      }
      pauseMs = shortestWaitMs;
      waiting = waiting.filter((order) => order !== next);
    } finally {
      lock.release();
    }
  }

  function planNextTurn(): void {
    isPlanned = true;
    void lock.take().then(() => {
      isPlanned = false;
      tryNext();
      tryAll();
    });
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
    memory,
    write: (act, patienceMs = defaultPatienceMs, onCommitted = () => undefined) =>
      new Promise((resolve, reject) => {
        let settle: () => void = () => undefined;
        const order: Order = {
          run() {
            const value = act(db);
            settle = () => resolve(value);
            return value;
          },
          resolve: () => settle(),
          onCommitted,
          reject,
          patienceMs,
          waitedMs: 0,
        };
        waiting = [...waiting, order];
        tryAll();
      }),
  };
}

/**
 * Writes on a thread that may block: waits for its turn among the threads of this process, and up to 30 s
 * while another process writes, then calls `act`, which makes its own transactions. Returns when all of
 * that is on the disk, where `isOnDisk` asks for that. Refused as `WriteLock.write` refuses, and
 * (`canceled`) where `isCanceled` says so during the wait.
 */
export function writeBlocking<T>(
  db: WritableDatabase,
  lock: ThreadLock,
  act: () => T,
  { isCanceled, isOnDisk }: { readonly isCanceled: () => boolean; readonly isOnDisk: boolean },
): T {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  try {
    for (let waitedMs = 0; ; waitedMs += longestWaitMs) {
      const done = actIfFree(db.sqlite, lock, act);
      if (done.isDone) {
        // Whoever waits for the lock does not wait for this.
        if (isOnDisk) syncNow(db);
        return done.value;
      }
      if (isCanceled()) throw new UserError('canceled', words.work.canceled);
      if (waitedMs >= defaultPatienceMs) throw stillBusy();
      Atomics.wait(pause, 0, 0, longestWaitMs);
    }
  } catch (error) {
    // Somebody was quicker after all, and kept it for longer than SQLite waits.
    throw isBusy(error) ? stillBusy() : readable(error);
  }
}

/** Puts everything that was committed on the disk. */
function syncNow({ log }: WritableDatabase): void {
  try {
    log.syncBlocking();
  } catch (error) {
    throw notConfirmed(error);
  }
}

/** Calls `act` with the lock of the threads, unless another process writes. */
function actIfFree<T>(sqlite: Database.Database, lock: ThreadLock, act: () => T) {
  lock.takeBlocking();
  sqlite.pragma('synchronous = NORMAL');
  try {
    return isFree(sqlite) ? { isDone: true as const, value: act() } : { isDone: false as const };
  } finally {
    sqlite.pragma('synchronous = FULL');
    lock.release();
  }
}

/** Where the disk did not take what is committed already: it may be there after a restart, or not. */
function notConfirmed(error: unknown): UserError {
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('unavailable', words.database.notConfirmed(cause), { cause: error });
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
  return new UserError('unavailable', words.database.notWritten(error.message), { cause: error });
}

/** Whether SQLite refused because another connection has the lock to write. */
function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function stillBusy(): UserError {
  return new UserError('busy', words.database.busy);
}
