import type { ContactDetail } from '../../src-shared/contact/contact.ts';
import { contactFilterSchema } from '../../src-shared/contact/filter.ts';
import { isMatching } from './search/contact-filter.ts';
import { getContact } from './contact-rows.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';
import { suppressionsOf } from './suppressions/suppression-rows.ts';

interface Details {
  readonly timeZone: string | null;
  readonly consentAt: number | null;
  readonly consentMethod: string | null;
  readonly consentSource: string | null;
  readonly importId: number | null;
  readonly fileName: string | null;
  readonly importedAt: number | null;
  readonly updatedAt: number;
}

const statements = statementsFor((sqlite) => ({
  details: sqlite.prepare<[number], Details>(
    `SELECT time_zone AS timeZone, consent_at AS consentAt, consent_method AS consentMethod,
            consent_source AS consentSource, imports.id AS importId, imports.file_name AS fileName,
            imports.completed_at AS importedAt, updated_at AS updatedAt
       FROM contacts LEFT JOIN imports ON imports.id = contacts.import_id
      WHERE contacts.id = ?`,
  ),
  lists: sqlite.prepare<[number], { readonly id: number; readonly name: string }>(
    `SELECT lists.id, lists.name
       FROM list_contacts JOIN lists ON lists.id = list_contacts.list_id
      WHERE list_contacts.contact_id = ?`,
  ),
  listsByFilter: sqlite.prepare<
    [],
    { readonly id: number; readonly name: string; readonly filter: string }
  >(`SELECT id, name, filter FROM lists WHERE filter IS NOT NULL`),
}));

/**
 * Everything that is known of a contact: consent with its evidence, all suppressions of its number, the
 * lists that it is on now, those by filter too, and the import that brought it. Refused (`not-found`)
 * where it is gone.
 */
export function contactDetail(db: OvoDatabase, id: number, now: number): ContactDetail {
  const contact = getContact(db, id);
  const details = statements(db).details.get(id);
  return {
    contact,
    timeZone: details?.timeZone ?? null,
    consent: consentOf(details),
    suppressions: suppressionsOf(db, contact.phone),
    lists: listsOf(db, id, now),
    broughtBy: importOf(details),
    updatedAt: details?.updatedAt ?? contact.createdAt,
  };
}

function listsOf(db: OvoDatabase, id: number, now: number): ContactDetail['lists'] {
  const sql = statements(db);
  const byFilter = sql.listsByFilter
    .all()
    .filter(({ filter }) =>
      isMatching(db, { id, filter: contactFilterSchema.parse(JSON.parse(filter)), now }),
    );
  return [
    ...sql.lists.all(id).map(({ id: listId, name }) => ({ id: listId, name, isByFilter: false })),
    ...byFilter.map(({ id: listId, name }) => ({ id: listId, name, isByFilter: true })),
  ].toSorted((one, other) => one.name.localeCompare(other.name));
}

function consentOf(details: Details | undefined): ContactDetail['consent'] {
  const { consentAt = null, consentMethod = null, consentSource = null } = details ?? {};
  if (consentAt === null || consentMethod === null || consentSource === null) return null;
  return { at: consentAt, method: consentMethod, source: consentSource };
}

function importOf(details: Details | undefined): ContactDetail['broughtBy'] {
  const { importId = null, fileName = null, importedAt = null } = details ?? {};
  if (importId === null || fileName === null || importedAt === null) return null;
  return { importId, fileName, at: importedAt };
}
