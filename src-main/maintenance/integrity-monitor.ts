import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../database/open.ts';
import { readState, writeState } from '../database/state.ts';
import type { WriteLock } from '../database/write-lock.ts';
import { isCheckedAtOnce, noteDamage } from '../database/integrity.ts';
import type { Clock } from '../engine/ports.ts';
import type { Examination } from './start/examine-database.ts';
import { runFileJob } from './file-jobs.ts';
import { words } from '../../src-shared/words/words.ts';

const dayMs = 24 * 3_600_000;

/** The window comes first; how long after the start the full check may begin, in milliseconds. */
const fullCheckAfterMs = 10 * 60_000;

const lastFullCheckKey = 'full-check-at';

/**
 * Looks through the database file while it is open. A small file was looked through before it was opened
 * (`checkedAtOnceBytes`); a larger one is looked through in a thread, and nothing is sent before that is
 * done. Once a day it is compared with its indexes too.
 */
export interface IntegrityMonitor {
  /** What is wrong with the file; empty as long as nothing is known. */
  damage(): readonly string[];
  /**
   * Resolves at once, or when the look through a large file is over. Rejects with UserError(`invalid`)
   * where the file is damaged: nothing may be sent then.
   */
  ensure(): Promise<void>;
  /** Looks through a large file now and, from some minutes later on, once a day through all of it. */
  follow(): void;
  stop(): Promise<void>;
}

export function createIntegrityMonitor(context: {
  readonly db: OvoDatabase;
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Told once, when it turns out to be damaged while it is open. */
  readonly onDamage: (damage: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
}): IntegrityMonitor {
  const { db, nativeBinding, clock, writeLock } = context;
  const wasChecked = isCheckedAtOnce(db.file);
  const ending = new AbortController();
  let found: readonly string[] = [];
  let quick: Promise<void> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;

  async function examine(how: 'quick' | 'full'): Promise<Examination> {
    const order = { file: db.file, nativeBinding, how };
    const work = runFileJob(context, 'examine', order, { signal: ending.signal });
    running = work.catch(() => undefined);
    const examination = await work;
    if (examination.damage.length > 0 && found.length === 0) {
      found = examination.damage;
      leaveNote();
      context.onDamage(found);
    }
    return examination;
  }

  /** So that the next start looks through it, however large it is, and offers what there is to do. */
  function leaveNote(): void {
    try {
      noteDamage(db.file);
    } catch (error) {
      context.onError(error);
    }
  }

  function lastFullCheck(): number {
    return Number(readState(db, lastFullCheckKey) ?? 0);
  }

  async function fullCheck(): Promise<void> {
    try {
      if (clock.now() - lastFullCheck() >= dayMs && found.length === 0) {
        await examine('full');
        await writeLock.write((writable) =>
          writeState(writable, lastFullCheckKey, String(clock.now())),
        );
      }
    } catch (error) {
      if (!ending.signal.aborted) context.onError(error);
    }
    if (!ending.signal.aborted) cancelTimer = clock.after(dayMs / 24, () => void fullCheck());
  }

  async function ensure(): Promise<void> {
    if (!wasChecked) {
      quick ??= examine('quick').then(() => undefined);
      await quick;
    }
    if (found.length === 0) return;
    throw new UserError('invalid', words.backups.damagedInUse(db.file, found[0] ?? ''));
  }

  return {
    damage: () => found,
    ensure,
    follow() {
      ensure().catch((error: unknown) => {
        if (!ending.signal.aborted) context.onError(error);
      });
      cancelTimer = clock.after(fullCheckAfterMs, () => void fullCheck());
    },
    async stop() {
      ending.abort();
      cancelTimer?.();
      await running;
    },
  };
}
