import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/** A contact as an export has it. */
export interface ExportRow {
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** JSON array. */
  readonly tags: string;
  readonly timeZone: string | null;
  readonly consentAt: number | null;
  readonly consentMethod: string | null;
  readonly consentSource: string | null;
  /** JSON object. */
  readonly customFields: string;
}

const statements = statementsFor((sqlite) => ({
  rows: sqlite.prepare<[string], ExportRow>(
    `SELECT phone, first_name AS firstName, last_name AS lastName, email,
            (SELECT json_group_array(name) FROM (
               SELECT tags.name FROM contact_tags CROSS JOIN tags ON tags.id = contact_tags.tag_id
                WHERE contact_tags.contact_id = contacts.id
                ORDER BY tags.name COLLATE NOCASE)) AS tags,
            time_zone AS timeZone, consent_at AS consentAt, consent_method AS consentMethod,
            consent_source AS consentSource, custom_fields AS customFields
       FROM json_each(?) AS ids CROSS JOIN contacts ON contacts.id = ids.value`,
  ),
  fieldNames: sqlite
    .prepare<[string], string>(
      `SELECT DISTINCT field.key
         FROM json_each(?) AS ids CROSS JOIN contacts ON contacts.id = ids.value,
              json_each(contacts.custom_fields) AS field
        WHERE contacts.custom_fields <> '{}'`,
    )
    .pluck(),
}));

/** Contacts with all that an export has of them, in the order of the ids; those that are still there. */
export function exportRowsOf(db: OvoDatabase, ids: Float64Array): readonly ExportRow[] {
  return statements(db).rows.all(JSON.stringify([...ids]));
}

/** The names of the custom fields that any of these contacts has. */
export function fieldNamesOf(db: OvoDatabase, ids: Float64Array): readonly string[] {
  return statements(db).fieldNames.all(JSON.stringify([...ids]));
}
