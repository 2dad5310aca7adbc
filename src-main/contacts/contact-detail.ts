import { eq, isNotNull } from 'drizzle-orm';
import type { ContactDetail } from '../../src-shared/contact/contact.ts';
import { contactFilterSchema } from '../../src-shared/contact/filter.ts';
import { isMatching } from './search/contact-filter.ts';
import { getContact } from './contact-rows.ts';
import type { OvoDatabase } from '../database/open.ts';
import { prepared, queriesFor, type Given } from '../database/queries.ts';
import { contacts, imports, listContacts, lists } from '../database/schema.ts';
import { suppressionsOf } from './suppressions/suppression-rows.ts';

const queries = queriesFor((orm) => ({
  details: prepared((given: Given<{ id: number }>) =>
    orm
      .select({
        timeZone: contacts.timeZone,
        consentAt: contacts.consentAt,
        consentMethod: contacts.consentMethod,
        consentSource: contacts.consentSource,
        importId: imports.id,
        fileName: imports.fileName,
        importedAt: imports.completedAt,
        updatedAt: contacts.updatedAt,
      })
      .from(contacts)
      .leftJoin(imports, eq(imports.id, contacts.importId))
      .where(eq(contacts.id, given('id'))),
  ),
  lists: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ id: lists.id, name: lists.name })
      .from(listContacts)
      .innerJoin(lists, eq(lists.id, listContacts.listId))
      .where(eq(listContacts.contactId, given('id'))),
  ),
  listsByFilter: prepared(() =>
    orm
      .select({ id: lists.id, name: lists.name, filter: lists.filter })
      .from(lists)
      .where(isNotNull(lists.filter)),
  ),
}));

type Details = ReturnType<ReturnType<typeof queries>['details']['get']>;

/**
 * Everything that is known of a contact: consent with its evidence, all suppressions of its number, the
 * lists that it is on now, those by filter too, and the import that brought it. Refused (`not-found`)
 * where it is gone.
 */
export function contactDetail(db: OvoDatabase, id: number, now: number): ContactDetail {
  const contact = getContact(db, id);
  const details = queries(db).details.get({ id });
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
  const byFilter = queries(db)
    .listsByFilter.all()
    .filter(
      ({ filter }) =>
        filter !== null &&
        isMatching(db, { id, filter: contactFilterSchema.parse(JSON.parse(filter)), now }),
    );
  const byHand = queries(db).lists.all({ id });
  return [
    ...byHand.map(({ id: listId, name }) => ({ id: listId, name, isByFilter: false })),
    ...byFilter.map(({ id: listId, name }) => ({ id: listId, name, isByFilter: true })),
  ].toSorted((one, other) => one.name.localeCompare(other.name));
}

function consentOf(details: Details): ContactDetail['consent'] {
  const { consentAt = null, consentMethod = null, consentSource = null } = details ?? {};
  if (consentAt === null || consentMethod === null || consentSource === null) return null;
  return { at: consentAt, method: consentMethod, source: consentSource };
}

function importOf(details: Details): ContactDetail['broughtBy'] {
  const { importId = null, fileName = null, importedAt = null } = details ?? {};
  if (importId === null || fileName === null || importedAt === null) return null;
  return { importId, fileName, at: importedAt };
}
