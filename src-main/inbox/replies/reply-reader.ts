import type { ReplyStatus, ReplySync } from '../../../src-shared/inbox/reply.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Clock } from '../../engine/ports.ts';
import {
  nextPass,
  passDone,
  passes,
  planPass,
  type PassKind,
  type PassTimes,
  type PlannedPass,
} from './read-pass.ts';
import {
  changeAccountState,
  furthest,
  readAccountState,
  type AccountState,
} from './reading-state.ts';
import { runPass, type PassContext } from './run-pass.ts';
import { CannotRead, ReadingOver, type Session, type Sessions } from './session.ts';
import type { StoredNews } from './store-slice.ts';

/** The pause after a pass that failed, in milliseconds; twice as long after each further one. */
const firstBackoffMs = passes.hour.everyMs;
const longestBackoffMs = 10 * 60_000;

/** How often it is looked whether there is an account by now, or the right one, in milliseconds. */
const lookForAccountMs = 60_000;
const refusedPauseMs = longestBackoffMs;

/** How long it may be until it is written down that a short pass brought nothing, in milliseconds. */
const writtenAfterMs = 5 * 60_000;

/** The pause after the database could not be written, in milliseconds. */
const pauseAfterFailureMs = 60_000;

/** Reads replies in passes. */
export interface ReplyReader {
  follow(): void;
  status(): ReplyStatus;
  /** Reads 48 hours, and since the last time, now. Refused (`unavailable`) with the reason. */
  sync(): Promise<ReplySync>;
  /** From now on reads with the credentials of the moment. */
  credentialsSaved(): void;
  stop(): void;
}

export interface ReaderContext extends PassContext {
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Between 0 and 1: computers that start together don’t ask together for long. */
  readonly random: () => number;
  readonly onStatus: (status: ReplyStatus) => void;
  /** Told at the end of each pass, and where it failed, what it brought. */
  readonly onPass: (stored: readonly StoredNews[]) => void | Promise<void>;
  /** Called between passes of `follow`; what it does delays the next one. */
  readonly between: (session: Session) => Promise<void>;
}

