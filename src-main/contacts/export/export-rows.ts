import { eq, ne, and, sql } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, preparedColumn, queriesFor, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import { tagsOfContact } from '../contact-columns.ts';

const queries = queriesFor((orm, sqlite) => ({
  /** Contacts in the order of their ids, which are a JSON array. */
  rows: prepared((given: Given<{ ids: string }>) =>
    orm
      .select({
        phone: contacts.phone,
        firstName: contacts.firstName,
        lastName: contacts.lastName,
        email: contacts.email,
        tags: tagsOfContact(orm),
        timeZone: contacts.timeZone,
        consentAt: contacts.consentAt,
        consentMethod: contacts.consentMethod,
        consentSource: contacts.consentSource,
        customFields: contacts.customFields,
      })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(contacts)
      .where(eq(contacts.id, sql`wanted.value`)),
  ),
  fieldNames: preparedColumn(sqlite, (given: Given<{ ids: string }>) =>
    orm
      .selectDistinct({ name: sql<string>`field.key` })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(contacts)
      .crossJoin(sql`json_each(${contacts.customFields}) AS field`)
      .where(and(eq(contacts.id, sql`wanted.value`), ne(contacts.customFields, '{}'))),
  ),
}));

/** A contact as an export has it. */
export type ExportRow = Readonly<
  Pick<
    typeof contacts.$inferSelect,
    | 'phone'
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'timeZone'
    | 'consentAt'
    | 'consentMethod'
    | 'consentSource'
    | 'customFields'
  > & {
    /** JSON array. */
    tags: string;
  }
>;

/** Contacts with all that an export has of them, in the order of the ids; those that are still there. */
export function exportRowsOf(db: OvoDatabase, ids: Float64Array): readonly ExportRow[] {
  return queries(db).rows.all({ ids: JSON.stringify([...ids]) });
}

/** The names of the custom fields that any of these contacts has. */
export function fieldNamesOf(db: OvoDatabase, ids: Float64Array): readonly string[] {
  return queries(db).fieldNames.all({ ids: JSON.stringify([...ids]) });
}
