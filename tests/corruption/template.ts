import Database from 'better-sqlite3';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOfNumber } from '../../src-main/campaigns/sending/journal/send-journal.ts';
import { openDatabase, type WritableDatabase } from '../../src-main/database/open.ts';
import { migrationsFolder } from '../support/database.ts';
import { fictionalPhone } from '../support/campaigns.ts';

const people = 1000;
const now = 1_790_000_000_000;

/** A small shop's data folders, all sound. */
export interface Templates {
  /** Closed as it should be: one file, and a verified backup. */
  readonly closed: string;
  /** The same, and a process ended in the middle: what came last is in the -wal alone. */
  readonly interrupted: string;
  /** That one after it was opened again, with more rows, and closed as it should be. */
  readonly later: string;
  /** The first one again, before anything of it was brought home: the -wal alone has everything. */
  readonly young: string;
  /** Another shop's, of which the -wal is. */
  readonly other: string;
}

/** Makes the data folders within a folder. */
export function makeTemplates(folder: string): Templates {
  const make = (name: string) => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  const [closed, interrupted, later] = [make('closed'), make('interrupted'), make('later')];
  const [young, other] = [make('young'), make('other')];
  furnish(closed, 'First');
  backUp(closed);
  keepJournal(closed);
  cpSync(closed, interrupted, { recursive: true });
  addToWal(interrupted, 'Later', 40);
  cpSync(interrupted, later, { recursive: true });
  goOn(later);
  begin(young, 'First');
  cpSync(path.join(closed, 'backups'), path.join(young, 'backups'), { recursive: true });
  keepJournal(young);
  furnish(other, 'Stranger');
  addToWal(other, 'Elsewhere', 300);
  return { closed, interrupted, later, young, other };
}

