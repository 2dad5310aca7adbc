import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewCampaign } from '../../../../src-main/campaigns/compose.ts';
import { prepareMessages } from '../../../../src-main/campaigns/preparing/prepare-messages.ts';
import { recipientIds } from '../../../../src-main/campaigns/preparing/recipient-ids.ts';
import { startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../../../src-main/campaigns/preparing/prepared-messages.ts';
import { getCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { removeContacts } from '../../../../src-main/contacts/bulk/remove-contacts.ts';
import { updateContact } from '../../../../src-main/contacts/contact-rows.ts';
import {
  unreachedContacts,
  duplicateForUnreached,
} from '../../../../src-main/campaigns/drafts/unreached.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import {
  addSuppression,
  liftSuppression,
} from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { repairCampaigns } from '../../../../src-main/maintenance/repair/repair-campaigns.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { breakDatabase } from '../../../support/broken-database.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';

const now = 1_800_000_000_000;

/** How a message can have ended, in SQL, and whether its person may have the text. */
const endings = {
  delivered: [`status = 'delivered', sid = 'D' || id`, true],
  'sent, no receipt yet': [`status = 'sent', sid = 'S' || id`, true],
  'phone switched off': [`status = 'undelivered', sid = 'U' || id, error_code = 30003`, false],
  'not delivered, nobody knows why': [`status = 'undelivered', sid = 'N' || id`, false],
  'number gone': [`status = 'undelivered', sid = 'G' || id, error_code = 30005`, false],
  'no valid number': [`status = 'failed', error_code = 21211`, false],
  'wrong credentials': [`status = 'failed', error_code = 20003`, false],
  'never got through': [`status = 'failed', retry_count = 3, attempt_count = 4`, false],
  'closed without waiting for it': [`status = 'failed', attempt_count = 1`, true],
  'skipped before its turn': [`status = 'skipped'`, false],
  'skipped by a person who could not know': [`status = 'skipped', attempt_count = 1`, true],
} as const;
type Ending = keyof typeof endings;
const names = Object.keys(endings) as Ending[];

function end(db: WritableDatabase, campaignId: number, how: readonly Ending[]): void {
  const ids = db.sqlite
    .prepare<[number], number>('SELECT id FROM messages WHERE campaign_id = ? ORDER BY id')
    .pluck()
    .all(campaignId);
  for (const [index, id] of ids.entries()) {
    const ending = how[index % how.length] ?? 'delivered';
    breakDatabase(db, `UPDATE messages SET ${endings[ending][0]}, settled_at = 1 WHERE id = ${id}`);
  }
  repairCampaigns(db, now);
}

/** A finished campaign whose messages ended so, one to each number from the second fictional one on. */
function finished(db: WritableDatabase, how: readonly Ending[]): number {
  const id = startedCampaign(db, { contacts: how.length, now, firstPhone: 1 });
  end(db, id, how);
  return id;
}

function unreachedPhones(db: WritableDatabase, campaignId: number, pageSize?: number) {
  return [...unreachedContacts(db, campaignId, [], pageSize)].flat().map(({ phone }) => phone);
}

/** Starts a draft as the application does. */
function start(db: WritableDatabase, id: number): readonly string[] {
  const { draft, revision } = getCampaign(db, id);
  const ids = recipientIds(db, { audience: draft.audience, now });
  const prepared = prepareMessages(db, draft.body, ids, true);
  insertPreparedMessages(db, id, '', prepared, now);
  startCampaign(db, id, { revision, gateway: 'twilio', sender: '', now });
  return prepared.map(({ to }) => to);
}

function contactOf(db: WritableDatabase, phone: string): number {
  return Number(db.sqlite.prepare('SELECT id FROM contacts WHERE phone = ?').pluck().get(phone));
}

describe('a new campaign for those not reached', () => {
  const again: ReadonlySet<Ending> = new Set<Ending>([
    'phone switched off',
    'not delivered, nobody knows why',
    'wrong credentials',
    'never got through',
    'skipped before its turn',
  ]);

  it.each(names)('asks of each message how it ended: %s', (ending) => {
    const db = temporaryDatabase();
    const id = finished(db, ['delivered', ending, 'delivered']);
    const expected = again.has(ending) ? [fictionalPhone(2)] : [];
    expect(unreachedPhones(db, id)).toEqual(expected);
  });

  it('goes to those that were canceled, and never to one of whom nothing is known', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 4, now, firstPhone: 1 });
    breakDatabase(
      db,
      `UPDATE messages SET status = 'canceled';
       UPDATE messages SET status = 'unconfirmed', claimed_at = 1 WHERE id = 2;
       UPDATE messages SET status = 'sent', sid = 'S' WHERE id = 3;
       UPDATE campaigns SET status = 'canceled'`,
    );
    expect(unreachedPhones(db, id)).toEqual([fictionalPhone(1), fictionalPhone(4)]);
  });

  it('has the text and the sender of the first, and shows before it starts to whom it goes', async () => {
    const db = temporaryDatabase();
    const id = finished(db, [
      'delivered',
      'phone switched off',
      'number gone',
      'never got through',
    ]);
    const { draft, snapshot } = duplicateForUnreached(db, id, now);
    const first = getCampaign(db, id).draft;
    expect(draft).toEqual({
      name: 'Spring sale (not reached)',
      body: first.body,
      sender: first.sender,
      audience: { listIds: [], unreachedOf: id },
    });
    const preview = await previewCampaign(
      db,
      draft,
      recipientIds(db, { audience: draft.audience, now }),
      () => Promise.resolve(),
    );
    expect(preview).toMatchObject({ recipients: 2, problems: [] });
    expect(preview.samples.map(({ to }) => to).toSorted()).toEqual(
      start(db, snapshot.id).toSorted(),
    );
  });

  it('may go to a list as well, and then to nobody twice', () => {
    const db = temporaryDatabase();
    const id = finished(db, ['phone switched off', 'phone switched off', 'delivered']);
    const onList = contactOf(db, fictionalPhone(2));
    db.sqlite.exec(
      `INSERT INTO lists (id, name, created_at) VALUES (1, 'Friends', 0);
       INSERT INTO list_contacts VALUES (1, ${onList}, NULL)`,
    );
    const ids = recipientIds(db, { audience: { listIds: [1], unreachedOf: id }, now });
    const prepared = prepareMessages(db, 'Hi', ids, false);
    expect(prepared.map(({ to }) => to)).toEqual([fictionalPhone(1), fictionalPhone(2)]);
  });

  it('leaves out whoever has opted out since, and takes those whose opt-out is lifted', () => {
    const db = temporaryDatabase();
    const id = finished(db, ['phone switched off', 'skipped before its turn']);
    for (const index of [1, 2]) {
      addSuppression(db, {
        origin: 'manual',
        phone: fictionalPhone(index),
        reason: 'STOP',
        evidence: null,
        at: now,
      });
    }
    expect(unreachedPhones(db, id)).toEqual([]);
    liftSuppression(db, { phone: fictionalPhone(2), evidence: 'They wrote START.', at: now });
    expect(unreachedPhones(db, id)).toEqual([fictionalPhone(2)]);
  });

  it('reaches those whose wrong number was put right, unless the new one had the text already', () => {
    const db = temporaryDatabase();
    const id = finished(db, ['number gone', 'no valid number', 'delivered']);
    const correct = (index: number, phone: string) =>
      updateContact(
        db,
        contactOf(db, fictionalPhone(index)),
        { phone, firstName: '', lastName: '', email: '' },
        { country: 'US', now },
      );
    correct(1, fictionalPhone(50));
    expect(unreachedPhones(db, id)).toEqual([fictionalPhone(50)]);
    removeContacts(db, {
      selection: { kind: 'ids', ids: [contactOf(db, fictionalPhone(3))] },
      now,
    });
    correct(2, fictionalPhone(3));
    expect(unreachedPhones(db, id)).toEqual([fictionalPhone(50)]);
  });

  it('is refused while the first is not over, and where nobody is left', () => {
    const db = temporaryDatabase();
    const running = startedCampaign(db, { contacts: 1, now });
    expect(() => duplicateForUnreached(db, running, now)).toThrow(
      /who was missed once the campaign is over/,
    );
    const reached = finished(db, ['delivered']);
    expect(() => duplicateForUnreached(db, reached, now)).toThrow(/nobody/);
    expect(() => duplicateForUnreached(db, 99, now)).toThrow(UserError);
  });

  it('finds each of many exactly once, whatever the size of the pages', () => {
    const db = temporaryDatabase();
    const id = finished(db, [
      'phone switched off',
      'number gone',
      'wrong credentials',
      'delivered',
    ]);
    const more = startedCampaign(db, { contacts: 60, now, firstPhone: 1, name: 'More' });
    end(db, more, names);
    expect(unreachedPhones(db, id, 1)).toEqual(unreachedPhones(db, id));
    const whole = unreachedPhones(db, more);
    expect(new Set(whole).size).toBe(whole.length);
    for (const size of [1, 2, 7]) {
      expect(unreachedPhones(db, more, size).toSorted()).toEqual(whole.toSorted());
    }
  });

  it('reaches nobody twice, however often and of whichever campaign it is made', () => {
    const ending = fc.array(fc.constantFrom(...names), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        ending,
        fc.array(fc.record({ of: fc.nat(4), how: ending }), { minLength: 1, maxLength: 6 }),
        (first, tries) => {
          const db = temporaryDatabase();
          db.sqlite.pragma('synchronous = OFF');
          const ids = [finished(db, first)];
          for (const { of, how } of tries) {
            try {
              const draft = duplicateForUnreached(db, ids[of % ids.length] ?? 0, now);
              start(db, draft.snapshot.id);
              end(db, draft.snapshot.id, how);
              ids.push(draft.snapshot.id);
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
            }
          }
          const mayHaveIt = db.sqlite
            .prepare<[], number>(
              `SELECT count(*) FROM messages
                WHERE status IN ('sent', 'delivered') OR (status = 'skipped' AND attempt_count > 0)
                   OR (status = 'failed' AND error_code IS NULL AND retry_count = 0)
                GROUP BY to_address`,
            )
            .pluck()
            .all();
          expect(mayHaveIt.filter((count) => count > 1)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
