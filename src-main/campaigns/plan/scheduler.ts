import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import { scheduledCampaigns } from './schedule.ts';

/** How often to look, in milliseconds: the clock of a computer that slept, or was set, has jumped. */
const lookEveryMs = 15_000;

/** Starts scheduled campaigns at their time. */
export interface Scheduler {
  /** Starts what is due from now on, until `stop`. */
  follow(): void;
  /** To be called when something was scheduled. */
  wake(id: number): void;
  stop(): void;
}

export function createScheduler(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly start: (id: number) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}): Scheduler {
  const { db, clock } = context;
  /** Those that this process is starting, or could not start. */
  const tried = new Set<number>();
  let cancel: (() => void) | null = null;
  let isFollowing = false;

  /** A refusal stays for good unless the database was busy: a person sees the campaign as missed. */
  async function start(id: number): Promise<void> {
    try {
      await context.start(id);
      tried.delete(id);
    } catch (error) {
      context.onError(error);
      if (error instanceof UserError && (error.code === 'busy' || error.code === 'canceled')) {
        tried.delete(id);
      }
    }
  }

  function look(): void {
    cancel?.();
    cancel = null;
    if (!isFollowing || !db.sqlite.open) return;
    const now = clock.now();
    const waiting = scheduledCampaigns(db, now).filter(
      ({ id, isMissed }) => !isMissed && !tried.has(id),
    );
    for (const { id, scheduledAt } of waiting) {
      if (scheduledAt > now) continue;
      tried.add(id);
      void start(id);
    }
    const next = waiting.find(({ scheduledAt }) => scheduledAt > now)?.scheduledAt ?? Infinity;
    cancel = clock.after(Math.min(lookEveryMs, Math.max(0, next - now)), look);
  }

  return {
    follow() {
      if (isFollowing) return;
      isFollowing = true;
      look();
    },
    wake(id) {
      tried.delete(id);
      if (isFollowing) look();
    },
    stop() {
      isFollowing = false;
      cancel?.();
    },
  };
}
