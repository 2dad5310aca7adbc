import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/database/open.ts';
import { countedRows, csvFile, importFile } from '../../support/csv-files.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';

const program = path.resolve(import.meta.dirname, '../../support/import-until-killed.ts');

/** Imports in another process that is killed once it has printed that line, the how-manyth of it. */
async function importAndKill(
  file: string,
  database: string,
  killAt: { readonly line: string; readonly count: number },
): Promise<void> {
  const child = spawn(process.execPath, [program, file, database, migrationsFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === killAt.line) seen += 1;
    if (seen === killAt.count) child.kill('SIGKILL');
  }
  await closed;
  expect(seen).toBeGreaterThanOrEqual(killAt.count);
}

it.each([
  { line: 'reading', count: 1 },
  { line: 'reading', count: 12 },
  { line: 'saving', count: 1 },
  { line: 'done', count: 1 },
])('killed at $line ($count) an import is there as a whole or not at all', async (killAt) => {
  const database = path.join(temporaryFolder(), 'ovo.db');
  const before = openDatabase({ file: database, migrationsFolder });
  const known = csvFile('First,Phone\nAnn,+12015550100\nZoe,+12015550101\n');
  await importFile(before, known, { listName: 'Old' });
  before.close();
  const file = csvFile(['First,Phone', ...countedRows(25_000), 'Broken,12'].join('\n'));
  await importAndKill(file, database, killAt);

  const after = openDatabase({ file: database, migrationsFolder });
  const read = (query: string) => after.sqlite.prepare(query).pluck().all();
  const found = {
    contacts: read(`SELECT count(*) FROM contacts`),
    known: read(`SELECT first_name FROM contacts WHERE id <= 2`),
    lists: read(`SELECT name FROM lists`),
    listed: read(`SELECT count(*) FROM list_contacts`),
    imports: read(`SELECT count(*) FROM imports`),
    rejects: read(`SELECT count(*) FROM import_rejects`),
    check: [...read(`PRAGMA integrity_check`), ...read(`PRAGMA foreign_key_check`)],
  };
  after.close();
  const nothing = {
    contacts: [2],
    known: ['Ann', 'Zoe'],
    lists: ['Old'],
    listed: [2],
    imports: [1],
    rejects: [0],
    check: ['ok'],
  };
  const all = {
    contacts: [25_000],
    known: ['Person 0', 'Person 1'],
    lists: ['Old', 'Spring'],
    listed: [25_002],
    imports: [2],
    rejects: [1],
    check: ['ok'],
  };
  const isAll = found.imports[0] === 2;
  expect(found).toEqual(isAll ? all : nothing);
  if (killAt.line === 'reading') expect(isAll).toBe(false);
  if (killAt.line === 'done') expect(isAll).toBe(true);
});
