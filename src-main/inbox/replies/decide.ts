import { listEvidence } from '../../../src-shared/contact/reply-evidence.ts';
import type { HoldDecision, HoldReason } from '../../../src-shared/inbox/hold.ts';
import { holdReasons } from '../../../src-shared/inbox/hold.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { holdsOf, releaseNumber, type NumberHold } from '../../campaigns/sending/holds/holds.ts';
import { addSuppression } from '../../contacts/suppressions/suppression-rows.ts';
import { evidenceText } from '../../contacts/suppressions/evidence-text.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { noteDecision } from '../conversations/conversation-rows.ts';
import { suppressByReply } from './opt-outs.ts';
import { evidenceOf } from './reply-rows.ts';
import { decidedDetail, inForceOf } from './take-back.ts';

/** Replies first: what somebody wrote says more than a list. */
const byWeight: readonly HoldReason[] = ['maybe-opt-out', 'wrong-number', 'given-up'];

/**
 * Decides about a held number: opts it out, with what held it as evidence, or lets it be texted. Refused
 * (`not-found`) where nothing holds it. Call within a transaction, and wake sending once it is committed.
 */
export function decideHold(
  db: WritableDatabase,
  phone: string,
  decision: HoldDecision,
  now: number,
): void {
  const holds = holdsOf(db, phone)
    .filter(({ releasedAt }) => releasedAt === null)
    .toSorted((one, other) => byWeight.indexOf(one.reason) - byWeight.indexOf(other.reason));
  const [hold] = holds;
  if (hold === undefined) throw new UserError('not-found', words.replies.nothingToDecide(phone));
  const isNew = decision === 'opted-out' && suppressHeld(db, phone, hold, now);
  releaseNumber(db, phone, holdReasons, decision, now);
  noteDecision(db, phone);
  appendEvent(db, {
    at: now,
    kind: 'hold-decided',
    subject: `number:${phone}`,
    detail: decidedDetail(decision, isNew ? (inForceOf(db, phone) ?? null) : null),
  });
}

/** Suppresses a held number; false where it must not be texted already. */
function suppressHeld(db: WritableDatabase, phone: string, hold: NumberHold, now: number): boolean {
  const reply = hold.messageId === null ? null : evidenceOf(db, hold.messageId);
  // A decision may be taken back and made again: a restore tells the two suppressions apart by their times.
  if (reply !== null) return suppressByReply(db, { ...reply, phone }, now, now);
  const reason = words.replies.givenUp;
  const evidence = evidenceText(
    hold.reason === 'given-up' ? listEvidence(hold.detail) : hold.detail,
  );
  if (!addSuppression(db, { phone, origin: 'manual', reason, evidence, at: now })) {
    return false;
  }
  appendEvent(db, {
    at: now,
    kind: 'suppression-added',
    subject: `number:${phone}`,
    detail: { reason, evidence },
  });
  return true;
}
