import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixRow } from '../../../src-main/imports/rejected-rows/fix-row.ts';
import { readRejectedRowsPage } from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import type { Clock } from '../../../src-main/engine/ports.ts';
import { csvFile, importFile, steppingClock } from '../../support/csv-files.ts';
import { temporaryDatabase } from '../../support/database.ts';

const clock: Clock = { ...steppingClock(), now: () => 1_800_000_000_000 };

const header = 'First name,Last name,Phone,Tags,Unsubscribed,Shoe size';

/** A good row; few numbers, so that many are there already or come again. */
const goodRow = fc.tuple(
  fc.constantFrom('', 'Ann', 'Ben'),
  fc.constantFrom('', 'Lee'),
  fc.constantFrom('212-555-0101', '212-555-0102', '(212) 555-0103', '+44 20 7946 0104'),
  fc.constantFrom('', 'vip', 'vip; new'),
  fc.constantFrom('', 'no', 'yes'),
  fc.constantFrom('', '7', '8'),
);

type Row = readonly string[];

const rules = fc.record({
  onDuplicate: fc.constantFrom('update' as const, 'fill' as const, 'skip' as const),
  listName: fc.constantFrom(undefined, 'Spring'),
  tags: fc.constantFrom([], ['spring']),
  consent: fc.constantFrom(undefined, 'Sign-up form'),
});

type Rules = typeof rules extends fc.Arbitrary<infer T> ? T : never;

async function importRows(
  db: WritableDatabase,
  rows: readonly Row[],
  { listName, consent, ...rest }: Rules,
) {
  const file = csvFile([header, ...rows.map((row) => row.join(','))].join('\n'));
  return await importFile(db, file, {
    ...rest,
    ...(listName === undefined ? {} : { listName }),
    ...(consent === undefined ? {} : { consent }),
    choices: { phone: 'Phone' },
    watch: { clock },
  });
}

/** Everything that an import leaves behind, apart from ids. */
function resultOf(db: WritableDatabase): unknown {
  const all = (sql: string) => db.sqlite.prepare(sql).all();
  return {
    contacts: all(
      `SELECT phone, first_name, last_name, email, time_zone, consent_at, consent_method,
              consent_source, is_landline, import_id,
              (SELECT json_group_array(json_array(key, value)) FROM (
                 SELECT key, value FROM json_each(custom_fields) ORDER BY key)) AS fields
         FROM contacts ORDER BY phone`,
    ),
    lists: all(
      `SELECT phone, list_contacts.import_id, name FROM list_contacts
         JOIN contacts ON contacts.id = contact_id JOIN lists ON lists.id = list_id ORDER BY phone, name`,
    ),
    tags: all(
      `SELECT phone, contact_tags.import_id, name FROM contact_tags
         JOIN contacts ON contacts.id = contact_id JOIN tags ON tags.id = tag_id ORDER BY phone, name`,
    ),
    suppressions: all(
      `SELECT phone, reason, substr(evidence, instr(evidence, 'Column')) AS evidence, at, lifted_at
         FROM suppressions ORDER BY phone`,
    ),
    changes: all(
      `SELECT phone, import_changes.import_id, before, after FROM import_changes
         JOIN contacts ON contacts.id = contact_id WHERE contacts.import_id <> import_changes.import_id
        ORDER BY phone, import_changes.import_id`,
    ),
  };
}

describe('fixed rows', () => {
  it('have the same effect as rows that were valid in the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(goodRow, { minLength: 1, maxLength: 3 }),
        fc.array(goodRow, { minLength: 1, maxLength: 5 }),
        rules,
        async (known, rows, how) => {
          const [imported, fixed] = [temporaryDatabase(), temporaryDatabase()];
          await importRows(imported, known, how);
          await importRows(imported, rows, how);

          await importRows(fixed, known, how);
          const { importId } = await importRows(
            fixed,
            rows.map((row) => row.map((cell, index) => (index === 2 ? 'n/a' : cell))),
            how,
          );
          const left = readRejectedRowsPage(fixed, {
            importId,
            problem: null,
            offset: 0,
            limit: 99,
          });
          expect(left.total).toBe(rows.length);
          for (const [index, row] of left.rows.entries()) {
            fixRow(fixed, { rowId: row.id, cells: rows[index] ?? [], now: clock.now() });
          }
          expect(resultOf(fixed)).toEqual(resultOf(imported));
        },
      ),
      { numRuns: 25 },
    );
  });
});
