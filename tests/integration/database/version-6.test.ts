import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrateDatabase } from '../../../src-main/database/migrate.ts';
import { migrationsFolder } from '../../support/database.ts';

const optOut = '[{"header":"Opted out","target":{"kind":"field","field":"optOut"}}]';
const consent = '[{"header":"Agreed","target":{"kind":"field","field":"consent"}}]';
const neither = '[{"header":"Name","target":{"kind":"field","field":"firstName"}}]';

const phones = {
  twoOthers: '+12125550101',
  oneOther: '+12125550102',
  fileWithoutColumn: '+12125550103',
  undone: '+12125550104',
  lifted: '+12125550105',
  byHand: '+12125550106',
  nobodyElse: '+12125550107',
};

/** What version 6 had of six imports: the first of them suppressed most of these numbers. */
function writeVersion6(): Database.Database {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  migrateDatabase(sqlite, migrationsFolder, { to: 6 });
  const addImport = sqlite.prepare(
    `INSERT INTO imports (id, file_name, country, mapping, on_duplicate, reading, rows, added, updated,
                          skipped, invalid, started_at, completed_at, undone_at)
     VALUES (?, ?, 'US', ?, 'update', '{}', 0, 0, 0, 0, 0, 1, 2, ?)`,
  );
  addImport.run(1, 'first.csv', optOut, null);
  addImport.run(2, 'opted-out.csv', optOut, null);
  addImport.run(3, 'agreed.csv', consent, null);
  addImport.run(4, 'names.csv', neither, null);
  addImport.run(5, 'undone.csv', optOut, 9);
  const addContact = sqlite.prepare<[string]>(
    'INSERT INTO contacts (phone, import_id, created_at, updated_at) VALUES (?, 1, 1, 1)',
  );
  const suppress = sqlite.prepare<[string, string, number | null, number | null, string | null]>(
    `INSERT INTO suppressions (phone, origin, reason, at, import_id, lifted_at, lifted_evidence)
     VALUES (?, ?, 'Said no', 3, ?, ?, ?)`,
  );
  for (const phone of Object.values(phones)) {
    addContact.run(phone);
    if (phone === phones.byHand) suppress.run(phone, 'manual', null, null, null);
    else if (phone === phones.lifted) suppress.run(phone, 'import', 1, 4, 'They asked for texts.');
    else suppress.run(phone, 'import', 1, null, null);
  }
  const meet = sqlite.prepare<[number, string]>(
    `INSERT INTO import_changes (import_id, contact_id, before, after)
     SELECT ?, id, '{}', '{}' FROM contacts WHERE phone = ?`,
  );
  for (const phone of Object.values(phones)) meet.run(1, phone);
  for (const phone of [phones.twoOthers, phones.lifted, phones.byHand]) meet.run(2, phone);
  for (const phone of [phones.twoOthers, phones.oneOther]) meet.run(3, phone);
  meet.run(4, phones.fileWithoutColumn);
  meet.run(5, phones.undone);
  sqlite.exec(`INSERT INTO import_rejects (import_id, line, raw, value, note, problem, params)
               VALUES (1, 7, '["x"]', 'x', '', 'not-a-number', '{}')`);
  return sqlite;
}

it('of what later files said of a suppressed number, version 7 has each file that can have said no', () => {
  const sqlite = writeVersion6();
  migrateDatabase(sqlite, migrationsFolder, { to: 7 });
  expect(
    sqlite
      .prepare(
        'SELECT import_id AS importId, phone, evidence FROM import_opt_outs ORDER BY import_id, phone',
      )
      .all(),
  ).toEqual([
    {
      importId: 2,
      phone: phones.twoOthers,
      evidence: 'The file “opted-out.csv” had this number too.',
    },
    {
      importId: 3,
      phone: phones.twoOthers,
      evidence: 'The file “agreed.csv” had this number too.',
    },
    { importId: 3, phone: phones.oneOther, evidence: 'The file “agreed.csv” had this number too.' },
  ]);
});

it('keeps the rejected rows of version 6, and takes the reasons of version 7', () => {
  const sqlite = writeVersion6();
  const reject = sqlite.prepare<[number]>(
    `INSERT INTO import_rejects (import_id, line, raw, value, note, problem, params)
     VALUES (1, ?, '["Total"]', 'Total', '', 'report-footer', '{}')`,
  );
  expect(() => reject.run(8)).toThrow(/CHECK constraint failed/);
  migrateDatabase(sqlite, migrationsFolder, { to: 7 });
  reject.run(9);
  expect(sqlite.prepare('SELECT line, problem FROM import_rejects ORDER BY id').all()).toEqual([
    { line: 7, problem: 'not-a-number' },
    { line: 9, problem: 'report-footer' },
  ]);
});
