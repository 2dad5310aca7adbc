// Raw SQL: whether anything was written, which no table says.
import type { CancelResult, Clock, Gateway } from '../../engine/ports.ts';
import type { JournalEntry } from '../../engine/store-ports.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import { openSendJournal } from '../sending/journal/send-journal.ts';
import { createLookUps, type LookUpSettings } from './look-ups.ts';
import { countLost, unnotedWishes } from './lost-answers.ts';
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

/** A pass is followed by a rest of so many times as long, unless somebody asks. */
const restForPass = 20;

/** Filters of an audience go by the date: it is looked again after so long, in milliseconds. */
const lookAnywayMs = 60_000;

/** What came of one pass. */
export interface CancelPass {
  /** Messages that are to be canceled, and that the provider still keeps, or may keep. */
  readonly left: number;
  /** How long until more can be asked of those, in milliseconds; Infinity where only a person can decide. */
  readonly waitMs: number;
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
  let last: {
    /** Of which it is known that the provider keeps them. */
    readonly left: number;
    /** When another look-up is due, by `Clock.elapsed`. */
    readonly lookUpAt: number;
    readonly version: string;
    readonly at: number;
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

  async function cancelSome(wishes: readonly ToCancel[]): Promise<Omit<CancelPass, 'waitMs'>> {
    // Noted first: whatever happens from here on, it is known that this was wanted.
    await writeLock.write((writable) => noteWishes(writable, wishes), Infinity);
    // In the journal too: a copy that is restored later has to know it.
    await journal('to-cancel', wishes);
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
    return { left: wishes.length - settled, hasQueued };
  }

  /** Finds out what the provider keeps of those whose answer was lost; resolves as `LookUps.run`. */
  async function lookUpLost(): Promise<number> {
    if (isStopped) return Infinity;
    const wishes = unnotedWishes(db, clock.now());
    if (wishes.length > 0) {
      await writeLock.write((writable) => noteLostWishes(writable, wishes), Infinity);
    }
    return await lookUps.run();
  }

  /** Changes with everything that this process or another writes. */
  const versionNow = () =>
    `${String(db.sqlite.pragma('data_version', { simple: true }))} ${changes.get() ?? 0}`;
  const changes = db.sqlite.prepare<[], number>('SELECT total_changes()').pluck();

  /** Whether nothing can have come to be canceled since the last pass, or to look again costs too much. */
  function mayWait(): boolean {
    if (last === null || last.left > 0 || clock.elapsed() >= last.lookUpAt) return false;
    const sinceMs = clock.now() - last.at;
    if (sinceMs < last.tookMs * restForPass) return true;
    return last.version === versionNow() && sinceMs < lookAnywayMs;
  }

  return {
    async pass(how) {
      if (how === 'at-leisure' && mayWait()) return { left: 0, waitMs: 0, hasQueued: false };
      const version = versionNow();
      const began = clock.now();
      let left = 0;
      const lookUpMs = await lookUpLost();
      let hasChanged = lookUps.hasRecorded();
      let hasQueued = hasChanged;
      for (const page of messagesToCancel(db, clock.now())) {
        for (let start = 0; start < page.length; start += atOnce) {
          const some = page.slice(start, start + atOnce);
          if (isStopped || clock.now() < pausedUntil) {
            left += some.length;
            continue;
          }
          const done = await cancelSome(some);
          left += done.left;
          hasQueued ||= done.hasQueued;
          hasChanged = true;
        }
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
      const lookUpAt = clock.elapsed() + lookUpMs;
      last = { left, lookUpAt, version, at: clock.now(), tookMs: clock.now() - began };
      if (hasChanged) context.onChange();
      return { left: left + countLost(db), waitMs: left > 0 ? 0 : lookUpMs, hasQueued };
    },
    stop() {
      isStopped = true;
      lookUps.stop();
    },
  };
}
