import { searchIndexLacks } from './search-index.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ContactThreads } from '../jobs.ts';

export interface SearchIndexProgress {
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

/** Keeps the search index as the contacts are, in pieces between which everybody else may write. */
export interface SearchIndexKeeper {
  /** Something may have changed. Goes on by itself until the index has everything. */
  wake(): void;
  /** Ends after the piece at hand; the rest is done another time. */
  stop(): void;
}

/** Between two pieces, for those who wait to write. */
const pauseMs = 15;

/** Between two tries while another process writes. */
const busyPauseMs = 1000;

/** Fewer than that are done before anybody could read of it. */
const leastToTell = 10_000;

const tellEveryMs = 250;

export function createSearchIndexKeeper(context: {
  readonly db: OvoDatabase;
  readonly threads: ContactThreads;
  readonly clock: Clock;
  readonly onProgress: (progress: SearchIndexProgress) => void;
  readonly onError: (error: unknown) => void;
}): SearchIndexKeeper {
  const { db, threads, clock, onProgress } = context;
  let isRunning = false;
  let isStopped = false;

  const pause = (milliseconds = pauseMs) =>
    new Promise<void>((resolve) => void clock.after(milliseconds, resolve));

  /** As often as another process keeps the database to itself. */
  async function patiently<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (isStopped || !isBusy(error)) throw error;
        await pause(busyPauseMs);
      }
    }
  }

  async function improve(): Promise<void> {
    const startedAt = clock.elapsed();
    let toldAt = -Infinity;
    let total = searchIndexLacks(db);
    const isTold = total >= leastToTell;
    for (let left = total; left > 0;) {
      if (isStopped) return;
      left = await patiently(() => threads.write('search.improve', undefined));
      total = Math.max(total, left);
      const elapsed = clock.elapsed();
      if (isTold && (left === 0 || elapsed - toldAt >= tellEveryMs)) {
        toldAt = elapsed;
        const done = total - left;
        const rate = done / (elapsed - startedAt);
        onProgress({ done, total, secondsLeft: rate > 0 ? left / rate / 1000 : null });
      }
      await pause();
    }
    for (let isFirst = isTold; ; isFirst = false) {
      if (isStopped || !(await patiently(() => threads.write('search.purge', { isFirst })))) return;
      await pause();
    }
  }

  return {
    wake() {
      if (isRunning || isStopped || searchIndexLacks(db) === 0) return;
      isRunning = true;
      void improve()
        .catch((error: unknown) => {
          if (!isStopped) context.onError(error);
        })
        .finally(() => {
          isRunning = false;
        });
    },
    stop() {
      isStopped = true;
    },
  };
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_BUSY')
  );
}
