// Raw SQL: whether a campaign has nothing but held messages is asked through named indexes.
import { appendEvent } from '../../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';
import type { WriteLock } from '../../../database/write-lock.ts';
import type { Clock } from '../../../engine/ports.ts';
import {
  hasOpenQueuedSql,
  hasSuppressedHeld,
  isAnyGiven,
  isHeldSql,
  lowerSuppressed,
} from './held-messages.ts';

/** Messages that one transaction gives their times back. */
const mostLowered = 500;

/** A look is followed by a rest of so many times as long. */
const restForLook = 20;

interface Waiting {
  readonly id: number;
  readonly isPaused: 0 | 1;
}

const statements = statementsFor((sqlite) => ({
  waiting: sqlite.prepare<[], Waiting>(
    `SELECT id, status = 'paused' AS isPaused FROM campaigns
      WHERE status = 'paused' AND paused_reason = 'only-held'
         OR status = 'sending' AND hand_over IS NOT NULL`,
  ),
  isSending: sqlite
    .prepare<[number], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM campaigns WHERE id = ? AND status = 'sending')`,
    )
    .pluck(),
  hasOnlyHeld: sqlite
    .prepare<{ readonly id: number }, 0 | 1>(
      `SELECT NOT ${hasOpenQueuedSql(':id')}
          AND EXISTS (SELECT 1 FROM messages INDEXED BY messages_queued
                       WHERE campaign_id = :id AND status = 'queued' AND ${isHeldSql})`,
    )
    .pluck(),
  goOn: sqlite.prepare<[number]>(
    `UPDATE campaigns SET status = 'sending', paused_reason = NULL, paused_detail = NULL
      WHERE id = ? AND status = 'paused' AND paused_reason = 'only-held'`,
  ),
}));

/**
 * Lets a campaign go on that was paused because only held messages were left. Call it within a transaction,
 * and wake sending once it is committed. Returns whether it was.
 */
export function goOnAfterHold(db: WritableDatabase, campaignId: number, at: number): boolean {
  if (statements(db).goOn.run(campaignId).changes === 0) return false;
  appendEvent(db, { at, kind: 'campaign-resumed', subject: `campaign:${campaignId}` });
  return true;
}

/** Looks after campaigns that wait for nothing but held messages. */
export interface OnlyHeldWatch {
  /** Whether a campaign was paused at the last look because only held messages were left: look again soon. */
  readonly isAnyPaused: boolean;
  /**
   * Lets campaigns go on whose held numbers were suppressed meanwhile, whoever did that, and finds those that
   * another process let go on, or of which the provider has sent all but held messages. Costs next to nothing
   * where there are none.
   */
  pass(): Promise<{
    /** Whether a campaign goes on because of this. */
    readonly hasChanged: boolean;
    /** Whether there is something for the engine to do. */
    readonly hasQueued: boolean;
  }>;
}

export function createOnlyHeldWatch(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
}): OnlyHeldWatch {
  const { db, clock, writeLock } = context;
  /** Campaigns that were paused at the last look. */
  let paused: readonly number[] = [];
  /** When to look again, by `Clock.elapsed`. */
  let lookAt = -Infinity;

  async function goOn(id: number): Promise<void> {
    let isMore = true;
    while (isMore) {
      isMore = await writeLock.write((writable) => {
        const lowered = lowerSuppressed(writable, id, mostLowered);
        if (lowered > 0) goOnAfterHold(writable, id, clock.now());
        return lowered === mostLowered;
      }, Infinity);
    }
  }

  return {
    get isAnyPaused() {
      return paused.length > 0;
    },
    async pass() {
      const began = clock.elapsed();
      if (began < lookAt) return { hasChanged: false, hasQueued: false };
      const sql = statements(db);
      const waiting = sql.waiting.all();
      const suppressed = waiting.filter(({ id }) => hasSuppressedHeld(db, id));
      const released = paused.filter((id) => sql.isSending.get(id) === 1);
      const left = waiting.filter(
        ({ id, isPaused }) =>
          isPaused === 0 && !isAnyGiven(db, id) && sql.hasOnlyHeld.get({ id }) === 1,
      );
      lookAt = clock.elapsed() + restForLook * (clock.elapsed() - began);
      for (const { id } of suppressed) await goOn(id);
      paused = waiting.flatMap(({ id, isPaused }) => (isPaused === 1 ? [id] : []));
      return {
        hasChanged: suppressed.length > 0,
        hasQueued: suppressed.length + released.length + left.length > 0,
      };
    },
  };
}