function furnish(folder: string, name: string): void {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  fill(db, name);
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** The same, as it is on the disk while it is still open for the first time. */
function begin(folder: string, name: string): void {
  const live = `${folder}-live`;
  mkdirSync(live);
  const db = openDatabase({ file: path.join(live, 'ovo.db'), migrationsFolder });
  db.sqlite.pragma('wal_autocheckpoint = 0');
  fill(db, name);
  for (const suffix of ['', '-wal']) {
    cpSync(path.join(live, `ovo.db${suffix}`), path.join(folder, `ovo.db${suffix}`));
  }
  db.close();
  rmSync(live, { recursive: true });
}

function fill(db: WritableDatabase, name: string): void {
  const { sqlite } = db;
  sqlite.transaction(() => {
    addLists(db);
    addContacts(db, name);
    addCampaigns(db);
    addRecords(db);
  })();
  // Pages that were given back, and rows that moved: as after months of use.
  sqlite.exec(`DELETE FROM contacts WHERE id % 17 = 0`);
  sqlite.exec(`UPDATE contacts SET first_name = first_name || ' the Second' WHERE id % 13 = 0`);
}

function addLists({ sqlite }: WritableDatabase): void {
  const list = sqlite.prepare('INSERT INTO lists (name, created_at) VALUES (?, ?)');
  for (let index = 1; index <= 12; index += 1) list.run(`List ${index}`, now + index);
  const tag = sqlite.prepare('INSERT INTO tags (name) VALUES (?)');
  for (let index = 1; index <= 30; index += 1) tag.run(`tag-${index}`);
}

function addContacts({ sqlite }: WritableDatabase, name: string): void {
  const contact = sqlite.prepare(
    `INSERT INTO contacts (phone, first_name, last_name, email, custom_fields, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const onList = sqlite.prepare('INSERT INTO list_contacts (list_id, contact_id) VALUES (?, ?)');
  const tagged = sqlite.prepare('INSERT INTO contact_tags (tag_id, contact_id) VALUES (?, ?)');
  for (let index = 0; index < people; index += 1) {
    // A long note now and then: it does not fit on one page.
    const note = 'Likes rye. '.repeat(index % 50 === 0 ? 900 : index % 9);
    const id = contact.run(
      phoneOf(index),
      `${name} ${index}`,
      `Person ${index % 37}`,
      `person${index}@example.com`,
      JSON.stringify({ Note: note, Visits: index }),
      now + index,
      now + index,
    ).lastInsertRowid;
    onList.run(1 + (index % 12), id);
    if (index % 3 === 0) tagged.run(1 + (index % 30), id);
  }
}

function addCampaigns({ sqlite }: WritableDatabase): void {
  const campaign = sqlite.prepare(
    `INSERT INTO campaigns (uid, name, body, audience, status, gateway, contact_count, sent_count,
                            created_at, updated_at, started_at, completed_at)
     VALUES (?, ?, 'Hello', '{"listIds":[1]}', ?, 'simulator', 300, ?, ?, ?, ?, ?)`,
  );
  const message = sqlite.prepare(
    `INSERT INTO messages (campaign_id, direction, from_address, to_address, body, segments, status,
                           sid, created_at, sent_at, settled_at, is_practice)
     VALUES (?, 'outbound', '+12125550199', ?, ?, 1, ?, ?, ?, ?, ?, 1)`,
  );
  for (const [number, status] of ['completed', 'completed', 'sending'].entries()) {
    const isOver = status === 'completed';
    const id = campaign.run(
      `uid-${number}`,
      `Campaign ${number}`,
      status,
      isOver ? 300 : 100,
      now,
      now,
      now,
      isOver ? now : null,
    ).lastInsertRowid;
    for (let index = 0; index < 300; index += 1) {
      const isSent = isOver || index < 100;
      message.run(
        id,
        phoneOf(index),
        `Hello ${index}, we have bread for you.`,
        isSent ? 'sent' : 'queued',
        isSent ? `SM${number}-${index}` : null,
        now,
        isSent ? now : null,
        isSent ? now : null,
      );
    }
  }
}

function addRecords({ sqlite }: WritableDatabase): void {
  const suppression = sqlite.prepare(
    'INSERT INTO suppressions (phone, reason, evidence, at) VALUES (?, ?, ?, ?)',
  );
  for (let index = 0; index < 150; index += 1) {
    suppression.run(phoneOf(index * 5), 'Replied STOP', `Reply “STOP” ${index}`, now + index);
  }
  const event = sqlite.prepare(
    `INSERT INTO events (at, kind, subject, detail) VALUES (?, 'campaign-paused', ?, ?)`,
  );
  for (let index = 0; index < 400; index += 1) {
    event.run(now + index, `campaign:${index % 3}`, JSON.stringify({ reason: `Because ${index}` }));
  }
}

function phoneOf(index: number): string {
  return fictionalPhone(index % 1000);
}

function backUp(folder: string): void {
  mkdirSync(path.join(folder, 'backups'));
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  sqlite
    .prepare('VACUUM INTO ?')
    .run(path.join(folder, 'backups', 'ovo-2026-11-01T10-00-00-000Z-hourly.db'));
  sqlite.close();
}

/** What was sent of the first campaign stands in the send journal too. */
function keepJournal(folder: string): void {
  mkdirSync(path.join(folder, 'journal'));
  const lines = Array.from({ length: 50 }, (_, index) =>
    ['handed-over', 'accepted'].map((event) =>
      JSON.stringify({
        at: now,
        campaign: 'uid-0',
        number: hashOfNumber('uid-0', phoneOf(index)),
        attempt: 1,
        event,
        ...(event === 'accepted' ? { sid: `SM0-${index}` } : {}),
      }),
    ),
  );
  writeFileSync(path.join(folder, 'journal', '2026-09.ndjson'), `${lines.flat().join('\n')}\n`);
}

/** Another day: what the -wal has comes home, and there is more than it knows of. */
function goOn(folder: string): void {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  const event = db.sqlite.prepare(
    `INSERT INTO events (at, kind, subject, detail) VALUES (?, 'contacts-changed', ?, '{}')`,
  );
  for (let index = 0; index < 400; index += 1) event.run(now + index, `later:${index}`);
  db.sqlite.exec(`UPDATE contacts SET last_name = last_name || ' Esq.' WHERE id % 5 = 0`);
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Writes on, and leaves everything as it is on the disk at that moment: the -wal is not brought home. */
function addToWal(folder: string, name: string, rows: number): void {
  const live = `${folder}-live`;
  cpSync(folder, live, { recursive: true });
  const db = openDatabase({ file: path.join(live, 'ovo.db'), migrationsFolder });
  const contact = db.sqlite.prepare(
    'UPDATE contacts SET email = ?, updated_at = ? WHERE id = (SELECT min(id) FROM contacts WHERE id >= ?)',
  );
  for (let index = 0; index < rows; index += 1) {
    contact.run(`${name.toLowerCase()}${index}@example.com`, now + index, 1 + 3 * index);
  }
  for (const suffix of ['', '-wal']) {
    cpSync(path.join(live, `ovo.db${suffix}`), path.join(folder, `ovo.db${suffix}`));
  }
  db.close();
  rmSync(live, { recursive: true });
}
