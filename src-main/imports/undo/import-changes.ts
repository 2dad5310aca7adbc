// Raw SQL: the columns to compare are a list, and CROSS JOIN fixes the order of the tables.
import { z } from 'zod';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { contactColumns } from '../saving/contact-fields.ts';

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).readonly();
type Values = z.infer<typeof valuesSchema>;

const customFieldsSchema = z.record(z.string(), z.string()).readonly();

/** What an import changed of a contact, and the contact's values now. */
export interface ImportChange {
  readonly contactId: number;
  /** The values of the changed columns before the import, and after it. */
  readonly before: Values;
  readonly after: Values;
  readonly now: Values;
}

const statements = statementsFor((sqlite) => ({
  page: sqlite.prepare<
    [number, number, number],
    {
      readonly contactId: number;
      readonly before: string;
      readonly after: string;
      readonly now: string;
    }
  >(
    `SELECT changes.contact_id AS contactId, before, after, json_object(
              ${contactColumns.map((column) => `'${column}', ${column}`).join(', ')}) AS now
       FROM import_changes AS changes CROSS JOIN contacts ON contacts.id = changes.contact_id
      WHERE changes.import_id = ? AND changes.contact_id > ? AND before <> '{}'
        AND contacts.import_id IS NOT changes.import_id
      ORDER BY changes.contact_id LIMIT ?`,
  ),
}));

/** The changes of an import to contacts that it did not add, in pages, by their ids. */
export function* changesOf(
  db: OvoDatabase,
  importId: number,
  pageSize = 2000,
): Generator<readonly ImportChange[], void> {
  for (let after = 0; ;) {
    const rows = statements(db).page.all(importId, after, pageSize);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({
      contactId: row.contactId,
      before: readValues(row.before),
      after: readValues(row.after),
      now: readValues(row.now),
    }));
    after = last.contactId;
  }
}

/**
 * The values that give a contact back what it had before the import, by column: only where it still holds
 * what the import wrote. Custom fields are compared one by one, consent as a whole. Empty where there is
 * nothing to give back.
 */
export function revertChange({ before, after, now }: ImportChange): Values {
  const reverted: Record<string, string | number | null> = {};
  for (const column of contactColumns) {
    if (!(column in before)) continue;
    const was = before[column] ?? null;
    if (column === 'custom_fields') {
      const fields = revertFields(was, after[column] ?? null, now[column] ?? null);
      if (fields !== null) reverted[column] = fields;
    } else if ((now[column] ?? null) === (after[column] ?? null)) {
      reverted[column] = was;
    }
  }
  const consent = contactColumns.filter((column) => column.startsWith('consent_'));
  if (consent.some((column) => column in before && !(column in reverted))) {
    for (const column of consent) delete reverted[column];
  }
  return reverted;
}

/** The custom fields with former values where they are still as the import wrote them; null without any. */
function revertFields(
  before: string | number | null,
  after: string | number | null,
  now: string | number | null,
): string | null {
  const was = fieldsOf(before);
  const wrote = fieldsOf(after);
  const fields: Record<string, string> = { ...fieldsOf(now) };
  let isChanged = false;
  for (const [name, value] of Object.entries(wrote)) {
    if (was[name] === value || fields[name] !== value) continue;
    isChanged = true;
    const old = was[name];
    if (old === undefined) delete fields[name];
    else fields[name] = old;
  }
  return isChanged ? JSON.stringify(fields) : null;
}

function fieldsOf(json: string | number | null): Readonly<Record<string, string>> {
  return typeof json === 'string' ? customFieldsSchema.parse(JSON.parse(json)) : {};
}

/** Parses the recorded values of a contact's columns. */
export function readValues(json: string): Values {
  return valuesSchema.parse(JSON.parse(json));
}
