import type { ReplyStatus, ReplySync } from '../../../src-shared/inbox/reply.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Clock } from '../../engine/ports.ts';
import { createLane } from './lane.ts';
import { nextHour, nextLong, passes, planPass, type PlannedPass } from './read-pass.ts';
import { createReadProgress } from './read-progress.ts';
import { runPass, type PassContext } from './run-pass.ts';
import { CannotRead, ReadingOver, type Session, type Sessions } from './session.ts';
import type { StoredNews } from './store-slice.ts';

/** The pause after a pass that failed, in milliseconds; twice as long after each further one. */
const firstBackoffMs = passes.hour.everyMs;
const longestBackoffMs = 10 * 60_000;

/** How often it is looked whether there is an account by now, or the right one, in milliseconds. */
const lookForAccountMs = 60_000;
const refusedPauseMs = longestBackoffMs;

/** How often it is looked whether something long is due, in milliseconds. */
const lookForLongMs = passes.hour.everyMs;

/** The pause after the database could not be written, in milliseconds. */
const pauseAfterFailureMs = 60_000;

/** Reads replies in passes. */
export interface ReplyReader {
  follow(): void;
  status(): ReplyStatus;
  /** Reads 48 hours, and since the last time, now, whatever else reads. Refused (`unavailable`) with the reason. */
  sync(): Promise<ReplySync>;
  /** From now on reads with the credentials of the moment. */
  credentialsSaved(): void;
  stop(): void;
}

export interface ReaderContext extends Omit<PassContext, 'onPage'> {
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Between 0 and 1: computers that start together don’t ask together for long. */
  readonly random: () => number;
  readonly onStatus: (status: ReplyStatus) => void;
  /** Told once a page is stored, and where a pass ends or fails; resolves when what has to be done is done. */
  readonly onPage: () => Promise<void>;
  /** Reads the numbers that carriers took back, where that is due. */
  readonly readGivenUp: (session: Session) => Promise<void>;
}

/** What reads: the hour waits for nothing else, as a STOP is in there. */
type LaneName = 'hour' | 'long';

