import type { ContactFilter, FieldCondition } from '../../../src-shared/contact/filter.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { FilterPart, SqlPart } from './filter-part.ts';
import { addSearchFunctions, numberIn, withoutCapitals } from './search-functions.ts';
import { searchPart } from './search-index.ts';

const millisecondsOfDay = 86_400_000;

/**
 * A filter as a condition on the rows of `contacts` (that table under its own name), true for everybody
 * where the filter asks for nothing. It is one expression that can stand between ANDs.
 *
 * @param now milliseconds since 1970: what “in the last days” goes by.
 */
export function filterCondition(db: OvoDatabase, filter: ContactFilter, now: number): SqlPart {
  const parts = filterParts(db, filter, now);
  if (parts.length === 0) return { sql: 'true', parameters: [] };
  return {
    sql: `(${parts.map(({ condition }) => `(${condition.sql})`).join(' AND ')})`,
    parameters: parts.flatMap(({ condition }) => condition.parameters),
  };
}

/** Whether a filter means this one contact; quick, whatever the filter. */
export function isMatching(
  db: OvoDatabase,
  {
    id,
    filter,
    now,
  }: { readonly id: number; readonly filter: ContactFilter; readonly now: number },
): boolean {
  const conditions = filterParts(db, filter, now).map((part) => part.ofFew ?? part.condition);
  const sql = ['contacts.id = ?', ...conditions.map((condition) => `(${condition.sql})`)];
  return (
    db.sqlite
      .prepare(`SELECT 1 FROM contacts WHERE ${sql.join(' AND ')}`)
      .get(id, ...conditions.flatMap((condition) => condition.parameters)) !== undefined
  );
}

/** The same one by one: a contact is meant for whom all of them hold. */
export function filterParts(
  db: OvoDatabase,
  filter: ContactFilter,
  now: number,
): readonly FilterPart[] {
  addSearchFunctions(db);
  const parts: FilterPart[] = [];
  const test = (sql: string, ...parameters: readonly (string | number)[]) =>
    void parts.push({ condition: { sql, parameters }, ids: null });

  const search = searchPart(db, filter.search ?? '');
  if (search !== null) parts.push(search);
  if (filter.listIds !== undefined) parts.push(onAnyList(filter.listIds));
  for (const tag of filter.tags ?? []) parts.push(withTag(tag));
  for (const tag of filter.withoutTags ?? []) {
    parts.push(not(withTag(tag)));
  }
  if (filter.importId !== undefined) {
    parts.push({
      condition: { sql: 'contacts.import_id = ?', parameters: [filter.importId] },
      ids: { sql: 'SELECT id FROM contacts WHERE import_id = ?', parameters: [filter.importId] },
    });
  }
  if (filter.hasConsent !== undefined) {
    test(`contacts.consent_at IS ${filter.hasConsent ? 'NOT ' : ''}NULL`);
  }
  if (filter.isSuppressed !== undefined) parts.push(suppressed(filter.isSuppressed));
  if (filter.isLandline !== undefined) parts.push(landline(filter.isLandline));
  if (filter.lastTexted !== undefined) {
    const { lastTexted } = filter;
    const since = lastTexted.kind === 'never' ? null : now - lastTexted.days * millisecondsOfDay;
    const negation = lastTexted.kind === 'within' ? '' : 'NOT ';
    const texted = `${negation}EXISTS (SELECT 1 FROM messages WHERE messages.contact_id = contacts.id
      AND messages.direction = 'outbound' AND messages.sent_at`;
    if (since === null) test(`${texted} IS NOT NULL)`);
    else test(`${texted} >= ?)`, since);
  }
  if (filter.addedWithinDays !== undefined) {
    test('contacts.created_at >= ?', now - filter.addedWithinDays * millisecondsOfDay);
  }
  for (const field of filter.fields ?? []) {
    const { sql, parameters } = fieldCondition(field);
    test(sql, ...parameters);
  }
  return parts;
}

function onAnyList(listIds: readonly number[]): FilterPart {
  const places = listIds.map(() => '?').join(', ');
  return {
    condition: {
      sql: `EXISTS (SELECT 1 FROM list_contacts WHERE list_contacts.list_id IN (${places})
        AND list_contacts.contact_id = contacts.id)`,
      parameters: listIds,
    },
    ids: {
      sql: `SELECT contact_id FROM list_contacts WHERE list_id IN (${places})`,
      parameters: listIds,
    },
  };
}

