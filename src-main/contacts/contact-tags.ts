import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  make: sqlite.prepare<[string]>(`INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING`),
  find: sqlite
    .prepare<[string], number>(`SELECT id FROM tags WHERE name = ? COLLATE NOCASE`)
    .pluck(),
  clear: sqlite.prepare<[number, string]>(
    `DELETE FROM contact_tags
      WHERE contact_id = ? AND tag_id NOT IN (SELECT value FROM json_each(?))`,
  ),
  give: sqlite.prepare<[number, string]>(
    `INSERT OR IGNORE INTO contact_tags (contact_id, tag_id)
     SELECT ?, value FROM json_each(?)`,
  ),
}));

/** The ids of tags by their names, whatever their capitals; made where there are none. */
export function findOrMakeTags(db: OvoDatabase, names: readonly string[]): readonly number[] {
  for (const name of names) statements(db).make.run(name);
  return findTags(db, names);
}

/** The ids of those of the tags that there are. */
export function findTags(db: OvoDatabase, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => statements(db).find.get(name) ?? []);
}

/** Gives a contact these tags and no others. Call it within a transaction. */
export function setTags(db: OvoDatabase, contactId: number, names: readonly string[]): void {
  const ids = JSON.stringify(findOrMakeTags(db, names));
  statements(db).clear.run(contactId, ids);
  statements(db).give.run(contactId, ids);
}
