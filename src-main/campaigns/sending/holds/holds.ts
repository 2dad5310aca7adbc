// Raw SQL: what was released is in force again unless a unique index says otherwise.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { HoldDecision, HoldReason } from '../../../../src-shared/inbox/hold.ts';
import { appendEvent } from '../../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../../database/queries.ts';
import { numberHolds } from '../../../database/schema.ts';
import { statementsFor } from '../../../database/statements.ts';
import { lowerMessagesOf, raiseMessagesOf } from './held-messages.ts';
import { inTransaction } from '../in-transaction.ts';
import { goOnAfterHold } from './only-held.ts';

/** A hold as the table has it. */
export type NumberHold = Readonly<typeof numberHolds.$inferSelect>;

/** Why nothing is to be sent to a number for now. */
export interface HoldOrder {
  /** E.164. */
  readonly phone: string;
  readonly reason: HoldReason;
  /** The message that shows it; null where something else does. */
  readonly messageId: number | null;
  /** What shows it, where no message does; empty otherwise. */
  readonly detail: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const isInForce = isNull(numberHolds.releasedAt);

const queries = queriesFor((orm) => ({
  add: prepared((given: Given<HoldOrder>) =>
    orm
      .insert(numberHolds)
      .values({
        phone: given('phone'),
        reason: given('reason'),
        messageId: given('messageId'),
        detail: given('detail'),
        at: given('at'),
      })
      .onConflictDoNothing(),
  ),
  ofNumber: prepared((given: Given<{ phone: string }>) =>
    orm
      .select()
      .from(numberHolds)
      .where(eq(numberHolds.phone, given('phone')))
      .orderBy(desc(numberHolds.id)),
  ),
  inForce: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ id: numberHolds.id })
      .from(numberHolds)
      .where(and(eq(numberHolds.phone, given('phone')), isInForce))
      .limit(1),
  ),
  release: prepared(
    (given: Given<{ phone: string; reason: HoldReason; at: number; decision: HoldDecision }>) =>
      orm
        .update(numberHolds)
        .set({ releasedAt: sql`${given('at')}`, decision: sql`${given('decision')}` })
        .where(
          and(
            eq(numberHolds.phone, given('phone')),
            eq(numberHolds.reason, given('reason')),
            isInForce,
          ),
        ),
  ),
}));

const statements = statementsFor((sqlite) => ({
  holdAgain: sqlite
    .prepare<{ phone: string; at: number; decision: HoldDecision }, HoldReason>(
      `UPDATE OR IGNORE number_holds SET released_at = NULL, decision = NULL
        WHERE phone = :phone AND released_at = :at AND decision = :decision RETURNING reason`,
    )
    .pluck(),
}));

/**
 * Holds a number: nothing of a campaign, and nothing that a command was told to send, goes there until it is
 * released. What is queued waits; what the provider keeps until its time is to be canceled there, and waits
 * then. Asking twice changes nothing. Returns whether there was no such hold before.
 */
export function holdNumber(db: WritableDatabase, order: HoldOrder): boolean {
  return inTransaction(db, () => {
    const isNew = queries(db).add.run(order).changes > 0;
    const messages = raiseMessagesOf(db, order.phone);
    if (isNew) {
      appendEvent(db, {
        at: order.at,
        kind: 'number-held',
        subject: `number:${order.phone}`,
        detail: { reason: order.reason, messages },
      });
    }
    return isNew;
  });
}

/** What came of a release. */
export interface Released {
  /** Whether there was such a hold. */
  readonly isReleased: boolean;
  /** Whether the number is held for another reason still. */
  readonly isStillHeld: boolean;
  /** Campaigns that were paused because only held messages were left, and go on: wake sending for them. */
  readonly resumed: readonly number[];
}

/**
 * Releases a number from the holds of these reasons. Where no other is left, its messages get back the times
 * that they had, and campaigns that waited for nothing else go on; after an opt-out (suppress the number
 * before) they skip them. Wake sending once it is committed.
 */
export function releaseNumber(
  db: WritableDatabase,
  phone: string,
  reasons: readonly HoldReason[],
  decision: HoldDecision,
  at: number,
): Released {
  return inTransaction(db, () => {
    const { release } = queries(db);
    const released = reasons.filter(
      (reason) => release.run({ phone, reason, at, decision }).changes > 0,
    );
    if (released.length > 0) {
      appendEvent(db, {
        at,
        kind: 'number-released',
        subject: `number:${phone}`,
        detail: { reasons: released, decision },
      });
    }
    const isStillHeld = isHeld(db, phone);
    const resumed = isStillHeld
      ? []
      : lowerMessagesOf(db, phone).filter((id) => goOnAfterHold(db, id, at));
    return { isReleased: released.length > 0, isStillHeld, resumed };
  });
}

/**
 * Undoes a release: what was released at that moment with that decision is in force again, unless the number
 * is held for the same reason anew. Returns whether the number is held now.
 */
export function holdAgain(
  db: WritableDatabase,
  released: { readonly phone: string; readonly at: number; readonly decision: HoldDecision },
  now: number,
): boolean {
  const { phone } = released;
  return inTransaction(db, () => {
    const reasons = statements(db).holdAgain.all(released);
    if (!isHeld(db, phone)) return false;
    const messages = raiseMessagesOf(db, phone);
    if (reasons.length > 0) {
      appendEvent(db, {
        at: now,
        kind: 'number-held',
        subject: `number:${phone}`,
        detail: { reasons, messages },
      });
    }
    return true;
  });
}

/** Whether a number (E.164) is held now. */
export function isHeld(db: OvoDatabase, phone: string): boolean {
  return queries(db).inForce.get({ phone }) !== undefined;
}

/** Every hold that a number (E.164) ever had, the newest first, released ones too. */
export function holdsOf(db: OvoDatabase, phone: string): readonly NumberHold[] {
  return queries(db).ofNumber.all({ phone });
}
