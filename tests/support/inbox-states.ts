import { holdNumber } from '../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import { noteDecision } from '../../src-main/inbox/conversations/conversation-rows.ts';
import { fakeSender } from './fake-twilio/account.ts';
import { withDatabase } from './data-folder.ts';
import { addPeople, people } from './inbox-shop.ts';
import { settleSingle, storeReply, storeSingle } from './inbox.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Conversations whose texts and pictures stand in each way that there is; made before Ovo opens the folder. */
export function fillStates(folder: string, now: number): void {
  withDatabase(folder, (db) => {
    addPeople(db, now);
    addPictures(db, now);
    addHeld(db, now);
    addLater(db, now);
    addFailed(db, now);
    addUnconfirmed(db, now);
    addLong(db, now);
  });
}

function addPictures(db: WritableDatabase, now: number): void {
  storeReply(db, { from: people.stranger, at: now - 3 * hour, text: 'Like these two', media: 2 });
  const reply = storeReply(db, { from: people.ben, at: now - 2 * hour, text: '', media: 5 });
  const states = [
    ['not-a-picture', 'audio/amr'],
    ['not-a-picture', 'text/x-vcard'],
    ['not-a-picture', 'application/pdf'],
    ['too-large', 'image/jpeg'],
    ['gone', ''],
  ] as const;
  const set = db.sqlite.prepare(
    'UPDATE message_media SET state = ?, content_type = ? WHERE message_id = ? AND position = ?',
  );
  for (const [position, [state, type]] of states.entries()) set.run(state, type, reply, position);
}

function addHeld(db: WritableDatabase, now: number): void {
  const messageId = storeReply(db, {
    from: people.unsure,
    at: now - hour,
    kind: 'maybe',
    text: 'Too many texts from you lately',
  });
  const text = 'Sorry! Once a month at most?';
  const id = storeSingle(db, { to: people.unsure, at: now - minute, text });
  db.sqlite
    .prepare('UPDATE single_messages SET is_later = 1, goes_at = ? WHERE message_id = ?')
    .run(now + day, id);
  db.sqlite.prepare(`UPDATE messages SET from_address = ? WHERE status = 'queued'`).run(fakeSender);
  const hold = { phone: people.unsure, detail: '', at: now - hour } as const;
  holdNumber(db, { ...hold, reason: 'maybe-opt-out', messageId });
  noteDecision(db, people.unsure);
}

function addLater(db: WritableDatabase, now: number): void {
  const at = now + day;
  const id = storeSingle(db, { to: people.camila, at: now - hour, text: 'Your order is ready.' });
  db.sqlite.prepare('UPDATE messages SET next_attempt_at = ? WHERE id = ?').run(at, id);
  db.sqlite
    .prepare('UPDATE single_messages SET is_later = 1, goes_at = ? WHERE message_id = ?')
    .run(at, id);
}

function addFailed(db: WritableDatabase, now: number): void {
  storeReply(db, { from: people.frank, at: now - 5 * hour, text: 'Can I order for Friday?' });
  const first = storeSingle(db, { to: people.frank, at: now - 4 * hour, text: 'Yes. How many?' });
  settleSingle(db, first, 'undelivered', now - 4 * hour);
  const second = storeSingle(db, { to: people.frank, at: now - hour, text: 'How many, Frank?' });
  settleSingle(db, second, 'failed', now - hour);
}

function addUnconfirmed(db: WritableDatabase, now: number): void {
  storeReply(db, { from: people.hassan, at: now - 2 * hour, text: 'Is my cake ready?' });
  const id = storeSingle(db, { to: people.hassan, at: now - hour, text: 'Ready at noon.' });
  db.sqlite
    .prepare(
      `UPDATE messages SET status = 'unconfirmed', attempt_count = 1, claimed_at = created_at,
         not_found_count = 2, next_attempt_at = ? WHERE id = ?`,
    )
    .run(now + day, id);
}

/** Long enough to scroll. */
function addLong(db: WritableDatabase, now: number): void {
  for (let text = 0; text < 40; text += 1) {
    const at = now - (40 - text) * hour;
    storeReply(db, { from: people.jack, at, text: `Bagels for table ${text + 1}, please` });
  }
}
