import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSuppression } from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { getImport } from '../../../src-main/imports/import-records.ts';
import { rowApplier } from '../../../src-main/imports/saving/apply-row.ts';
import type { NumberedRow } from '../../../src-main/imports/saving/contact-fields.ts';
import { rulesOf } from '../../../src-main/imports/saving/import-rules.ts';
import { saveImport, type ImportRecord } from '../../../src-main/imports/saving/save-import.ts';
import { createStaging, extraOf } from '../../../src-main/imports/saving/staging.ts';
import { temporaryDatabase } from '../../support/database.ts';

/** Few numbers, so that many rows repeat one; the first four are known when the import begins. */
const phones = Array.from({ length: 9 }, (_, index) => `+1212555010${index}`);

const plainRow = fc.record({
  phone: fc.constantFrom(...phones),
  firstName: fc.constantFrom('', 'Ann', 'Ben'),
  lastName: fc.constantFrom('', 'Lee'),
  email: fc.constantFrom('', 'ann@example.com'),
  customFields: fc.constantFrom('{}', '{"shoe":"7"}', '{"city":"Rome","shoe":"8"}'),
});

const extras = fc.record({
  timeZone: fc.constantFrom(null, 'America/New_York', 'Europe/Rome'),
  isLandline: fc.boolean(),
  tags: fc.constantFrom([], ['vip'], ['VIP', 'new']),
  hasConsent: fc.boolean(),
  consentAt: fc.constantFrom(null, 5000),
  consentMethod: fc.constantFrom(null, 'form'),
  consentSource: fc.constantFrom(null, 'example.com'),
  optOut: fc.constantFrom(null, 'Column “Unsubscribed”: “yes”'),
  notAgreed: fc.constantFrom(null, 'Column “Accepts SMS Marketing”: “no”'),
});

const noExtras = {
  timeZone: null,
  isLandline: false,
  tags: [],
  hasConsent: false,
  consentAt: null,
  consentMethod: null,
  consentSource: null,
  optOut: null,
  notAgreed: null,
};

