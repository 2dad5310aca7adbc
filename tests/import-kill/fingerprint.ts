import { createHash } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrationsFolder } from '../support/database.ts';

/** All that an import can touch, but for ids and times. */
const queries = [
  `SELECT phone, first_name, last_name, email, custom_fields, time_zone, consent_method, consent_source,
          is_landline, contacts.import_id IS NULL FROM contacts ORDER BY phone`,
  `SELECT name, phone FROM list_contacts JOIN lists ON lists.id = list_id
     JOIN contacts ON contacts.id = contact_id ORDER BY 1, 2`,
  `SELECT name, phone FROM contact_tags JOIN tags ON tags.id = tag_id
     JOIN contacts ON contacts.id = contact_id ORDER BY 1, 2`,
  `SELECT name FROM lists ORDER BY 1`,
  `SELECT name FROM tags ORDER BY 1`,
  `SELECT file_name, rows, added, updated, skipped, invalid, undone_at IS NULL FROM imports ORDER BY id`,
  `SELECT line, raw, problem FROM import_rejects ORDER BY id`,
  `SELECT phone, json_remove(before, '$.consent_at'), json_remove(after, '$.consent_at') FROM import_changes JOIN contacts ON contacts.id = contact_id
    ORDER BY import_changes.import_id, 1`,
  `SELECT phone, reason, evidence FROM suppressions ORDER BY 1`,
  `SELECT kind FROM events ORDER BY id`,
  `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2`,
];

/** What a database holds, in one word, and what is damaged in it. */
export function inspect(folder: string): {
  readonly state: string;
  readonly damage: readonly string[];
} {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    const hash = createHash('sha256');
    for (const query of queries) {
      for (const row of db.sqlite.prepare(query).raw().iterate()) hash.update(JSON.stringify(row));
      hash.update('|');
    }
    const lines = db.sqlite.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const strangers = db.sqlite.prepare('PRAGMA foreign_key_check').all();
    return {
      state: hash.digest('hex').slice(0, 16),
      damage: [
        ...lines.filter((line) => line !== 'ok'),
        ...strangers.map((row) => JSON.stringify(row)),
      ],
    };
  } finally {
    db.close();
  }
}
