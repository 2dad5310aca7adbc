// Raw SQL: drizzle knows no temporary tables, and a million rows are merged at once.
import { findOrMakeTags } from '../../contacts/contact-tags.ts';
import { hasRemovedContacts } from '../../contacts/removed-contacts.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { importMethod } from './contact-fields.ts';
import { consentEvidence, type ImportRules } from './import-rules.ts';
import type { Places } from './staged-rows.ts';

/**
 * Makes what saves the plain new rows among staged ones with one statement for all of them: rows whose
 * number no contact and no earlier row has, that belonged to no removed contact, and that say nothing
 * besides names, e-mail and custom fields. It does with them exactly what `rowApplier` does, which has
 * the rules; all other rows are left to that. Use it within one transaction, with ascending places.
 *
 * Raw SQL, as most rows of most files are plain and one statement is many times faster than one a row.
 *
 * @param base the contact at place p gets the id base + p.
 * @returns a function that tells how many rows it saved.
 */
export function plainRowSaver(
  db: WritableDatabase,
  rules: ImportRules,
  base: number,
  now: number,
): (places: Places) => number {
  const { sqlite } = db;
  const { importId, listId } = rules;
  const tagIds = new Set(findOrMakeTags(db, rules.tags));
  const clearNotPlain = sqlite.prepare('DELETE FROM temp.staged_not_plain');
  // A later row with the number of one that says more has to wait for that one.
  const findNotPlain = sqlite.prepare<[Places]>(
    `INSERT OR IGNORE INTO temp.staged_not_plain (phone)
     SELECT phone FROM temp.staged_extras CROSS JOIN temp.staged_contacts USING (id)
      WHERE id > :after AND id <= :upTo`,
  );
  const evidence = consentEvidence(rules);
  const values = {
    base,
    importId,
    now,
    consentAt: evidence === null ? null : now,
    consentMethod: evidence === null ? null : importMethod,
    beforeLine: evidence?.beforeLine ?? null,
    afterLine: evidence?.afterLine ?? null,
  };
  const insert = (condition: string) =>
    sqlite.prepare(
      `INSERT INTO contacts (id, phone, first_name, last_name, email, custom_fields, consent_at,
                             consent_method, consent_source, import_id, created_at, updated_at)
       SELECT :base + id, phone, first_name, last_name, email, custom_fields, :consentAt,
              :consentMethod, :beforeLine || id || :afterLine, :importId, :now, :now
         FROM temp.staged_contacts
        WHERE id > :after AND id <= :upTo ${condition} ORDER BY id
       ON CONFLICT (phone) DO NOTHING`,
    );
  const removed = hasRemovedContacts(db)
    ? 'AND phone NOT IN (SELECT phone FROM removed_contacts)'
    : '';
  const insertPlain = insert(removed);
  const insertOthersThan = insert(
    `${removed} AND phone NOT IN (SELECT phone FROM temp.staged_not_plain)`,
  );
  const putOnList = sqlite.prepare(
    `INSERT INTO list_contacts (list_id, contact_id, import_id)
     SELECT :listId, id, :importId FROM contacts
      WHERE id > :base + :after AND id <= :base + :upTo ORDER BY id`,
  );
  const tag = sqlite.prepare(
    `INSERT INTO contact_tags (tag_id, contact_id, import_id)
     SELECT :tagId, id, :importId FROM contacts
      WHERE id > :base + :after AND id <= :base + :upTo ORDER BY id`,
  );

  return (places) => {
    clearNotPlain.run();
    const notPlain = findNotPlain.run(places).changes;
    const saved = (notPlain === 0 ? insertPlain : insertOthersThan).run({
      ...places,
      ...values,
    }).changes;
    if (listId !== null) putOnList.run({ ...places, base, listId, importId });
    for (const tagId of tagIds) tag.run({ ...places, base, tagId, importId });
    return saved;
  };
}
