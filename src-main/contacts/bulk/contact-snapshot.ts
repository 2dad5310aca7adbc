import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { contactActionRows, contacts, contactTags, listContacts } from '../../database/schema.ts';

type KeptColumn = Exclude<keyof typeof contacts.$inferSelect, 'id'>;

/**
 * All that a removal takes, as JSON, to be selected from `contacts`: each column but the id under its
 * name, and its lists and tags, each with the import that put it there.
 */
export function snapshotOfContact(orm: OvoDatabase['orm']): SQL<string> {
  const { id, ...columns } = getTableColumns(contacts);
  const lists = orm
    .select({
      all: sql`json_group_array(json_array(${listContacts.listId}, ${listContacts.importId}))`,
    })
    .from(listContacts)
    .where(eq(listContacts.contactId, id));
  const tags = orm
    .select({
      all: sql`json_group_array(json_array(${contactTags.tagId}, ${contactTags.importId}))`,
    })
    .from(contactTags)
    .where(eq(contactTags.contactId, id));
  const parts = [
    ...Object.entries(columns).map(([name, column]) => sql`${name}, ${column}`),
    sql`'lists', json(${lists})`,
    sql`'tags', json(${tags})`,
  ];
  return sql<string>`json_object(${sql.join(parts, sql`, `)})`.inlineParams();
}

/** A column of a contact as the snapshot of an action’s row has it. */
export function fromSnapshot(name: KeptColumn): SQL {
  return sql`${contactActionRows.snapshot} ->> ${name}`.inlineParams();
}
