import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { singlesNextAt } from '../sending/claims/claim-singles.ts';
import { isAnyTimeWrong, putTimesRight } from './single-routes.ts';

/**
 * How often to look, in milliseconds: another process may have written a message, and the clock of a computer
 * that slept, or was set, has jumped.
 */
const lookEveryMs = 5000;

/** Nothing is tried again sooner than this after a failure, in milliseconds. */
const pauseAfterFailureMs = 60_000;

/** Has messages without a campaign sent at their time. Nothing waits for them meanwhile, the right to send neither. */
export interface SingleWatch {
  /** Has sent what is due from now on, until `stop`, and looks at once. */
  follow(): void;
  /** Looks now, where it follows. */
  look(): void;
  /** Tries nothing more for a while: what was to be sent could not be. */
  waitAfterFailure(): void;
  /** What made it fail may be gone. */
  failureIsOver(): void;
  /** Whether they may be sent: not for a while after a failure. */
  readonly mayGo: boolean;
  stop(): void;
}

export function createSingleWatch(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Whether there is something to do for any now. */
  readonly isDue: () => boolean;
  readonly send: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}): SingleWatch {
  const { db, clock, writeLock } = context;
  let isFollowing = false;
  let cancel: () => void = () => undefined;
  /** By `Clock.elapsed`. */
  let waitsUntil = -Infinity;
  let isSending = false;

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      await context.send();
    } catch (error) {
      // Another process sends, or the database is repaired: it is looked again soon.
      if (!isFollowing || (error instanceof UserError && error.code === 'busy')) return;
      waitsUntil = clock.elapsed() + pauseAfterFailureMs;
      context.onError(error);
    } finally {
      isSending = false;
    }
  }

  /** Once nothing is followed any more, nobody has to hear what did not come of it. */
  function report(error: unknown): void {
    if (isFollowing) context.onError(error);
  }

  /** In milliseconds, until something may be due. */
  function untilNext(): number {
    const now = clock.now();
    const next = singlesNextAt(db, now);
    if (next === null) return lookEveryMs;
    // One that is far ahead was perhaps written by a clock that was wrong.
    if (next - now > lookEveryMs && isAnyTimeWrong(db, now)) {
      writeLock.write((writable) => putTimesRight(writable, clock.now())).catch(report);
    }
    return Math.min(lookEveryMs, Math.max(0, next - now));
  }

  function look(): void {
    cancel();
    if (!isFollowing || !db.sqlite.open) return;
    let inMs = lookEveryMs;
    try {
      if (context.isDue()) void send();
      inMs = untilNext();
    } catch (error) {
      // A disk that fails: it is looked again soon.
      context.onError(error);
    }
    cancel = clock.after(inMs, look);
  }

  return {
    follow() {
      isFollowing = true;
      look();
    },
    look,
    waitAfterFailure() {
      waitsUntil = clock.elapsed() + pauseAfterFailureMs;
    },
    failureIsOver() {
      waitsUntil = -Infinity;
      look();
    },
    get mayGo() {
      return clock.elapsed() >= waitsUntil;
    },
    stop() {
      isFollowing = false;
      cancel();
    },
  };
}
