import Database from 'better-sqlite3';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { CheckReport } from '../../../src-shared/maintenance/report.ts';
import { newestVersion } from '../../../src-main/database/migrate.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { salvageDatabase } from '../../../src-main/maintenance/salvage/salvage-database.ts';
import { openDamaged } from '../../../src-main/maintenance/salvage/read-rows.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { oldVersions, writeOldDatabase } from '../../support/old-databases.ts';

const pageSize = 4096;
const newest = newestVersion(migrationsFolder);

/** A data folder with the database of an earlier version, which no Ovo of today has opened yet. */
function oldFolder(version: number) {
  const folder = temporaryFolder();
  const file = writeOldDatabase(version, path.join(folder, 'ovo.db'));
  return { folder, file, ovo: commandLine(folder) };
}

/** Practice had said so: an update lifted it, when it ran. */
const byUpdate = `lifted_evidence GLOB '* Lifted by an update of Ovo.'`;

/** What of a database a salvage must not change, as this Ovo reads it: what was being sent is paused. */
function told(folder: string) {
  return withDatabase(folder, ({ sqlite }) => {
    const all = (sql: string) => sqlite.prepare(sql).all();
    return {
      campaigns: all(`SELECT id, name, status, paused_reason, paused_detail FROM campaigns
                       WHERE status <> 'sending' AND coalesce(paused_reason, '') <> 'salvaged' ORDER BY id`),
      messages: all(`SELECT id, campaign_id, status, reason, error_detail, to_address FROM messages
                      ORDER BY id`),
      suppressions: sqlite
        .prepare<[], { readonly lifted_at: number | string | null }>(
          `SELECT phone, origin, import_id, at, iif(${byUpdate}, 'by the update', lifted_at) AS lifted_at
           FROM suppressions ORDER BY id`,
        )
        .all(),
      rejects: all(
        `SELECT id, problem, note, outcome, resolved_at FROM import_rejects ORDER BY id`,
      ),
      dismissed: all(`SELECT table_name, reason FROM dismissed_rows`),
      contacts: all(`SELECT id, phone, import_id FROM contacts ORDER BY id`),
      events: all(`SELECT kind, count(*) AS events FROM events
                    WHERE kind NOT LIKE 'database-%' AND NOT (
                      kind = 'campaign-paused' AND detail ->> '$.reason' = 'salvaged') GROUP BY kind`),
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
    ['its version says the newest', version(newest)],
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
    expect(rows).toBeGreaterThan(30);
    overwrite(file, (bytes) => bytes.fill(0, 0, 100));
    expect(read()).toEqual({ version: old, rows });
  });
});

describe.each(oldVersions)('a sound database of version %i', (old) => {
  it.each(Array.from({ length: newest + 1 }, (_, index) => index))(
    'is brought up to date with every row where its header says version %i',
    (said) => {
      const sound = oldFolder(old);
      const { folder, file } = oldFolder(old);
      overwrite(file, version(said));
      expect(told(folder)).toEqual(told(sound.folder));
    },
  );

  it('is restored as a backup too where its header says the newest', async () => {
    const { file } = oldFolder(old);
    overwrite(file, version(newest));
    const folder = temporaryFolder();
    await commandLine(folder).json('restore', file);
    expect(told(folder).contacts).toEqual(told(oldFolder(old).folder).contacts);
  });
});

/** Makes the event of a campaign's start one that cannot be read. */
function breakEvents(file: string): void {
  const sqlite = new Database(file);
  try {
    sqlite.pragma('ignore_check_constraints = ON');
    sqlite.exec(`INSERT INTO events (at, kind, subject, detail)
      SELECT 1, 'campaign-started', 'campaign:' || id, 'x' FROM campaigns`);
  } finally {
    sqlite.close();
  }
}

test('an event that cannot be read keeps no database from being brought up to date', async () => {
  const { folder, file, ovo } = oldFolder(3);
  const sqlite = new Database(file);
  sqlite.exec(`UPDATE campaigns SET gateway = 'simulator'`);
  sqlite.close();
  breakEvents(file);
  const { exitCode, output } = await ovo.run('check', '--json');
  const { violations } = JSON.parse(output) as CheckReport;
  expect({ exitCode, rules: [...new Set(violations.map(({ rule }) => rule))] }).toEqual({
    exitCode: 1,
    rules: expect.arrayContaining(['event-impossible']),
  });
  await ovo.json('repair');
  expect(await ovo.json('check')).toMatchObject({ ok: true });
  expect(told(folder).events).toContainEqual(expect.objectContaining({ kind: 'campaign-started' }));
});

test('a sound database with a row that no migration can carry over is salvaged without it', () => {
  const { folder, file } = oldFolder(3);
  const contacts = withDatabase(oldFolder(3).folder, ({ sqlite }) =>
    sqlite.prepare('SELECT count(*) FROM contacts').pluck().get(),
  );
  breakEvents(file);
  // A migration to come that reads what an event says.
  const migrations = path.join(temporaryFolder(), 'migrations');
  cpSync(migrationsFolder, migrations, { recursive: true });
  const journal = path.join(migrations, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as {
    readonly entries: readonly { readonly when: number }[];
  };
  const when = Math.max(...entries.map((entry) => entry.when)) + 1;
  const next = { idx: entries.length, version: '6', when, tag: '9999_next', breakpoints: true };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
  writeFileSync(
    path.join(migrations, '9999_next.sql'),
    `UPDATE settings SET value = value WHERE 'x' IN (SELECT detail ->> '$.gateway' FROM events)`,
  );
  const order = { dataFolder: folder, migrationsFolder: migrations, nativeBinding: undefined };
  expect(() => openDatabase({ ...order, file })).toThrow('malformed JSON');
  const report = salvageDatabase({ ...order, file: null, now: 1 }, () => undefined);
  expect(report).toMatchObject({ rejected: expect.any(Number) });
  const db = openDatabase({ ...order, file });
  expect(db.sqlite.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(contacts);
  db.close();
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
      ...row,
      // The import is not one of this database.
      import_id: null,
      // Without its messages nothing shows that practice alone said so.
      ...(row.lifted_at === 'by the update' ? { lifted_at: null } : {}),
    }));
    expect(told(folder).suppressions).toEqual(withoutImport);
  },
);
