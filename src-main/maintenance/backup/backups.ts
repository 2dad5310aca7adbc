import { sql } from 'drizzle-orm';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type {
  Backup,
  BackupOccasion,
  BackupState,
  MaintenanceProgress,
} from '../../../src-shared/maintenance/backup.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { campaigns, contacts, suppressions } from '../../database/schema.ts';
import type { Clock } from '../../engine/ports.ts';
import { listBackups, makingName, newestReplaced, newestVerified } from './backup-files.ts';
import { backupsToDrop } from './retention.ts';
import { isSealed } from './seal.ts';
import { removeMaking } from './take-backup.ts';
import { runFileJob } from '../file-jobs.ts';
import { words } from '../../../src-shared/words/words.ts';

const hourMs = 3_600_000;

/** After the start the computer has other things to do first, in milliseconds. */
const firstLookMs = 5 * 60_000;

/** Whether the database has anything that somebody could lose. */
function hasAnything(db: OvoDatabase): boolean {
  const found = db.orm.get<{ readonly isThere: 0 | 1 }>(
    sql`SELECT EXISTS (SELECT 1 FROM ${contacts}) OR EXISTS (SELECT 1 FROM ${campaigns})
            OR EXISTS (SELECT 1 FROM ${suppressions}) AS isThere`,
  );
  return found.isThere === 1;
}

/**
 * Copies of the database. The automatic ones are made where something has changed since the newest and
 * there is anything to lose. One that cannot be made is reported (`state`, Alerts), and what it was made
 * for goes on: an import and a campaign only add, and what is sent is in the journal too. Not so a repair
 * and a migration, which change what is there: they make their own, and without it they are refused.
 */
export interface Backups {
  state(): BackupState;
  /** Whether the backup in a file is sealed with a passphrase. Throws where the file cannot be read. */
  isSealed(file: string): boolean;
  /** Makes one now, by hand, in the folder `backups`. */
  create(watch?: {
    readonly onProgress?: (progress: MaintenanceProgress) => void;
  }): Promise<Backup>;
  /** Makes one at a place that a person chose, sealed where there is a passphrase. */
  createAt(
    file: string,
    passphrase: string | null,
    watch?: {
      readonly onProgress?: (progress: MaintenanceProgress) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<{ readonly file: string; readonly sizeBytes: number; readonly isSealed: boolean }>;
  /**
   * Begins one before something is added: resolves when the moment that it shows is fixed, and goes on in
   * the background, beside the import or the preparation of the campaign; resolves also where it cannot be
   * made, which is reported. It has every contact, list and draft as they were, and none of the messages
   * that are written from then on: what is sent of them is in the journal. Where the signal is aborted it
   * is given up, at whatever point it is, and leaves nothing behind.
   */
  before(occasion: 'before-import' | 'before-campaign', signal?: AbortSignal): Promise<void>;
  /** From now on makes one every hour in which something has changed, until `stop`. */
  follow(): void;
  /** Begins no more; resolves when those that are being made are done. */
  stop(): Promise<void>;
}

export function createBackups(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  /** Told when there are others, or one could not be made. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}): Backups {
  const { db, dataFolder, nativeBinding, clock } = context;
  const running = new Set<Promise<unknown>>();
  let failure: BackupState['failure'] = null;
  /** When the one that is being made was ordered; it has everything from before. */
  let orderedAt = 0;
  let isStopped = false;
  let cancelTimer: (() => void) | null = null;

  function isWorthIt(): boolean {
    if (!hasAnything(db)) return false;
    return changedAt(db.file) > Math.max(newestVerified(dataFolder)?.takenAt ?? 0, orderedAt);
  }

  async function take(
    occasion: BackupOccasion,
    watch: {
      readonly onSnapshot?: () => void;
      readonly onProgress?: ((progress: MaintenanceProgress) => void) | undefined;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<Backup> {
    const making = makingName();
    const order = { dataFolder, nativeBinding, now: clock.now(), occasion, making };
    const work = runFileJob(context, 'backup', order, watch);
    running.add(work);
    // One that can be canceled is nothing to rely on before it is there.
    if (watch.signal === undefined) orderedAt = order.now;
    context.onChange();
    try {
      const backup = await work;
      failure = null;
      dropOld();
      return backup;
    } catch (error) {
      orderedAt = 0;
      const refused = refusalOf(error);
      if (refused.code === 'canceled') {
        // The thread was ended before it could remove its files.
        removeMaking(path.join(dataFolder, 'backups', making));
        throw refused;
      }
      failure = { at: clock.now(), occasion, reason: refused.message };
      throw refused;
    } finally {
      running.delete(work);
      context.onChange();
    }
  }

  function dropOld(): void {
    for (const { name } of backupsToDrop(listBackups(dataFolder), clock.now())) {
      rmSync(path.join(dataFolder, 'backups', name), { force: true });
    }
  }

  /** Makes one that nobody waits for; that it cannot be made is in the state. */
  async function attempt(
    occasion: BackupOccasion,
    watch: { readonly onSnapshot?: () => void; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    try {
      await take(occasion, watch);
    } catch (error) {
      if (watch.signal?.aborted !== true) context.onError(error);
    }
  }

  function lookIn(milliseconds: number): void {
    cancelTimer = clock.after(milliseconds, () => void look());
  }

  async function look(): Promise<void> {
    const newest = newestVerified(dataFolder);
    const isDue = newest === undefined || clock.now() - newest.takenAt >= hourMs;
    if (isDue && isWorthIt()) await attempt('hourly');
    if (!isStopped) lookIn(hourMs);
  }

  return {
    state: () => ({
      backups: listBackups(dataFolder),
      isRunning: running.size > 0,
      failure,
      undoableName: newestReplaced(dataFolder)?.name ?? null,
    }),
    isSealed,
    create: (watch) => take('by-hand', watch),
    async createAt(file, passphrase, watch) {
      const order = { dataFolder, nativeBinding, now: clock.now() };
      const work = runFileJob(context, 'backupTo', { ...order, file, passphrase }, watch);
      running.add(work);
      try {
        return await work;
      } catch (error) {
        throw refusalOf(error);
      } finally {
        running.delete(work);
      }
    },
    async before(occasion, signal) {
      if (isStopped || signal?.aborted === true || !isWorthIt()) return;
      await new Promise<void>((resolve) => {
        const watch = { onSnapshot: resolve, ...(signal === undefined ? {} : { signal }) };
        void attempt(occasion, watch).then(resolve);
      });
    },
    follow() {
      if (cancelTimer === null && !isStopped) lookIn(firstLookMs);
    },
    async stop() {
      isStopped = true;
      cancelTimer?.();
      await Promise.allSettled(running);
    },
  };
}

/** When something was last written to a database, in milliseconds since 1970; opening it makes an empty -wal. */
function changedAt(file: string): number {
  const times = [file, `${file}-wal`].map((name) => {
    const status = statSync(name, { throwIfNoEntry: false });
    return status === undefined || status.size === 0 ? 0 : status.mtimeMs;
  });
  return Math.max(...times);
}

/** Why a backup could not be made, for a person. */
function refusalOf(error: unknown): UserError {
  if (error instanceof UserError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('unavailable', words.backups.notMade(cause), { cause: error });
}
