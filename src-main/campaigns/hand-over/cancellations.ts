import type { CancelResult, Clock, Gateway, JournalEntry } from '../../engine/ports.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import { openSendJournal } from '../sending/journal/send-journal.ts';
import {
  messagesToCancel,
  noteWishes,
  recordNoLongerScheduled,
  type ToCancel,
} from './scheduled-rows.ts';

/** Requests at once, and messages whose outcomes are recorded together. */
const atOnce = 16;

/** The pause after nothing could be asked for, in milliseconds. */
const pauseMs = 2000;

/** Asks providers to cancel what they keep and must not send any more. */
export interface Cancellations {
  /** Asks for everything that is to be canceled now; returns how many are still not settled. */
  pass(): Promise<number>;
  /** Asks for nothing more. */
  stop(): void;
}

export function createCancellations(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly gateway: (kind: GatewayKind) => Promise<Gateway>;
  readonly onChange: () => void;
}): Cancellations {
  const { db, clock, writeLock } = context;
  let isStopped = false;
  let pausedUntil = 0;

  async function cancel({ gateway, sid }: ToCancel): Promise<CancelResult> {
    try {
      const { scheduler } = await context.gateway(gateway);
      if (scheduler !== null) return await scheduler.cancel(sid);
      return { kind: 'unavailable', retryAfterMs: null, detail: '' };
    } catch (error) {
      return { kind: 'unavailable', retryAfterMs: null, detail: String(error) };
    }
  }

  async function journal(canceled: readonly ToCancel[]): Promise<void> {
    if (canceled.length === 0) return;
    const at = clock.now();
    const file = await openSendJournal(db, context.dataFolder, clock);
    try {
      await file.append(
        canceled.map(({ campaignId, to, attempt, sid }): JournalEntry => {
          return { campaignId, to, attempt, at, event: 'canceled', sid };
        }),
      );
    } finally {
      await file.close();
    }
  }

  /** Returns how many of them are not settled. */
  async function cancelSome(wishes: readonly ToCancel[]): Promise<number> {
    // Noted first: whatever happens from here on, it is known that this was wanted.
    await writeLock.write((writable) => noteWishes(writable, wishes), Infinity);
    const results = await Promise.all(wishes.map(cancel));
    const canceled = wishes.filter((_, index) => results[index]?.kind === 'canceled');
    await writeLock.write((writable) => {
      for (const [index, { messageId }] of wishes.entries()) {
        const result = results[index];
        if (result === undefined || result.kind === 'unavailable') continue;
        const { status } = result.kind === 'canceled' ? { status: result.kind } : result.receipt;
        if (status !== 'scheduled') {
          recordNoLongerScheduled(writable, messageId, status, clock.now());
        }
      }
    }, Infinity);
    await journal(canceled);
    const refused = results.flatMap((one) => (one.kind === 'unavailable' ? [one] : []));
    const asked = Math.max(0, ...refused.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    if (asked > 0) pausedUntil = clock.now() + asked;
    // One lost answer says nothing of the others: those go on, and that one is asked for again.
    else if (refused.length === wishes.length) pausedUntil = clock.now() + pauseMs;
    return refused.length;
  }

  return {
    async pass() {
      let left = 0;
      let hasChanged = false;
      for (const page of messagesToCancel(db)) {
        for (let start = 0; start < page.length; start += atOnce) {
          const some = page.slice(start, start + atOnce);
          if (isStopped || clock.now() < pausedUntil) {
            left += some.length;
            continue;
          }
          left += await cancelSome(some);
          hasChanged = true;
        }
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
      if (hasChanged) context.onChange();
      return left;
    },
    stop() {
      isStopped = true;
    },
  };
}
