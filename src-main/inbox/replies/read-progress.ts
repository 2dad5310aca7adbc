import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { kindsOf, passDone, type Moment, type PassTimes, type PlannedPass } from './read-pass.ts';
import {
  changeAccountState,
  furthest,
  readAccountState,
  type AccountState,
} from './reading-state.ts';
import type { Session } from './session.ts';

/** How long it may be until it is written down that a short pass brought nothing, in milliseconds. */
const writtenAfterMs = 5 * 60_000;

/** How a pass went. */
export interface MadePass {
  readonly session: Session;
  readonly pass: PlannedPass;
  /** When it began, in milliseconds since 1970. */
  readonly beganAt: number;
  readonly hasNews: boolean;
  /** How long another process may keep the database, in milliseconds. */
  readonly patienceMs: number | undefined;
}

/** How far the account of the moment is read. */
export interface ReadProgress {
  readonly known: AccountState;
  /** When passes of this account ended in this run. */
  readonly ended: PassTimes;
  /** From now on it is about the account of this session. */
  use(session: Session): void;
  /** A pass is complete: in memory at once; in the database where it is worth a write. */
  remember(made: MadePass): Promise<void>;
}

export function createReadProgress(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
}): ReadProgress {
  const { db, clock, writeLock } = context;
  let account: string | null = null;
  let known: AccountState = readAccountState(db);
  let ended: PassTimes = {};
  let writtenAt = -Infinity;

  return {
    get known() {
      return known;
    },
    get ended() {
      return ended;
    },
    use(session) {
      if (session.account === account) return;
      account = session.account;
      known = readAccountState(db, account);
      ended = {};
      writtenAt = -Infinity;
    },
    async remember({ session, pass, beganAt, hasNews, patienceMs }) {
      session.refuseIfOver();
      const at: Moment = { now: clock.now(), elapsed: clock.elapsed() };
      const state = { ...known, ...passDone(known, pass, { beganAt, endedAt: at.now }) };
      known = state;
      // A long pass says nothing of what came in since it began.
      const kinds = kindsOf(pass).filter((kind) => kind === pass.kind || kind !== 'hour');
      ended = { ...ended, ...Object.fromEntries(kinds.map((kind) => [kind, at])) };
      const isWritten = at.elapsed - writtenAt < writtenAfterMs;
      if (pass.kind === 'hour' && !hasNews && isWritten) return;
      const written = await writeLock.write((writable) => {
        session.refuseIfOver();
        return changeAccountState(writable, session.account, (before) =>
          furthest(before, state, at.now),
        );
      }, patienceMs);
      // Another pass may have been complete meanwhile.
      if (session.account === account) known = furthest(written, known, clock.now());
      writtenAt = clock.elapsed();
    },
  };
}