/** Rows of a file in their order, most of them plain; some take more than one line. */
const someRows = fc
  .array(
    fc.record({
      plain: plainRow,
      more: fc.oneof(
        { weight: 3, arbitrary: fc.constant(noExtras) },
        { weight: 2, arbitrary: extras },
      ),
      lines: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) => {
    let line = 1;
    return rows.map(({ plain, more, lines }): NumberedRow => {
      line += lines;
      return { ...plain, ...more, line };
    });
  });

const someRules = fc.record({
  onDuplicate: fc.constantFrom('update' as const, 'fill' as const, 'skip' as const),
  listName: fc.constantFrom(null, 'Spring'),
  tags: fc.constantFrom([], ['Spring', 'Vip'], ['Spring', 'spring']),
  consent: fc.constantFrom(null, { source: 'Sign-up form' }),
});

function recordOf(
  rules: Pick<ImportRecord, 'onDuplicate' | 'listName' | 'tags' | 'consent'>,
  contacts: number,
  now: number,
): ImportRecord {
  return {
    ...rules,
    fileName: 'people.csv',
    country: 'US',
    reading: { encoding: null, delimiter: null, sheet: null, hasHeader: null },
    mapping: [],
    contacts,
    invalid: 0,
    startedAt: now,
    now,
  };
}

/** Saves the rows as an import does. */
function saveStaged(
  db: WritableDatabase,
  rules: Parameters<typeof recordOf>[0],
  rows: readonly NumberedRow[],
  how: { readonly now: number; readonly rowsAtOnce: number },
) {
  const staging = createStaging(db);
  try {
    staging.addContacts(
      Uint32Array.from(rows.map(({ line }) => line)),
      rows.flatMap((row) => [row.phone, row.firstName, row.lastName, row.email, row.customFields]),
    );
    staging.addExtras(rows.flatMap((row) => extraOf(row, row.line) ?? []));
    return saveImport(db, recordOf(rules, rows.length, how.now), () => undefined, how);
  } finally {
    staging.drop();
  }
}

/** Saves an import of no rows, and then each row by itself. */
function saveOneByOne(
  db: WritableDatabase,
  rules: Parameters<typeof recordOf>[0],
  rows: readonly NumberedRow[],
  now: number,
) {
  const highest = db.sqlite
    .prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'contacts'`)
    .pluck()
    .get();
  const base = (highest ?? 0) + 1 - (rows[0]?.line ?? 0);
  const { importId } = saveStaged(db, rules, [], { now, rowsAtOnce: 1 });
  const counts = { added: 0, updated: 0, skipped: 0, landlines: 0, consents: 0, withdrawn: 0 };
  db.sqlite.transaction(() => {
    const applyRow = rowApplier(db, rulesOf(getImport(db, importId)), now);
    for (const row of rows) {
      const { outcome, bringsConsent, withdraws } = applyRow(row, base + row.line);
      counts[outcome] += 1;
      if (bringsConsent) counts.consents += 1;
      if (withdraws) counts.withdrawn += 1;
      if (row.isLandline) counts.landlines += 1;
    }
  })();
  return { importId, ...counts };
}

/** Contacts of an earlier import, one of them removed with a message left behind, and suppressions. */
function fill(db: WritableDatabase, known: readonly NumberedRow[]): void {
  const rules = { onDuplicate: 'update', listName: 'Old', tags: ['old'], consent: null } as const;
  saveStaged(db, rules, known, { now: 1000, rowsAtOnce: 50 });
  const removed = phones[8] ?? '';
  db.sqlite
    .prepare('INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)')
    .run(removed);
  db.sqlite
    .prepare(
      `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status,
                             created_at)
       SELECT id, 'outbound', '', phone, 'Hello', 1, 'sent', 2 FROM contacts WHERE phone = ?`,
    )
    .run(removed);
  db.sqlite.prepare('DELETE FROM contacts WHERE phone = ?').run(removed);
  const stop = { origin: 'reply', reason: 'Replied STOP', evidence: 'stop', at: 3 } as const;
  addSuppression(db, { ...stop, phone: phones[1] ?? '' });
  addSuppression(db, { ...stop, phone: phones[5] ?? '' });
}

/**
 * Everything that rows of an import can change, ids included; of suppressions only the order: SQLite
 * also uses up an id for a row that is already there.
 */
function everything(db: WritableDatabase): unknown {
  const tables = [
    ['contacts', 'id'],
    ['lists', 'id'],
    ['list_contacts', 'list_id, contact_id'],
    ['tags', 'id'],
    ['contact_tags', 'tag_id, contact_id'],
    ['import_opt_outs', 'import_id, phone'],
    ['import_changes', 'import_id, contact_id'],
    ['removed_contacts', 'contact_id'],
    ['messages', 'id'],
  ];
  const rows = tables.map(([table, order]) =>
    db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all(),
  );
  const suppressions = db.sqlite
    .prepare<[], object>('SELECT * FROM suppressions ORDER BY id')
    .all()
    .map((row, id) => ({ ...row, id }));
  return [...rows, suppressions];
}

describe('rows of an import', () => {
  it('have the same effect whether they are saved together or one by one', () => {
    fc.assert(
      fc.property(
        someRows,
        someRules,
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ plain: plainRow, more: extras }), { maxLength: 3 }),
        (rows, rules, rowsAtOnce, earlier) => {
          const known = earlier.map(({ plain, more }, index) => ({
            ...plain,
            ...more,
            phone: phones[index] ?? '',
            line: index + 2,
          }));
          const [together, oneByOne] = [temporaryDatabase(), temporaryDatabase()];
          fill(together, known);
          fill(oneByOne, known);
          const saved = saveStaged(together, rules, rows, { now: 2000, rowsAtOnce });
          expect(saved).toMatchObject(saveOneByOne(oneByOne, rules, rows, 2000));
          expect(everything(together)).toEqual(everything(oneByOne));
          together.close();
          oneByOne.close();
        },
      ),
      { numRuns: 100 },
    );
  });
});
