import { replyEvidence } from '../../../src-shared/contact/reply-evidence.ts';
import { suppressionReasons } from '../../../src-shared/contact/suppression-origin.ts';
import { cutText } from '../../../src-shared/lib/clean-text.ts';
import { exactTime } from '../../contacts/export/export-lines.ts';
import {
  addSuppression,
  liftSuppression,
  suppressionsOf,
} from '../../contacts/suppressions/suppression-rows.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { hasSaidSince, type Evidence } from './reply-rows.ts';

/** Characters of a reply that evidence quotes at most: longer than any text that a phone sends at once. */
const mostQuoted = 2000;

/**
 * Two replies within so many milliseconds may be from the same time: the provider counts whole seconds, and
 * how far its clock is off is measured anew all the time.
 */
export const sameTimeMs = 5000;

/** Suppressions that a START lifts: its owner, or the carrier for its owner, had made them. */
const liftedByStart: ReadonlySet<string> = new Set(['reply', 'carrier']);

/** A reply that says stop or start, of a number in E.164. */
export interface Said extends Evidence {
  readonly phone: string;
}

/** The exact text, the time and the sid. */
function quoteReply({ body, receivedAt, sid }: Evidence): string {
  return replyEvidence(cutText(body, mostQuoted), exactTime(receivedAt), sid ?? '');
}

/**
 * Suppresses the number of a stored reply that opts out, unless a START was sent later: what counts is
 * when people wrote, and not when Ovo read that. Times are known to `sameTimeMs` only, as Twilio's clock is
 * not ours: a START that is later by less, and was read before, leaves open which of the two was the last word,
 * and then the opt-out is. One that had opted this number out before, and was lifted
 * since, does not do so again, for instance in a restored backup. Where the number must not be texted already,
 * the reply is one more reason: undoing the import that said so does not let the number be texted. Call within
 * a transaction.
 *
 * @returns whether the number may not be texted because of this.
 */
export function applyStop(db: WritableDatabase, said: Said, now: number): boolean {
  const { phone, sid, receivedAt } = said;
  const known = suppressionsOf(db, phone);
  const isApplied = known.some(
    ({ origin, evidence }) =>
      origin === 'reply' && sid !== null && evidence?.includes(sid) === true,
  );
  if (isApplied || hasSaidSince(db, phone, 'start', receivedAt + sameTimeMs + 1)) return false;
  return suppressByReply(db, said, receivedAt, now);
}

/**
 * Suppresses a number with a reply as evidence; false where it must not be texted already. `at` is since when:
 * a reply that says stop counts from its own time, a decision about a reply from when somebody decided.
 */
export function suppressByReply(
  db: WritableDatabase,
  said: Said,
  at: number,
  now: number,
): boolean {
  const { phone } = said;
  const reason = suppressionReasons.reply;
  const evidence = quoteReply(said);
  const isNew = addSuppression(db, { phone, origin: 'reply', reason, evidence, at });
  if (isNew) {
    appendEvent(db, {
      at: now,
      kind: 'suppression-added',
      subject: `number:${phone}`,
      detail: { reason, evidence },
    });
  }
  return isNew;
}

/**
 * Lifts the suppression of a number whose owner wants texts again, where a reply or the carrier had made it,
 * unless it is newer than that wish, or its owner has said stop at that time or since: a START counts that is
 * later than each STOP both by its time and, as it was read after them, by the list. Call within a transaction.
 *
 * @returns whether it was lifted.
 */
export function applyStart(db: WritableDatabase, said: Said, now: number): boolean {
  const { phone, receivedAt } = said;
  const inForce = suppressionsOf(db, phone).find(({ liftedAt }) => liftedAt === null);
  if (inForce === undefined || !liftedByStart.has(inForce.origin)) return false;
  if (inForce.at > receivedAt || hasSaidSince(db, phone, 'stop', receivedAt)) return false;
  liftSuppression(db, { phone, evidence: quoteReply(said), at: now });
  return true;
}