function withTag(tag: string): FilterPart {
  const id = '(SELECT id FROM tags WHERE name = ? COLLATE NOCASE)';
  return {
    condition: {
      sql: `EXISTS (SELECT 1 FROM contact_tags WHERE contact_tags.tag_id = ${id}
        AND contact_tags.contact_id = contacts.id)`,
      parameters: [tag],
    },
    ids: { sql: `SELECT contact_id FROM contact_tags WHERE tag_id = ${id}`, parameters: [tag] },
  };
}

function not({ condition, ids }: FilterPart): FilterPart {
  return {
    condition: { sql: `NOT ${condition.sql}`, parameters: condition.parameters },
    ids: null,
    ...(ids === null ? {} : { notIds: ids }),
  };
}

function suppressed(isWanted: boolean): FilterPart {
  const inForce = `EXISTS (SELECT 1 FROM suppressions
    WHERE suppressions.phone = contacts.phone AND suppressions.lifted_at IS NULL)`;
  const part = {
    condition: { sql: inForce, parameters: [] },
    ids: {
      sql: `SELECT contacts.id FROM suppressions CROSS JOIN contacts
              ON contacts.phone = suppressions.phone WHERE suppressions.lifted_at IS NULL`,
      parameters: [],
    },
  };
  return isWanted ? part : not(part);
}

function landline(isWanted: boolean): FilterPart {
  const part = {
    condition: { sql: '(contacts.is_landline = 1)', parameters: [] },
    ids: { sql: 'SELECT id FROM contacts WHERE is_landline = 1', parameters: [] },
  };
  return isWanted ? part : not(part);
}

const builtIn: Readonly<Record<string, string>> = {
  first_name: 'contacts.first_name',
  last_name: 'contacts.last_name',
  email: 'contacts.email',
  phone: 'contacts.phone',
};

/** The text of a field; empty where a contact has none of that name. */
function fieldText(field: string): SqlPart {
  const column = Object.hasOwn(builtIn, field) ? builtIn[field] : undefined;
  if (column !== undefined) return { sql: column, parameters: [] };
  return { sql: `coalesce(contacts.custom_fields ->> ?, '')`, parameters: [`$.${field}`] };
}

function fieldCondition({ field, test, value }: FieldCondition): SqlPart {
  const text = fieldText(field);
  const { parameters } = text;
  switch (test) {
    case 'is-empty':
      return { sql: `trim(${text.sql}) = ''`, parameters };
    case 'is-not-empty':
      return { sql: `trim(${text.sql}) <> ''`, parameters };
    case 'more-than':
      return comparison(text, '>', value);
    case 'less-than':
      return comparison(text, '<', value);
    case 'is':
    case 'is-not':
    case 'contains':
    case 'starts-with':
      return textCondition(field, text, test, value);
  }
}

function textCondition(
  field: string,
  text: SqlPart,
  test: 'is' | 'is-not' | 'contains' | 'starts-with',
  value: string,
): SqlPart {
  const wanted = withoutCapitals(field === 'phone' ? writtenAsE164(value, test) : value.trim());
  // SQLite's own `lower` knows A to Z alone, and is far quicker.
  const isPlain = /^[\u0020-\u007e]*$/.test(wanted);
  const folded = isPlain ? `lower(${text.sql})` : `without_capitals(${text.sql})`;
  const parameters = [...text.parameters, wanted];
  switch (test) {
    case 'is':
      return { sql: `trim(${folded}) = ?`, parameters };
    case 'is-not':
      return { sql: `trim(${folded}) <> ?`, parameters };
    case 'contains':
      return { sql: `instr(${folded}, ?) > 0`, parameters };
    case 'starts-with':
      return { sql: `instr(ltrim(${folded}), ?) = 1`, parameters };
  }
}

/** What people write between the digits of a number is in none of the numbers of contacts. */
function writtenAsE164(value: string, test: FieldCondition['test']): string {
  if (!/^[+\d\s().\-/]+$/.test(value)) return value.trim();
  const digits = value.replace('(0)', '').replace(/\D/g, '');
  return test === 'contains' && !value.includes('+') ? digits : `+${digits}`;
}

/** Numbers with numbers and dates with dates; what is neither is neither more nor less. */
function comparison(text: SqlPart, operator: '<' | '>', value: string): SqlPart {
  const number = numberIn(value);
  if (number !== null) {
    const sql = `number_in(${text.sql}) ${operator} ?`;
    return { sql, parameters: [...text.parameters, number] };
  }
  const day = value.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { sql: 'false', parameters: [] };
  return {
    sql: `substr(ltrim(${text.sql}), 1, 10) GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
      AND substr(ltrim(${text.sql}), 1, 10) ${operator} ?`,
    parameters: [...text.parameters, ...text.parameters, day],
  };
}
