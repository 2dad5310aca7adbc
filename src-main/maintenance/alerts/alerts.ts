import { statfs } from 'node:fs/promises';
import type { LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import type { Alert } from '../../../src-shared/maintenance/alert.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import { keepForecast } from '../../campaigns/sending/forecasts.ts';
import type { Clock } from '../../engine/ports.ts';
import type { AlertsContext } from './find-alerts.ts';
import type { MaintenanceThreads } from '../jobs.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** What keeps an eye on everything. */
export interface Alerts {
  /** Everything a person should know about now, the most pressing first. */
  alerts(): Promise<readonly Alert[]>;
  /** Checks every few minutes, and notifies of a change. */
  follow(): void;
  /** Notes what a campaign is expected to take when it starts. */
  note(progress: LiveProgress): void;
  stop(): void;
}

const everyMs = 5 * 60_000;

export function createAlerts(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly threads: MaintenanceThreads;
  readonly writeLock: WriteLock;
  /** What the backups and the place of the data folder give to know. */
  readonly context: () => Pick<AlertsContext, 'backupProblem' | 'syncedBy'>;
  readonly onChange: (alerts: readonly Alert[]) => void;
  readonly onError: (error: unknown) => void;
}): Alerts {
  const { db, clock, threads, writeLock } = context;
  const forecast = new Set<number>();
  let told = '[]';
  let cancel: (() => void) | null = null;
  let isStopped = false;

  async function alerts(): Promise<readonly Alert[]> {
    return await threads.write('alerts.list', {
      now: clock.now(),
      freeBytes: await freeBytesOf(context.dataFolder),
      failureShare: readSettings(db).pauseAboveFailureShare / 2,
      ...context.context(),
    });
  }

  async function look(): Promise<void> {
    try {
      const found = await alerts();
      const text = JSON.stringify(found);
      if (isStopped || text === told) return;
      told = text;
      context.onChange(found);
    } catch (error) {
      if (!isStopped) context.onError(error);
    } finally {
      if (!isStopped) cancel = clock.after(everyMs, () => void look());
    }
  }

  return {
    alerts,
    follow: () => void look(),
    note({ snapshot, finishesAt }) {
      if (snapshot.status !== 'sending' || finishesAt === null || forecast.has(snapshot.id)) return;
      forecast.add(snapshot.id);
      // Progress is told in the middle of other writes.
      clock.after(0, () => {
        if (isStopped) return;
        writeLock
          .write((writable) => keepForecast(writable, snapshot.id, finishesAt), Infinity)
          .catch(context.onError);
      });
    },
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}

async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
