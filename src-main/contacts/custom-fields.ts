import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { isCustomFieldName } from '../../src-shared/contact/custom-field-name.ts';
import { cleanText } from '../../src-shared/lib/clean-text.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, preparedColumn, queriesFor, type Given } from '../database/queries.ts';
import { contacts, imports, state } from '../database/schema.ts';

/** Contacts that are looked at for their fields; some milliseconds of work. */
const mostLookedAt = 5000;

/** Under this key, the names of fields that a person gave, as a JSON array. */
const namesByHand = 'custom_fields_by_hand';

const queries = queriesFor((orm, sqlite) => ({
  ofImports: preparedColumn(sqlite, () =>
    orm
      .selectDistinct({ name: sql<string>`mapped.value ->> '$.target.name'` })
      .from(imports)
      .crossJoin(sql`json_each(${imports.mapping}) AS mapped`)
      .where(and(isNull(imports.undoneAt), sql`mapped.value ->> '$.target.kind' = 'custom'`)),
  ),
  ofSome: preparedColumn(sqlite, (given: Given<{ contacts: number }>) => {
    const some = orm
      .select({ customFields: contacts.customFields })
      .from(contacts)
      .orderBy(desc(contacts.id))
      .limit(given('contacts'))
      .as('some');
    return orm
      .selectDistinct({ name: sql<string>`field.key` })
      .from(some)
      .crossJoin(sql`json_each(${some.customFields}) AS field`)
      .where(ne(some.customFields, '{}'));
  }),
  next: prepared((given: Given<{ offset: number }>) =>
    orm.select({ id: contacts.id }).from(contacts).limit(1).offset(given('offset')),
  ),
  byHand: preparedColumn(sqlite, () =>
    orm
      .select({ name: sql<string>`names.value` })
      .from(state)
      .crossJoin(sql`json_each(${state.value}) AS names`)
      .where(eq(state.key, namesByHand)),
  ),
  recordByHand: prepared((given: Given<{ names: string }>) =>
    orm
      .insert(state)
      .values({ key: namesByHand, value: given('names') })
      .onConflictDoUpdate({ target: state.key, set: { value: sql`excluded.value` } }),
  ),
}));

/**
 * The names of the custom fields that contacts have, in alphabetical order, whatever brought them.
 * Where there are many thousands of contacts, also those that an import or a person brought and that
 * nobody has any longer: looking at every contact would take too long for something asked at each
 * keystroke of a text.
 */
export function customFieldNames(db: OvoDatabase): readonly string[] {
  const { ofSome, next, ofImports, byHand } = queries(db);
  const names = new Set(ofSome.all({ contacts: mostLookedAt }));
  if (next.get({ offset: mostLookedAt }) !== undefined) {
    for (const name of [...ofImports.all(), ...byHand.all()]) names.add(name);
  }
  return [...names].filter(isCustomFieldName).toSorted();
}

/**
 * Remembers the names of fields that no import brings. Call it within the transaction that gives a
 * contact these fields.
 */
export function recordCustomFields(db: WritableDatabase, names: readonly string[]): void {
  const known = queries(db).byHand.all();
  const fresh = names.filter((name) => !known.includes(name));
  if (fresh.length === 0) return;
  queries(db).recordByHand.run({ names: JSON.stringify([...known, ...fresh]) });
}

/**
 * Custom fields, as JSON, after a person changed some: an empty text removes a field, those that are
 * not named stay. Refused (`invalid`) with a name that a text has for something else.
 */
export function changedCustomFields(
  before: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
): string {
  const fields = new Map(Object.entries(before));
  for (const [name, typed] of Object.entries(changes)) {
    const value = cleanText(typed).trim();
    if (value === '') fields.delete(name);
    else if (isCustomFieldName(name) || fields.has(name)) fields.set(name, value);
    else {
      throw new UserError('invalid', words.contacts.fieldNameTaken(name));
    }
  }
  return JSON.stringify(Object.fromEntries(fields));
}
