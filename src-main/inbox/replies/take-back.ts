import { and, count, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Suppression } from '../../../src-shared/contact/contact.ts';
import type { TakenBack } from '../../../src-shared/inbox/conversation.ts';
import {
  holdDecisions,
  takeBackDecisionMs,
  type HoldDecision,
} from '../../../src-shared/inbox/hold.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { holdAgain } from '../../campaigns/sending/holds/holds.ts';
import { liftSuppression, suppressionsOf } from '../../contacts/suppressions/suppression-rows.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { events, imports, inboundMessages, messages } from '../../database/schema.ts';
import { noteDecision } from '../conversations/conversation-rows.ts';

const detailSchema = z.object({
  decision: z.enum(holdDecisions),
  /** The suppression that the decision made; null where it made none. */
  suppressionId: z.int().nullable(),
  /** Its evidence, as the decision wrote that. */
  evidence: z.string().nullable(),
});

/** What is recorded of a decision, so that it can be taken back. */
export function decidedDetail(
  decision: HoldDecision,
  made: Pick<Suppression, 'id' | 'evidence'> | null,
): z.infer<typeof detailSchema> {
  return { decision, suppressionId: made?.id ?? null, evidence: made?.evidence ?? null };
}

const queries = queriesFor((orm) => ({
  last: prepared((given: Given<{ subject: string }>) =>
    orm
      .select({ kind: events.kind, at: events.at, detail: events.detail })
      .from(events)
      .where(
        and(
          eq(events.subject, given('subject')),
          inArray(events.kind, ['hold-decided', 'hold-decision-taken-back']).inlineParams(),
        ),
      )
      .orderBy(desc(events.id))
      .limit(1),
  ),
  stops: prepared((given: Given<{ phone: string; since: number }>) =>
    orm
      .select({ id: messages.id })
      .from(messages)
      .innerJoin(inboundMessages, eq(inboundMessages.messageId, messages.id))
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(inboundMessages.kind, 'stop').inlineParams(),
          gte(inboundMessages.readAt, given('since')),
        ),
      )
      .limit(1),
  ),
  sent: prepared((given: Given<{ phone: string; since: number }>) =>
    orm
      .select({ messages: count() })
      .from(messages)
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.direction, 'outbound').inlineParams(),
          sql`${messages.status} NOT IN ('queued', 'scheduled', 'skipped', 'canceled', 'failed')`,
          gte(messages.claimedAt, given('since')),
        ),
      ),
  ),
  imported: prepared((given: Given<{ since: number }>) =>
    orm
      .select({ id: imports.id })
      .from(imports)
      .where(gte(imports.completedAt, given('since')))
      .limit(1),
  ),
  skipped: prepared((given: Given<{ phone: string; since: number }>) =>
    orm
      .select({ messages: count() })
      .from(messages)
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.status, 'skipped').inlineParams(),
          gte(messages.settledAt, given('since')),
        ),
      ),
  ),
}));

/** The suppression of a number that is in force; undefined for none. */
export function inForceOf(db: OvoDatabase, phone: string) {
  return suppressionsOf(db, phone).find(({ liftedAt }) => liftedAt === null);
}

/**
 * Takes back the last decision about a number: it is held again, and the suppression that the decision made
 * is lifted. What went or was skipped meanwhile stays so. Refused (`not-found`) where nobody decided in the
 * last five minutes, and (`conflict`) where the number has opted out by a reply since: that is no decision of
 * ours; nor where there is another reason since why it must not be texted. Call within a transaction, and have canceled what the provider keeps once it is committed.
 */
export function takeBackDecision(db: WritableDatabase, phone: string, now: number): TakenBack {
  const subject = `number:${phone}`;
  const last = queries(db).last.get({ subject });
  const detail = detailSchema.safeParse(JSON.parse(last?.detail ?? '{}'));
  const isRecent = last !== undefined && Math.abs(now - last.at) <= takeBackDecisionMs;
  if (!isRecent || last.kind !== 'hold-decided' || !detail.success) {
    throw new UserError('not-found', words.replies.nothingToTakeBack(phone));
  }
  const { decision, suppressionId } = detail.data;
  const since = last.at;
  if (queries(db).stops.get({ phone, since }) !== undefined) {
    throw new UserError('conflict', words.replies.stoppedSince(phone));
  }
  const inForce = inForceOf(db, phone);
  if (inForce !== undefined && inForce.id === suppressionId) {
    if (inForce.evidence !== detail.data.evidence) {
      throw new UserError('conflict', words.replies.furtherReasonSince(phone));
    }
    // What a file of contacts says of a number that is suppressed already is not recorded.
    if (queries(db).imported.get({ since }) !== undefined) {
      throw new UserError('conflict', words.replies.importedSince(phone));
    }
    const evidence = words.replies.takenBack(Math.max(0, Math.round((now - since) / 1000)));
    liftSuppression(db, { phone, evidence, at: now });
  }
  holdAgain(db, { phone, at: since, decision }, now);
  noteDecision(db, phone);
  appendEvent(db, {
    at: now,
    kind: 'hold-decision-taken-back',
    subject,
    detail: { decision },
  });
  return {
    sent: queries(db).sent.get({ phone, since })?.messages ?? 0,
    skipped: queries(db).skipped.get({ phone, since })?.messages ?? 0,
  };
}
