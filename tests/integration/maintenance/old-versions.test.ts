import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newestVersion } from '../../../src-main/database/migrate.ts';
import { openDamaged } from '../../../src-main/maintenance/salvage/read-rows.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { oldVersions, writeOldDatabase } from '../../support/old-databases.ts';

const pageSize = 4096;

/** A data folder with the database of an earlier version, which no Ovo of today has opened yet. */
function oldFolder(version: number) {
  const folder = temporaryFolder();
  const file = writeOldDatabase(version, path.join(folder, 'ovo.db'));
  return { folder, file, ovo: commandLine(folder) };
}

/** What of a database a salvage must not change, as this Ovo reads it. */
function told(folder: string) {
  return withDatabase(folder, ({ sqlite }) => {
    const all = (sql: string) => sqlite.prepare(sql).all();
    return {
      campaigns: all(`SELECT id, name, status, paused_reason, paused_detail FROM campaigns
                       WHERE status <> 'sending' ORDER BY id`),
      messages: all(`SELECT id, campaign_id, status, reason, error_detail, to_address FROM messages
                      ORDER BY id`),
      suppressions: all(
        `SELECT phone, origin, import_id, at, lifted_at FROM suppressions ORDER BY id`,
      ),
      rejects: all(
        `SELECT id, problem, note, outcome, resolved_at FROM import_rejects ORDER BY id`,
      ),
      dismissed: all(`SELECT table_name, reason FROM dismissed_rows`),
      contacts: all(`SELECT id, phone, import_id FROM contacts ORDER BY id`),
      events: all(`SELECT kind, count(*) AS events FROM events
                    WHERE kind NOT LIKE 'database-%' GROUP BY kind`),
    };
  });
}

function overwrite(file: string, damage: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  damage(bytes);
  writeFileSync(file, bytes);
}

function rootOf(file: string, table: string): number {
  const sqlite = new Database(file, { readonly: true });
  try {
    const root = sqlite.prepare<[string], number>(
      'SELECT rootpage FROM sqlite_schema WHERE name = ?',
    );
    return root.pluck().get(table) ?? 0;
  } finally {
    sqlite.close();
  }
}

const version = (value: number) => (bytes: Buffer) => void bytes.writeUInt32BE(value, 60);

describe.each(oldVersions)('a damaged database of version %i', (old) => {
  it.each([
    ['a table is gone', () => undefined],
    ['so is its version', version(0)],
    ['its version says the newest', version(newestVersion(migrationsFolder))],
    ['its version says one that never was', version(99)],
  ])('is salvaged with every row and its meaning, where %s', async (_, damage) => {
    // A salvage repairs too.
    const sound = oldFolder(old);
    await sound.ovo.json('repair');
    const { folder, file, ovo } = oldFolder(old);
    const root = rootOf(file, 'journaled_sends');
    overwrite(file, (bytes) => {
      bytes.fill(0, (root - 1) * pageSize, root * pageSize);
      damage(bytes);
    });
    const report = (await ovo.json('salvage')) as { rejected: number; placeholders: number };
    expect(report).toMatchObject({ rejected: 0, placeholders: 0 });
    expect(told(folder)).toEqual(told(sound.folder));
  });

  it('is read as the version that wrote it where nothing says which that is', () => {
    const { file } = oldFolder(old);
    const read = () => {
      const opened = openDamaged(file, { migrationsFolder, nativeBinding: undefined });
      try {
        return { version: opened.version, rows: [...opened.rows(['messages'])].length };
      } finally {
        opened.close();
      }
    };
    const { rows } = read();
    expect(rows).toBeGreaterThan(400);
    overwrite(file, (bytes) => bytes.fill(0, 0, 100));
    expect(read()).toEqual({ version: old, rows });
  });
});

test.each(oldVersions)('a backup of version %i is restored and brought up to date', async (old) => {
  const { file, folder: from } = oldFolder(old);
  const folder = temporaryFolder();
  contactIn(folder, '+12125550199');
  const ovo = commandLine(folder);
  await ovo.json('suppressions', 'add', '+12125550188', '--reason', 'Called');
  await ovo.json('restore', file);
  const now = told(folder);
  const before = told(from);
  expect(now.contacts).toEqual(before.contacts);
  expect(now.suppressions).toEqual([
    ...before.suppressions,
    expect.objectContaining({ phone: '+12125550188', origin: 'manual' }),
  ]);
});

test.each(oldVersions)(
  'who must not be texted by a database of version %i stays so where a backup takes its place',
  async (old) => {
    const other = temporaryFolder();
    contactIn(other, '+12125550199');
    const backup = path.join(other, 'backup.db');
    await commandLine(other).json('backup', backup);
    const { folder, ovo } = oldFolder(old);
    const sound = oldFolder(old);
    await ovo.json('restore', backup);
    const withoutImport = told(sound.folder).suppressions.map((row) => ({
      ...(row as object),
      // The import is not one of this database.
      import_id: null,
    }));
    expect(told(folder).suppressions).toEqual(withoutImport);
  },
);
