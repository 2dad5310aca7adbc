import { isCustomFieldName } from '../../src-shared/contact/custom-field-name.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

/** Contacts that are looked at for their fields; some milliseconds of work. */
const mostLookedAt = 5000;

const statements = statementsFor((sqlite) => ({
  ofImports: sqlite
    .prepare<[], string>(
      `SELECT DISTINCT column.value ->> '$.target.name' AS name
         FROM imports, json_each(imports.mapping) AS column
        WHERE undone_at IS NULL AND column.value ->> '$.target.kind' = 'custom'`,
    )
    .pluck(),
  ofSome: sqlite
    .prepare<[number], string>(
      `SELECT DISTINCT field.key
         FROM (SELECT custom_fields FROM contacts ORDER BY id DESC LIMIT ?) AS some,
              json_each(some.custom_fields) AS field
        WHERE some.custom_fields <> '{}'`,
    )
    .pluck(),
  hasMore: sqlite
    .prepare<[number], number>(`SELECT EXISTS (SELECT 1 FROM contacts LIMIT 1 OFFSET ?)`)
    .pluck(),
  ofHands: sqlite
    .prepare<[], string>(
      `SELECT names.value FROM state, json_each(state.value) AS names
        WHERE state.key = 'custom_fields_by_hand'`,
    )
    .pluck(),
  noteOfHands: sqlite.prepare<[string]>(
    `INSERT INTO state (key, value) VALUES ('custom_fields_by_hand', ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ),
}));

/**
 * The names of the custom fields that contacts have, in alphabetical order, whatever brought them.
 * Where there are many thousands of contacts, also those that an import or a person brought and that
 * nobody has any longer: looking at every contact would take too long for something asked at each
 * keystroke of a text.
 */
export function customFieldNames(db: OvoDatabase): readonly string[] {
  const sql = statements(db);
  const names = new Set(sql.ofSome.all(mostLookedAt));
  if (sql.hasMore.get(mostLookedAt) === 1) {
    for (const name of [...sql.ofImports.all(), ...sql.ofHands.all()]) names.add(name);
  }
  return [...names].filter(isCustomFieldName).toSorted();
}

/**
 * Remembers the names of fields that no import brings. Call it within the transaction that gives a
 * contact these fields.
 */
export function noteCustomFields(db: OvoDatabase, names: readonly string[]): void {
  const known = statements(db).ofHands.all();
  const fresh = names.filter((name) => !known.includes(name));
  if (fresh.length > 0) statements(db).noteOfHands.run(JSON.stringify([...known, ...fresh]));
}

/** Control characters that no file can hold; line breaks and tabs may stand in a field. */
const unwritable = /[^\P{Cc}\n\r\t]/gu;

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
    const value = typed.replace(unwritable, '').trim();
    if (value === '') fields.delete(name);
    else if (isCustomFieldName(name) || fields.has(name)) fields.set(name, value);
    else {
      throw new UserError(
        'invalid',
        `A field of your own cannot be called “${name}”: texts have that word for something else. Nothing was saved.`,
      );
    }
  }
  return JSON.stringify(Object.fromEntries(fields));
}