export function createReplyReader(context: ReaderContext): ReplyReader {
  const { db, clock, writeLock, sessions } = context;
  let isFollowing = false;
  let isStopped = false;
  let interrupt: (() => void) | null = null;
  /** One pass at a time. */
  let turn: Promise<unknown> = Promise.resolve();
  let account: string | null = null;
  let known: AccountState = readAccountState(db);
  let begun: PassTimes = {};
  let writtenAt = -Infinity;
  let failures = 0;
  let notBefore = -Infinity;
  /** Until then Twilio wants to hear nothing, by `Clock.elapsed`, and what it said. */
  let throttled = { until: -Infinity, detail: '' };
  let isReading = false;
  let problem: ReplyStatus['problem'] = null;

  const status = (): ReplyStatus => ({
    asOf: known.asOf,
    isReading,
    problem,
    lostBefore: known.lostBefore,
  });

  function show(change: {
    readonly isReading?: boolean;
    readonly problem?: ReplyStatus['problem'];
  }): void {
    isReading = change.isReading ?? isReading;
    if (change.problem !== undefined) problem = change.problem;
    if (!isStopped) context.onStatus(status());
  }

  function noteProblem(code: NonNullable<ReplyStatus['problem']>['code'], detail: string): void {
    show({ problem: { code, detail, at: clock.now() } });
  }

  async function openSession(): Promise<Session> {
    try {
      const session = await sessions.open();
      if (session.account !== account) {
        account = session.account;
        known = readAccountState(db, account);
        begun = {};
      }
      return session;
    } catch (error) {
      if (error instanceof UserError) noteProblem('no-account', error.message);
      throw error;
    }
  }

  /** Makes a pass to its end. Throws as `runPass` does. */
  async function make(
    session: Session,
    pass: PlannedPass,
    patienceMs: number | undefined,
  ): Promise<readonly StoredNews[]> {
    const beganAt = clock.now();
    const elapsed = clock.elapsed();
    const all: StoredNews[] = [];
    const onStored = (stored: readonly StoredNews[]) => {
      all.push(...stored);
      context.onStored(stored);
    };
    show({ isReading: true });
    try {
      await runPass({ ...context, onStored }, { session, pass, patienceMs });
      const after = passDone(known, pass, { beganAt, endedAt: clock.now() });
      begun = { ...begun, ...begunBy(pass.kind, elapsed) };
      await remember(session, { ...known, ...after }, pass, all.length > 0, patienceMs);
      failures = 0;
      notBefore = -Infinity;
      problem = null;
    } catch (error) {
      noteFailure(error);
      throw error;
    } finally {
      show({ isReading: false });
      if (!isStopped) await context.onPass(all);
    }
    return all;
  }

  /** In memory at once; in the database where it is worth a write. */
  async function remember(
    session: Session,
    state: AccountState,
    pass: PlannedPass,
    hasNews: boolean,
    patienceMs: number | undefined,
  ): Promise<void> {
    known = state;
    const isWritten = clock.elapsed() - writtenAt < writtenAfterMs;
    if (pass.kind === 'hour' && !hasNews && isWritten) return;
    const now = clock.now();
    known = await writeLock.write((writable) => {
      session.refuseIfOver();
      return changeAccountState(writable, session.account, (before) =>
        furthest(before, state, now),
      );
    }, patienceMs);
    writtenAt = clock.elapsed();
  }

  function noteFailure(error: unknown): void {
    if (!(error instanceof CannotRead)) return;
    const { detail, isAuth, retryAfterMs } = error.unavailable;
    failures += 1;
    const backoffMs = Math.min(firstBackoffMs * 2 ** (failures - 1), longestBackoffMs);
    const pauseMs = isAuth ? refusedPauseMs : Math.max(backoffMs, retryAfterMs ?? 0);
    notBefore = clock.elapsed() + pauseMs;
    if (retryAfterMs !== null) throttled = { until: clock.elapsed() + retryAfterMs, detail };
    noteProblem(isAuth ? 'refused' : 'unreachable', detail);
  }

  /** Does something when nothing else reads. */
  async function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return await done;
  }

  /** Makes what is due; answers with how long to wait until more is. */
  async function step(): Promise<number> {
    const waitMs = notBefore - clock.elapsed();
    if (waitMs > 0) return waitMs;
    const session = await openSession();
    const pass = nextPass(known, begun, { now: clock.now(), elapsed: clock.elapsed() });
    if (pass !== null) {
      await make(session, pass, Infinity);
      return 0;
    }
    await context.between(session);
    const { everyMs } = passes.hour;
    const sinceMs = clock.elapsed() - (begun.hour ?? clock.elapsed());
    return Math.max(0, everyMs - sinceMs) + context.random() * (everyMs / 5);
  }

  async function loop(): Promise<void> {
    for (;;) {
      let waitMs = 0;
      try {
        waitMs = await inTurn(step);
      } catch (error) {
        if (error instanceof CannotRead) waitMs = Math.max(0, notBefore - clock.elapsed());
        else if (error instanceof ReadingOver) waitMs = 0;
        else if (error instanceof UserError && problem?.code === 'no-account') {
          waitMs = lookForAccountMs;
        } else {
          if (!isStopped) context.onError(error);
          waitMs = pauseAfterFailureMs;
        }
      }
      if (isStopped) return;
      await wait(waitMs);
    }
  }

  /** Resolves after so long, or earlier where the account changed or reading stopped. */
  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      interrupt = () => {
        cancel();
        resolve();
      };
    });
  }

  async function syncNow(): Promise<ReplySync> {
    try {
      const session = await openSession();
      if (throttled.until > clock.elapsed()) {
        throw new UserError('unavailable', words.replies.notRead(throttled.detail));
      }
      const now = clock.now();
      const long = planPass('two-days', known, now);
      const short = planPass('hour', known, now);
      const since = Math.min(long.since, short.since);
      const stored = await make(session, { ...long, since }, undefined);
      return {
        received: stored.length,
        optedOut: stored.filter(({ effect }) => effect === 'opted-out').length,
      };
    } catch (error) {
      if (error instanceof CannotRead) {
        throw new UserError('unavailable', words.replies.notRead(error.unavailable.detail));
      }
      if (error instanceof ReadingOver) {
        throw new UserError('unavailable', words.replies.over);
      }
      throw error;
    }
  }

  return {
    follow() {
      if (isFollowing || isStopped) return;
      isFollowing = true;
      void loop();
    },
    status,
    sync: () => inTurn(syncNow),
    credentialsSaved() {
      sessions.end();
      failures = 0;
      notBefore = -Infinity;
      throttled = { until: -Infinity, detail: '' };
      interrupt?.();
    },
    stop() {
      isStopped = true;
      sessions.end();
      interrupt?.();
    },
  };
}

/** A pass was as good as the shorter ones. */
function begunBy(kind: PassKind, elapsed: number): PassTimes {
  switch (kind) {
    case 'hour':
      return { hour: elapsed };
    case 'two-days':
      return { hour: elapsed, 'two-days': elapsed };
    case 'week':
      return { hour: elapsed, 'two-days': elapsed, week: elapsed };
  }
}
