// Raw SQL: whether anything was written, which no table says.
import type { CancelResult, Clock, Gateway } from '../../engine/ports.ts';
import type { JournalEntry } from '../../engine/store-ports.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import { openSendJournal } from '../sending/journal/send-journal.ts';
import { createLookUps, type LookUpSettings } from './look-ups.ts';
import { countPerhapsKept, foundToCancel, unnotedWishes } from './perhaps-kept.ts';
import {
  messagesToCancel,
  noteLostWishes,
  noteWishes,
  recordNoLongerScheduled,
  type ToCancel,
} from './scheduled-rows.ts';

/** Requests at once, and messages whose outcomes are recorded together. */
const atOnce = 16;

/** The pause after nothing could be asked for, in milliseconds. */
const pauseMs = 2000;

/** A look at all that is kept is followed by a rest of so many times as long, unless somebody asks. */
const restForLook = 20;

/** Filters of an audience go by the date: it is looked again after so long, in milliseconds. */
const lookAnywayMs = 60_000;

/** What came of one pass. */
export interface CancelPass {
  /** Messages that are to be canceled, and that the provider still keeps, or may keep. */
  readonly left: number;
  /** How long until more can be asked of those, in milliseconds; Infinity where only a person can decide. */
  readonly waitMs: number;
  /** Whether look-ups are due that this pass left to the next one, so that others have their turn. */
  readonly hasMoreToLookUp: boolean;
  /** Whether the provider answered on a message whose answer was lost, for the first time. */
  readonly hasNews: boolean;
  /** Whether messages of a campaign that is being sent are queued again, or may be. */
  readonly hasQueued: boolean;
}

/** Asks providers to cancel what they keep and must not send any more. */
export interface Cancellations {
  /**
   * Asks for everything that is to be canceled now.
   *
   * @param how `at-leisure` looks only as often as it costs little and something has changed.
   */
  pass(how: 'now' | 'at-leisure'): Promise<CancelPass>;
  /** Asks for nothing more. */
  stop(): void;
}

const nothingDone: CancelPass = {
  left: 0,
  waitMs: 0,
  hasMoreToLookUp: false,
  hasNews: false,
  hasQueued: false,
};

/** What came of requests to cancel. */
interface Progress {
  /** Those that the provider still keeps. */
  readonly left: number;
  readonly hasQueued: boolean;
  readonly hasChanged: boolean;
}

const nothing: Progress = { left: 0, hasQueued: false, hasChanged: false };

function sum(one: Progress, other: Progress): Progress {
  return {
    left: one.left + other.left,
    hasQueued: one.hasQueued || other.hasQueued,
    hasChanged: one.hasChanged || other.hasChanged,
  };
}

