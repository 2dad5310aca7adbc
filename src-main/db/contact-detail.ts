import type { ContactDetail } from '../../src-shared/contact/contact.ts';
import { getContact } from './contacts.ts';
import type { OvoDatabase } from './open.ts';
import { statementsFor } from './statements.ts';
import { suppressionsOf } from './suppressions.ts';

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
      WHERE list_contacts.contact_id = ? ORDER BY lists.name COLLATE NOCASE`,
  ),
}));

/**
 * Everything that is known of a contact: consent with its evidence, all suppressions of its number, the
 * static lists that it was put on, and the import that brought it. Refused (`not-found`) where it is
 * gone. Lists by filter are not among its lists here.
 */
export function contactDetail(db: OvoDatabase, id: number): ContactDetail {
  const contact = getContact(db, id);
  const details = statements(db).details.get(id);
  return {
    contact,
    timeZone: details?.timeZone ?? null,
    consent: consentOf(details),
    suppressions: suppressionsOf(db, contact.phone),
    lists: statements(db)
      .lists.all(id)
      .map((list) => ({ ...list, isByFilter: false })),
    broughtBy: importOf(details),
    updatedAt: details?.updatedAt ?? contact.createdAt,
  };
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