export function createReplyReader(context: ReaderContext): ReplyReader {
  const { clock, sessions } = context;
  const progress = createReadProgress(context);
  let isStopped = false;
  /** Syncs come one after the other. */
  let turn: Promise<unknown> = Promise.resolve();
  const failures = { hour: 0, long: 0 };
  /** Until then nothing is asked by itself, by `Clock.elapsed`; what `hour` says holds for all. */
  const notBefore = { hour: -Infinity, long: -Infinity };
  /** Until then Twilio wants to hear nothing, by `Clock.elapsed`, and what it said. */
  let throttled = { until: -Infinity, detail: '' };
  let underWay = 0;
  const problems: Record<LaneName, ReplyStatus['problem']> = { hour: null, long: null };

  const status = (): ReplyStatus => ({
    asOf: progress.known.asOf,
    isReading: underWay > 0,
    problem: problems.hour ?? problems.long,
    lostBefore: progress.known.lostBefore,
  });

  function show(): void {
    if (!isStopped) context.onStatus(status());
  }

  async function openSession(): Promise<Session> {
    try {
      const session = await sessions.open();
      progress.use(session);
      return session;
    } catch (error) {
      if (error instanceof UserError && problems.hour?.code !== 'no-account') {
        problems.hour = { code: 'no-account', detail: error.message, at: clock.now() };
        show();
      }
      throw error;
    }
  }

  /** Makes a pass to its end. Throws as `runPass` does. */
  async function make(
    session: Session,
    pass: PlannedPass,
    lane: LaneName,
    patienceMs: number | undefined,
  ): Promise<readonly StoredNews[]> {
    const beganAt = clock.now();
    const all: StoredNews[] = [];
    const onStored = (stored: readonly StoredNews[]) => {
      all.push(...stored);
      context.onStored(stored);
    };
    // What is to be done about a page keeps nobody from reading the next one, and no lane from its next pass.
    const onPage = () => void context.onPage();
    underWay += 1;
    show();
    try {
      await runPass({ ...context, onStored, onPage }, { session, pass, patienceMs });
      const hasNews = all.length > 0;
      await progress.remember({ session, pass, beganAt, hasNews, patienceMs });
      noteSuccess(pass);
    } catch (error) {
      noteFailure(error, lane);
      throw error;
    } finally {
      underWay -= 1;
      show();
      if (!isStopped) onPage();
    }
    return all;
  }

  /** What a longer pass could ask, a shorter one can. */
  function noteSuccess({ kind }: PlannedPass): void {
    for (const one of kind === 'hour' ? (['hour'] as const) : (['hour', 'long'] as const)) {
      failures[one] = 0;
      notBefore[one] = -Infinity;
      problems[one] = null;
    }
  }

  function noteFailure(error: unknown, lane: LaneName): void {
    if (!(error instanceof CannotRead)) return;
    const { detail, isAuth, retryAfterMs } = error.unavailable;
    failures[lane] += 1;
    const backoffMs = Math.min(firstBackoffMs * 2 ** (failures[lane] - 1), longestBackoffMs);
    const now = clock.elapsed();
    notBefore[isAuth ? 'hour' : lane] = now + (isAuth ? refusedPauseMs : backoffMs);
    if (retryAfterMs !== null) {
      throttled = { until: Math.max(throttled.until, now + retryAfterMs), detail };
    }
    const code = isAuth ? 'refused' : 'unreachable';
    problems[lane] = { code, detail, at: clock.now() };
  }

  /** How long a lane has to wait before it may ask, in milliseconds; 0 or less for not at all. */
  function pauseOf(lane: LaneName): number {
    const until = Math.max(notBefore.hour, notBefore[lane], throttled.until);
    return until - clock.elapsed();
  }

  const moment = () => ({ now: clock.now(), elapsed: clock.elapsed() });

  async function readHour(): Promise<number> {
    const waitMs = pauseOf('hour');
    if (waitMs > 0) return waitMs;
    const session = await openSession();
    const pass = nextHour(progress.known, progress.ended, moment());
    try {
      if (pass !== null) await make(session, pass, 'hour', Infinity);
    } finally {
      // What just came in is read first.
      longLane.start();
      givenUpLane.start();
    }
    const { everyMs } = passes.hour;
    const endedAt = progress.ended.hour?.elapsed ?? clock.elapsed();
    const sinceMs = clock.elapsed() - endedAt;
    return Math.max(0, everyMs - sinceMs) + context.random() * (everyMs / 5);
  }

  async function readLong(): Promise<number> {
    const waitMs = pauseOf('long');
    if (waitMs > 0) return waitMs;
    const session = await openSession();
    const pass = nextLong(progress.known, progress.ended, moment());
    if (pass === null) return lookForLongMs;
    await make(session, pass, 'long', Infinity);
    return 0;
  }

  async function readGivenUp(): Promise<number> {
    const waitMs = pauseOf('hour');
    if (waitMs > 0) return waitMs;
    await context.readGivenUp(await openSession());
    return lookForLongMs;
  }

  function pauseAfter(error: unknown): number {
    if (error instanceof CannotRead || error instanceof ReadingOver) return 0;
    if (error instanceof UserError && problems.hour?.code === 'no-account') return lookForAccountMs;
    if (!isStopped) context.onError(error);
    return pauseAfterFailureMs;
  }

  const hourLane = createLane({ clock, step: readHour, pauseAfter });
  const longLane = createLane({ clock, step: readLong, pauseAfter });
  const givenUpLane = createLane({ clock, step: readGivenUp, pauseAfter });
  const lanes = [hourLane, longLane, givenUpLane];

  /** What the pages of a pass brought is acted on before the pass is over, also where it ends early. */
  async function withPages<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } finally {
      if (!isStopped) await context.onPage();
    }
  }

  async function syncNow(): Promise<ReplySync> {
    try {
      const session = await openSession();
      if (throttled.until > clock.elapsed()) {
        throw new UserError('unavailable', words.replies.notRead(throttled.detail));
      }
      const pass = planPass('two-days', progress.known, clock.now());
      const stored = await withPages(() => make(session, pass, 'hour', undefined));
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
      if (!isStopped) hourLane.start();
    },
    status,
    async sync() {
      const done = turn.then(syncNow);
      turn = done.catch(() => undefined);
      return await done;
    },
    credentialsSaved() {
      sessions.end();
      Object.assign(failures, { hour: 0, long: 0 });
      Object.assign(notBefore, { hour: -Infinity, long: -Infinity });
      throttled = { until: -Infinity, detail: '' };
      for (const lane of lanes) lane.hurry();
    },
    stop() {
      isStopped = true;
      sessions.end();
      for (const lane of lanes) lane.stop();
    },
  };
}
