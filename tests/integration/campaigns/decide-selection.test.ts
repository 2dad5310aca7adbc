import { expect, test } from 'vitest';
import { decideUnconfirmed, unconfirmedNow } from '../../../src-main/campaigns/unconfirmed.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';

test('a decision reaches the selected messages alone, and of those the unconfirmed ones', () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 6, now: 1 });
  const ids = db.sqlite.prepare<[], number>('SELECT id FROM messages ORDER BY id').pluck().all();
  const [one = 0, two = 0, , four = 0, , queued = 0] = ids;
  db.sqlite.exec(
    `UPDATE messages SET status = 'unconfirmed', claimed_at = 2 WHERE id <> ${queued}`,
  );
  const statuses = () =>
    db.sqlite.prepare<[], string>('SELECT status FROM messages ORDER BY id').pluck().all();

  expect(decideUnconfirmed(db, id, { kind: 'ids', ids: [one, queued, 999] }, 'skip', 3)).toBe(1);
  expect(statuses()).toEqual([
    'skipped',
    'unconfirmed',
    'unconfirmed',
    'unconfirmed',
    'unconfirmed',
    'queued',
  ]);
  const allBut = { kind: 'all', except: [two, four] } as const;
  expect(decideUnconfirmed(db, id, allBut, 'mark-as-sent', 4, unconfirmedNow(db, id).mark)).toBe(2);
  expect(statuses()).toEqual(['skipped', 'unconfirmed', 'sent', 'unconfirmed', 'sent', 'queued']);
  expect(decideUnconfirmed(db, id, { kind: 'ids', ids: [] }, 'skip', 5)).toBe(0);
  expect(decideUnconfirmed(db, id, null, 'send-again', 6)).toBe(2);
  expect(statuses()).toEqual(['skipped', 'queued', 'sent', 'queued', 'sent', 'queued']);
});

test('a decision on all is refused where others are unconfirmed than the person was asked about', () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 4, now: 1 });
  const ids = db.sqlite.prepare<[], number>('SELECT id FROM messages ORDER BY id').pluck().all();
  const [one = 0, two = 0, three = 0] = ids;
  const become = (status: string, message: number) =>
    db.sqlite.exec(
      `UPDATE messages SET status = '${status}', claimed_at = 2 WHERE id = ${message}`,
    );
  const statuses = () =>
    db.sqlite.prepare<[], string>('SELECT status FROM messages ORDER BY id').pluck().all();
  const all = { kind: 'all', except: [] } as const;
  become('unconfirmed', one);
  become('unconfirmed', two);
  const asked = unconfirmedNow(db, id);
  expect(asked.count).toBe(2);

  // As many as before, and yet another one.
  become('sending', two);
  become('unconfirmed', three);
  const before = statuses();
  const decide = (seen: string) => decideUnconfirmed(db, id, all, 'send-again', 3, seen);
  expect(() => decide(asked.mark)).toThrow(expect.objectContaining({ code: 'conflict' }));
  expect(() => decideUnconfirmed(db, id, all, 'send-again', 3)).toThrow('changed in the meantime');
  expect(statuses()).toEqual(before);
  expect(decide(unconfirmedNow(db, id).mark)).toBe(2);
});
