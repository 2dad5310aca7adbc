import { expect, it } from 'vitest';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { retrySingle, singleMessage } from '../../../../src-main/campaigns/single/single-rows.ts';
import { conversationMessages } from '../../../../src-main/inbox/conversations/conversation-messages.ts';
import { liftSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { phone, setUp } from './engine-set-up.ts';

const refused = `status = 'failed', error_code = 30006, attempt_count = 1, claimed_at = 1, settled_at = 2`;

it.each([
  { what: 'refused by the provider', becomes: refused, canRetry: true },
  {
    what: 'refused without a code, as a repair leaves it',
    becomes: `${refused}, error_code = NULL, reason = 'closed-unconfirmed'`,
    canRetry: false,
  },
  {
    what: 'that failed after the provider had it',
    becomes: `${refused}, sid = 'SM1', sent_at = 1`,
    canRetry: false,
  },
  {
    what: 'whose time was missed',
    becomes: `status = 'canceled', reason = 'time-missed', settled_at = 2`,
    canRetry: true,
  },
  {
    what: 'that was taken back',
    becomes: `status = 'canceled', reason = 'undone', settled_at = 2`,
    canRetry: false,
  },
  {
    what: 'skipped, as its number must not be texted',
    becomes: `status = 'skipped', reason = 'suppressed', settled_at = 2`,
    canRetry: false,
    isSuppressed: true,
  },
  {
    what: 'skipped, whose number may be texted again',
    becomes: `status = 'skipped', reason = 'suppressed', settled_at = 2`,
    canRetry: true,
  },
  {
    what: 'refused, whose number opted out since',
    becomes: refused,
    canRetry: false,
    isSuppressed: true,
  },
  {
    what: 'that confirms an opt-out',
    becomes: refused,
    canRetry: false,
    origin: 'confirmation' as const,
  },
  { what: 'that waits', becomes: `status = 'queued'`, canRetry: false },
])(
  'a text $what: what is offered and what is done are the same: $canRetry',
  ({ becomes, canRetry, isSuppressed = false, origin = 'window' as const }) => {
    const { clock, db, write, suppress } = setUp();
    const id = write({ origin });
    suppress(phone);
    if (!isSuppressed) liftSuppression(db, { phone, evidence: 'Asked for it', at: clock.now() });
    db.sqlite.exec(`UPDATE messages SET ${becomes} WHERE id = ${id}`);
    const page = conversationMessages(db, { phone, isPractice: false, before: null, limit: 10 });
    expect(page.messages[0]?.single?.canRetry).toBe(canRetry);
    if (canRetry) {
      retrySingle(db, id, clock.now());
      expect(singleMessage(db, id).status).toBe('queued');
    } else {
      const before = singleMessage(db, id);
      expect(() => retrySingle(db, id, clock.now())).toThrow(UserError);
      expect(singleMessage(db, id)).toEqual(before);
    }
  },
);
