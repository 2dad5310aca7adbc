import type { OnDuplicate } from '../../../src-shared/import/import.ts';
import { findOrMakeTags } from '../../contacts/contact-tags.ts';
import { applyRow } from './import-row.ts';
import type { Saving } from './save-import.ts';

/** Rows taken at a time. */
const atOnce = 5000;

interface KnownRow {
  readonly place: number;
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly customFields: string;
  readonly timeZone: string | null;
  readonly isLandline: number | null;
  readonly tags: string | null;
  readonly hasConsent: number | null;
  readonly consentAt: number | null;
  readonly consentMethod: string | null;
  readonly consentSource: string | null;
  readonly optOut: string | null;
}

/**
 * Rows whose number a contact, or an earlier row, has: they go on the list and get the tags that
 * everybody gets; those that say something else than is known change it as the import's `onDuplicate`
 * has it, one by one and in the order of the file. Call it after the new contacts are in.
 */
export function mergeKnown(saving: Saving): void {
  const { db, rules, highest, base } = saving;
  const { sqlite } = db;
  const { importId, listId } = rules;
  sqlite.exec(`
    CREATE TEMP TABLE staged_known (place integer PRIMARY KEY, contact_id integer NOT NULL);
    CREATE TEMP TABLE staged_repeated (contact_id integer PRIMARY KEY)`);
  sqlite
    .prepare(
      `INSERT INTO temp.staged_known (place, contact_id)
       SELECT staged.id, (SELECT id FROM contacts WHERE contacts.phone = staged.phone)
         FROM temp.staged_contacts AS staged
        WHERE NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.id = :base + staged.id)
        ORDER BY staged.id`,
    )
    .run({ base });
  sqlite.exec(
    `INSERT INTO temp.staged_repeated
     SELECT contact_id FROM temp.staged_known GROUP BY contact_id HAVING count(*) > 1`,
  );
  if (listId !== null) {
    sqlite
      .prepare(
        `INSERT OR IGNORE INTO list_contacts (list_id, contact_id, import_id)
         SELECT :listId, contact_id, :importId FROM temp.staged_known
          WHERE contact_id <= :highest ORDER BY contact_id`,
      )
      .run({ listId, importId, highest });
  }
  for (const tagId of findOrMakeTags(db, rules.tags)) {
    sqlite
      .prepare(
        `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id)
         SELECT :tagId, contact_id, :importId FROM temp.staged_known
          WHERE contact_id <= :highest ORDER BY contact_id`,
      )
      .run({ tagId, importId, highest });
  }
  if (rules.onDuplicate !== 'skip') mergeRows(saving, rules.onDuplicate);
}

function mergeRows(
  { db, record, rules, highest }: Saving,
  onDuplicate: Exclude<OnDuplicate, 'skip'>,
): void {
  const { sqlite } = db;
  const select = sqlite.prepare<
    { readonly highest: number; readonly after: number; readonly limit: number },
    KnownRow
  >(
    `SELECT known.place, staged.phone, staged.first_name AS firstName, staged.last_name AS lastName,
            staged.email, staged.custom_fields AS customFields, extras.time_zone AS timeZone,
            extras.is_landline AS isLandline, extras.tags, extras.has_consent AS hasConsent,
            extras.consent_at AS consentAt, extras.consent_method AS consentMethod,
            extras.consent_source AS consentSource, extras.opt_out AS optOut
       FROM temp.staged_known AS known
            CROSS JOIN temp.staged_contacts AS staged ON staged.id = known.place
            CROSS JOIN contacts ON contacts.id = known.contact_id
            LEFT JOIN temp.staged_extras AS extras ON extras.id = known.place
      WHERE known.place > :after
        AND (${saysMore(onDuplicate, rules.consent !== null)})
      ORDER BY known.place LIMIT :limit`,
  );
  for (let after = 0; ;) {
    const rows = select.all({ highest, after, limit: atOnce });
    for (const { place, tags, isLandline, hasConsent, ...row } of rows) {
      applyRow(
        db,
        rules,
        {
          ...row,
          line: place,
          isLandline: isLandline === 1,
          hasConsent: hasConsent === 1,
          tags: tags === null ? [] : tagsOf(tags),
        },
        record.now,
      );
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.place;
  }
}

/**
 * Whether a row can change anything of its contact, besides that it goes on the list. One of several
 * with the same number always can: what it changes depends on those before it.
 */
function saysMore(onDuplicate: Exclude<OnDuplicate, 'skip'>, isConsentForAll: boolean): string {
  const texts = ['first_name', 'last_name', 'email'].map((column) =>
    onDuplicate === 'update'
      ? `staged.${column} NOT IN ('', contacts.${column})`
      : `(contacts.${column} = '' AND staged.${column} <> '')`,
  );
  return [
    'contacts.id > :highest',
    'known.contact_id IN (SELECT contact_id FROM temp.staged_repeated)',
    ...texts,
    onDuplicate === 'update'
      ? 'json_patch(contacts.custom_fields, staged.custom_fields) <> contacts.custom_fields'
      : 'json_patch(staged.custom_fields, contacts.custom_fields) <> contacts.custom_fields',
    onDuplicate === 'update'
      ? '(extras.time_zone IS NOT NULL AND extras.time_zone IS NOT contacts.time_zone)'
      : '(contacts.time_zone IS NULL AND extras.time_zone IS NOT NULL)',
    `(contacts.consent_at IS NULL AND (extras.has_consent IS 1 OR ${isConsentForAll ? 'true' : 'false'}))`,
    `coalesce(extras.tags, '[]') <> '[]'`,
  ].join(' OR ');
}

/**
 * Notes of contacts that were there before that the import had them too, even where it changed nothing:
 * undoing the import that brought them does not take them away then. Call it last.
 */
export function noteKnown({ db, rules, highest }: Saving): void {
  db.sqlite
    .prepare(
      `INSERT INTO import_changes (import_id, contact_id, before, after)
       SELECT DISTINCT :importId, contact_id, '{}', '{}' FROM temp.staged_known
        WHERE contact_id <= :highest ORDER BY contact_id
       ON CONFLICT DO NOTHING`,
    )
    .run({ importId: rules.importId, highest });
}

function tagsOf(json: string): readonly string[] {
  const tags: unknown = JSON.parse(json);
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}