export function createCancellations(context: {
  readonly db: WritableDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** How a message is looked up whose answer was lost. */
  readonly settings: () => LookUpSettings;
  readonly gateway: (kind: GatewayKind) => Promise<Gateway>;
  readonly onChange: () => void;
}): Cancellations {
  const { db, clock, writeLock } = context;
  let isStopped = false;
  let pausedUntil = 0;
  const lookUps = createLookUps(context);
  /** What stands in the journal already, by sid, of what the provider has not confirmed yet. */
  const journaled = new Set<string>();
  /** When another look-up is due, by `Clock.elapsed`. */
  let lookUpAt = 0;
  /** The last look at all that is kept. */
  let last: {
    readonly left: number;
    readonly version: string;
    /** By `Clock.elapsed`. */
    readonly at: number;
    /** Without the waits for the provider and for others. */
    readonly tookMs: number;
  } | null = null;

  async function cancel({ gateway, sid }: ToCancel): Promise<CancelResult> {
    try {
      const { scheduler } = await context.gateway(gateway);
      if (scheduler !== null) return await scheduler.cancel(sid);
      return { kind: 'unavailable', retryAfterMs: null, detail: '' };
    } catch (error) {
      return { kind: 'unavailable', retryAfterMs: null, detail: String(error) };
    }
  }

  async function journal(
    event: 'to-cancel' | 'canceled',
    messages: readonly ToCancel[],
  ): Promise<void> {
    if (messages.length === 0) return;
    const at = clock.now();
    const file = await openSendJournal(db, context.dataFolder, clock);
    try {
      await file.append(
        messages.map(({ campaignId, to, attempt, sid, sendAt }): JournalEntry => {
          return { campaignId, to, attempt, at, event, sid, sendAt };
        }),
      );
    } finally {
      await file.close();
    }
  }

  /** Notes that they are to be canceled: whatever happens from here on, it is known that this was wanted. */
  async function note(wishes: readonly ToCancel[]): Promise<void> {
    // Once: while the provider cannot be reached, the same are asked for in each pass.
    const added = wishes.filter(({ sid }) => !journaled.has(sid));
    if (added.length === 0) return;
    await writeLock.write((writable) => noteWishes(writable, added), Infinity);
    // In the journal too: a copy that is restored later has to know it.
    await journal('to-cancel', added);
    for (const { sid } of added) journaled.add(sid);
  }

  async function cancelSome(wishes: readonly ToCancel[]): Promise<Progress> {
    await note(wishes);
    const results = await Promise.all(wishes.map(cancel));
    await journal(
      'canceled',
      wishes.filter((_, index) => results[index]?.kind === 'canceled'),
    );
    let hasQueued = false;
    let settled = 0;
    await writeLock.write((writable) => {
      for (const [index, wish] of wishes.entries()) {
        const result = results[index];
        if (result === undefined || result.kind === 'unavailable') continue;
        const { status } = result.kind === 'canceled' ? { status: result.kind } : result.receipt;
        if (status !== 'scheduled') {
          settled += 1;
          journaled.delete(wish.sid);
          const isQueued = recordNoLongerScheduled(writable, wish, status, clock.now());
          hasQueued ||= isQueued;
        }
      }
    }, Infinity);
    const refused = results.flatMap((one) => (one.kind === 'unavailable' ? [one] : []));
    const asked = Math.max(0, ...refused.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    if (asked > 0) pausedUntil = clock.now() + asked;
    // One lost answer says nothing of the others: those go on, and that one is asked for again.
    else if (refused.length === wishes.length) pausedUntil = clock.now() + pauseMs;
    return { left: wishes.length - settled, hasQueued, hasChanged: true };
  }

  /** Cancels some at a time, for as long as the provider can be asked. */
  async function cancelAll(wishes: readonly ToCancel[]): Promise<Progress> {
    let done = nothing;
    for (let start = 0; start < wishes.length; start += atOnce) {
      const some = wishes.slice(start, start + atOnce);
      const canAsk = !isStopped && clock.now() >= pausedUntil;
      done = sum(done, canAsk ? await cancelSome(some) : { ...nothing, left: some.length });
    }
    return done;
  }

  /** Looks at all that is kept: cancels what is known to be, and notes what else is not to be sent. */
  async function look(): Promise<Progress> {
    const version = versionNow();
    let done = nothing;
    let tookMs = 0;
    /** The time of a step counts, the time between two does not. */
    function* timed<T>(pages: Generator<T>): Generator<T> {
      for (;;) {
        const began = clock.elapsed();
        const page = pages.next();
        tookMs += clock.elapsed() - began;
        if (page.done === true) return;
        yield page.value;
      }
    }
    for (const page of timed(messagesToCancel(db, clock.now()))) {
      done = sum(done, await cancelAll(page));
      await turnOfOthers();
    }
    for (const page of timed(unnotedWishes(db, clock.now()))) {
      if (isStopped) break;
      if (page.length > 0) {
        await writeLock.write((writable) => noteLostWishes(writable, page), Infinity);
      }
      await turnOfOthers();
    }
    last = { left: done.left, version, at: clock.elapsed(), tookMs };
    return done;
  }

  function turnOfOthers(): Promise<void> {
    return new Promise((resolve) => void clock.after(0, resolve));
  }

  /** Changes with everything that this process or another writes. */
  const versionNow = () =>
    `${String(db.sqlite.pragma('data_version', { simple: true }))} ${changes.get() ?? 0}`;
  const changes = db.sqlite.prepare<[], number>('SELECT total_changes()').pluck();

  /** Whether nothing can have come to be canceled since the last look, or to look again costs too much. */
  function mayRest(): boolean {
    if (last === null || last.left > 0) return false;
    const sinceMs = clock.elapsed() - last.at;
    if (sinceMs < last.tookMs * restForLook) return true;
    return last.version === versionNow() && sinceMs < lookAnywayMs;
  }

  return {
    async pass(how) {
      const isResting = how === 'at-leisure' && mayRest();
      if (isResting && clock.elapsed() < lookUpAt) return nothingDone;
      // What is known to be kept never waits for what may be.
      const known = isResting ? nothing : await look();
      const { found, hasRecorded, isCutShort, waitMs, hasNews } = await lookUps.run();
      lookUpAt = clock.elapsed() + waitMs;
      const done = sum(known, await cancelAll(foundToCancel(db, found)));
      // Of what was found just now, some may be left.
      if (last !== null) last = { ...last, left: last.left + done.left - known.left };
      if (done.hasChanged || hasRecorded) context.onChange();
      return {
        left: done.left + countPerhapsKept(db),
        waitMs: done.left > 0 ? 0 : waitMs,
        hasMoreToLookUp: isCutShort,
        hasNews,
        hasQueued: done.hasQueued || hasRecorded,
      };
    },
    stop() {
      isStopped = true;
      lookUps.stop();
    },
  };
}
