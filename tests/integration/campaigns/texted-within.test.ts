import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textedWithin } from '../../../src-main/campaigns/preparing/texted-within.ts';
import { leftAudience } from '../../../src-main/campaigns/sending/left-audience.ts';
import { audienceCounts } from '../../../src-main/campaigns/preparing/recipient-ids.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';

const day = 86_400_000;
const now = 1_790_000_000_000;
const people = 12;

/** Three campaigns to everybody, of which the second is practice, and a place for single messages. */
function shop(): WritableDatabase {
  const db = temporaryDatabase();
  startedCampaign(db, { contacts: people, now: now - 90 * day });
  startedCampaign(db, { contacts: people, now: now - 20 * day, gateway: 'simulator' });
  startedCampaign(db, { contacts: people, now: now - 10 * day });
  return db;
}

const phone = (contactId: number) => fictionalPhone(contactId - 1);

/** Does something, and takes back what was written meanwhile. */
function undone(db: WritableDatabase, act: () => void): void {
  db.sqlite.exec('BEGIN');
  try {
    act();
  } finally {
    db.sqlite.exec('ROLLBACK');
  }
}

it('finds in the messages of recent campaigns whom it finds contact by contact, and whom the claim skips', () => {
  const db = shop();
  const sent = db.sqlite.prepare(
    `UPDATE messages SET sent_at = ?, status = 'sent' WHERE campaign_id = ? AND contact_id = ?`,
  );
  /** On its way in each of the ways that a message can be. */
  const onItsWay = {
    scheduled: db.sqlite.prepare(
      `UPDATE messages SET status = 'scheduled', sid = 'SM' || id, claimed_at = 1, send_at = 1 + ?
        WHERE campaign_id = ? AND contact_id = ?`,
    ),
    unconfirmed: db.sqlite.prepare(
      `UPDATE messages SET status = 'unconfirmed', claimed_at = ? WHERE campaign_id = ? AND contact_id = ?`,
    ),
    // Its answer was lost, and the provider may keep it until its time.
    'unconfirmed until its time': db.sqlite.prepare(
      `UPDATE messages SET status = 'unconfirmed', claimed_at = 1, send_at = ?
        WHERE campaign_id = ? AND contact_id = ?`,
    ),
  };
  const single = db.sqlite.prepare(
    `INSERT INTO messages (direction, contact_id, from_address, to_address, body, segments, status,
       created_at, sent_at) VALUES ('outbound', ?, '+12125550199', ?, 'Hi', 1, 'sent', 1, ?)`,
  );
  const complete = db.sqlite.prepare(
    `UPDATE campaigns SET status = 'completed', sent_count = contact_count, original_figures = @figures,
            completed_at = iif(@figures IS NULL, (SELECT coalesce(max(sent_at), 1) FROM messages
                                                   WHERE campaign_id = 1), 1)
      WHERE id = 1`,
  );
  const textedSince = db.sqlite
    .prepare<[number], number>(
      `SELECT contact_id FROM messages
        WHERE direction = 'outbound' AND is_practice = 0
          AND (status = 'scheduled'
               OR iif(status = 'unconfirmed', max(claimed_at, ifnull(send_at, 0)), sent_at) >= ?)`,
    )
    .pluck();
  const contact = fc.integer({ min: 1, max: people });
  const text = fc.record({
    campaign: fc.constantFrom(null, 1, 2, 3),
    to: contact,
    state: fc.constantFrom('sent', 'scheduled', 'unconfirmed', 'unconfirmed until its time'),
    at: fc.integer({ min: 0, max: 40 }).map((days) => now - days * day),
  });
  const found = new Set<number>();
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 20 }),
      fc.integer({ min: 1, max: 45 }),
      fc.uniqueArray(contact, { minLength: 1 }),
      // In the old system texts of a completed campaign still went out.
      fc.constantFrom('sending', 'completed', 'completed long before'),
      (texts, days, asked, first) => {
        undone(db, () => {
          const texted = new Set<string>();
          for (const { campaign, to, state, at } of texts) {
            if (campaign === null) single.run(to, phone(to), at);
            // The first campaign may be completed: everything of it was sent.
            else if (campaign === 1 || state === 'sent') sent.run(at, campaign, to);
            else if (!texted.has(`${campaign} ${to}`)) onItsWay[state].run(at, campaign, to);
            texted.add(`${campaign} ${to}`);
          }
          if (first !== 'sending') complete.run({ figures: first === 'completed' ? null : '{}' });
          const isTexted = new Set(textedSince.all(now - days * day));
          const ids = Int32Array.from(asked).toSorted();
          const expected = [...ids].filter((id) => isTexted.has(id));
          const audience = { contactIds: asked, exclude: { textedWithinDays: days } };
          const campaign = { id: 9, audience: JSON.stringify({ listIds: [], ...audience }) };
          const reasonOf = leftAudience(db, campaign, now);
          expect([...ids].filter((id) => reasonOf(id) === 'texted-meanwhile')).toEqual(expected);
          expect([...textedWithin(db, ids, { days, now, lookUpAtMost: 0 })]).toEqual(expected);
          expect([...textedWithin(db, ids, { days, now })]).toEqual(expected);
          for (const id of expected) found.add(id);
        });
      },
    ),
    { numRuns: 300 },
  );
  expect(found.size).toBe(people);
});

it('looks up few people of a campaign with very many messages', () => {
  const db = shop();
  db.sqlite.exec(`UPDATE messages SET sent_at = ${now} WHERE campaign_id = 3 AND contact_id < 4`);
  const asked = { days: 1, now, lookUpAtMost: 0 };
  expect([...textedWithin(db, Int32Array.of(3, 4), asked)]).toEqual([3]);
});

it('is given up where nobody waits for the answer', () => {
  const db = shop();
  const signal = { aborted: true };
  const all = Int32Array.from({ length: people }, (_, place) => place + 1);
  const canceled = expect.objectContaining({ code: 'canceled' });
  for (const lookUpAtMost of [0, 100]) {
    expect(() => textedWithin(db, all, { days: 1, now, signal, lookUpAtMost })).toThrow(canceled);
  }
  const audience = { listIds: [], filters: [{}] };
  expect(audienceCounts(db, { audience, now }).total).toBe(people);
  expect(() => audienceCounts(db, { audience, now, signal })).toThrow(canceled);
});
