import type { TagCount } from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  all: sqlite.prepare<[], TagCount>(
    `SELECT name, (SELECT count(*) FROM contact_tags WHERE tag_id = tags.id) AS count
       FROM tags ORDER BY name COLLATE NOCASE`,
  ),
  find: sqlite
    .prepare<[string], number>('SELECT id FROM tags WHERE name = ? COLLATE NOCASE')
    .pluck(),
  rename: sqlite.prepare<[string, number]>('UPDATE tags SET name = ? WHERE id = ?'),
  join: sqlite.prepare<{ readonly from: number; readonly to: number }>(
    `INSERT INTO contact_tags (tag_id, contact_id, import_id)
     SELECT :to, contact_id, import_id FROM contact_tags WHERE tag_id = :from
     ON CONFLICT DO NOTHING`,
  ),
  clear: sqlite.prepare<[number]>('DELETE FROM contact_tags WHERE tag_id = ?'),
  remove: sqlite.prepare<[number]>('DELETE FROM tags WHERE id = ?'),
}));

/** Every tag, by name, with how many contacts have it. */
export function allTags(db: OvoDatabase): readonly TagCount[] {
  return statements(db).all.all();
}

/**
 * Gives a tag another name. Where there is a tag of that name the two become that one. Refused
 * (`not-found`) where there is none to rename. One transaction, also for a million contacts.
 */
export function renameTag(
  db: OvoDatabase,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  db.sqlite
    .transaction(() => {
      const id = requireTag(db, from);
      const other = statements(db).find.get(to);
      if (other === undefined || other === id) statements(db).rename.run(to, id);
      else {
        statements(db).join.run({ from: id, to: other });
        removeById(db, id);
      }
    })
    .immediate();
}

/** Removes a tag from everybody who has it. Refused (`not-found`) where there is none. */
export function removeTag(db: OvoDatabase, { name }: { readonly name: string }): void {
  db.sqlite.transaction(() => removeById(db, requireTag(db, name))).immediate();
}

function removeById(db: OvoDatabase, id: number): void {
  statements(db).clear.run(id);
  statements(db).remove.run(id);
}

function requireTag(db: OvoDatabase, name: string): number {
  const id = statements(db).find.get(name);
  if (id !== undefined) return id;
  throw new UserError('not-found', `There is no tag “${name}” any more. Nothing was changed.`);
}
