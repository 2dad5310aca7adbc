import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../src-shared/maintenance/report.ts';
import type { SalvageReport } from '../../../src-shared/maintenance/salvage.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, contactsIn, withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';

const fileIn = (folder: string) => path.join(folder, 'ovo.db');
const people = 600;

/** A shop with contacts, each with a note and on a list. */
function furnished(): string {
  const folder = temporaryFolder();
  withDatabase(folder, ({ sqlite }) => {
    sqlite.exec(`INSERT INTO lists (name, created_at) VALUES ('Regulars', 1)`);
    const contact = sqlite.prepare(
      'INSERT INTO contacts (phone, custom_fields, created_at, updated_at) VALUES (?, ?, 1, 1)',
    );
    const onList = sqlite.prepare('INSERT INTO list_contacts (list_id, contact_id) VALUES (1, ?)');
    for (let index = 0; index < people; index += 1) {
      const note = JSON.stringify({ Note: `Likes rye, number ${index}` });
      onList.run(contact.run(fictionalPhone(index), note).lastInsertRowid);
    }
  });
  return folder;
}

/** Changes a database as somebody with a tool for databases would. */
function change(file: string, sql: string): void {
  const sqlite = new Database(file);
  sqlite.unsafeMode(true);
  sqlite.exec(sql);
  sqlite.close();
}

function overwrite(file: string, at: number, write: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  write(bytes.subarray(at));
  writeFileSync(file, bytes);
}

const weakened = `PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', 'CHECK (1) CHECK') WHERE name = 'campaigns';
  PRAGMA writable_schema = RESET`;
const hostile = `CREATE TRIGGER helper AFTER UPDATE ON campaigns BEGIN
  UPDATE messages SET body = 'Pay here: example.com'; END`;
const disguised = `DROP TRIGGER events_are_kept;
  CREATE TRIGGER events_are_kept AFTER INSERT ON events BEGIN DELETE FROM lists; END`;

describe('tables that are not as Ovo made them', () => {
  const alterations = [
    ['a trigger of somebody else’s', hostile, 'the trigger “helper” isn’t one of Ovo’s'],
    ['a trigger under the name of one of Ovo’s', disguised, '“events_are_kept” isn’t as Ovo'],
    ['a view', 'CREATE VIEW everybody AS SELECT phone FROM contacts', 'the view “everybody”'],
    ['a table', 'CREATE TABLE notes (id INTEGER)', 'the table “notes” isn’t one of Ovo’s'],
    ['a weakened CHECK', weakened, 'the table “campaigns” isn’t as Ovo made it'],
    [
      'a table that was dropped',
      'DROP TABLE import_changes',
      'the table “import_changes” is missing',
    ],
    ['two damages at once', `${hostile}; PRAGMA user_version = 99`, 'the header was overwritten'],
    [
      'no list of migrations, and a version that never was',
      'DROP TABLE __drizzle_migrations; PRAGMA user_version = 99',
      'the header was overwritten',
    ],
  ] as const;

  test.each(alterations)(
    '%s: refused, and a salvage has every row',
    async (_what, sql, finding) => {
      const folder = furnished();
      change(fileIn(folder), sql);
      const before = readFileSync(fileIn(folder));
      const ovo = commandLine(folder);
      for (const command of [['check'], ['repair'], ['contacts', 'count']]) {
        const { exitCode, log } = await ovo.run(...command);
        expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining(finding) });
      }
      expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
      expect(await ovo.json('salvage')).toMatchObject({ warning: null });
      expect(await ovo.json('check')).toMatchObject({ ok: true });
      expect(contactsIn(fileIn(folder))).toHaveLength(people);
    },
  );

  test.each(alterations)('%s: no backup is restored that has it', async (_what, sql, finding) => {
    const folder = furnished();
    const backup = path.join(temporaryFolder(), 'backup.db');
    await commandLine(folder).json('backup', backup);
    change(backup, sql);
    const { exitCode, log } = await commandLine(folder).run('restore', backup);
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining(finding) });
    expect(log).toContain(`salvage ${backup}`);
    await commandLine(folder).json('salvage', backup);
    expect(await commandLine(folder).json('check')).toMatchObject({ ok: true });
    expect(contactsIn(fileIn(folder))).toHaveLength(people);
  });

  test('a safeguard that is missing: a check says so, and a repair puts it right', async () => {
    const folder = furnished();
    change(fileIn(folder), 'DROP TRIGGER suppressions_are_kept');
    const ovo = commandLine(folder);
    const { exitCode, output } = await ovo.run('check', '--json');
    const report = JSON.parse(output) as CheckReport;
    expect({ exitCode, rules: report.violations.map(({ rule }) => rule) }).toEqual({
      exitCode: 1,
      rules: ['safeguard-missing'],
    });
    await ovo.json('repair');
    expect(await ovo.json('check')).toMatchObject({ ok: true });
    expect(contactsIn(fileIn(folder))).toHaveLength(people);
  });

  test.each([
    ['missing', 'DROP INDEX messages_open'],
    ['another one', 'DROP INDEX messages_open; CREATE INDEX messages_open ON messages (id)'],
  ])('an index that is %s is made again at the next start', async (_what, sql) => {
    const folder = furnished();
    change(fileIn(folder), sql);
    expect(await commandLine(folder).json('check')).toMatchObject({ ok: true });
    expect(contactsIn(fileIn(folder))).toHaveLength(people);
  });

  const strangeIndexes = [
    ['that only costs time', 'CREATE INDEX by_email ON contacts (email)'],
    ['that forbids two texts alike', 'CREATE UNIQUE INDEX once ON messages (body)'],
    ['that reads texts as JSON', `CREATE INDEX reads ON messages (json_extract(body, '$'))`],
  ] as const;
  const indexesOf = (file: string) => {
    const sqlite = new Database(file, { readonly: true });
    try {
      return sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index'`).pluck().all();
    } finally {
      sqlite.close();
    }
  };

  test.each(strangeIndexes)(
    'an index of somebody else’s %s is gone after a start, and after a restore',
    async (_what, sql) => {
      const folder = furnished();
      const before = indexesOf(fileIn(folder));
      const backup = path.join(temporaryFolder(), 'backup.db');
      await commandLine(folder).json('backup', backup);
      change(fileIn(folder), sql);
      expect(await commandLine(folder).json('check')).toMatchObject({ ok: true });
      expect(indexesOf(fileIn(folder))).toEqual(before);
      change(backup, sql);
      await commandLine(folder).json('restore', backup);
      expect(new Set(indexesOf(fileIn(folder)))).toEqual(new Set(before));
      expect(contactsIn(fileIn(folder))).toHaveLength(people);
    },
  );

  test('where an index cannot be made because a row is twice, a salvage keeps one of them', async () => {
    const folder = furnished();
    change(
      fileIn(folder),
      `DROP INDEX lists_name_unique; INSERT INTO lists (name, created_at) VALUES ('Regulars', 2)`,
    );
    const ovo = commandLine(folder);
    expect(await ovo.run('check')).toMatchObject({
      exitCode: 1,
      log: expect.stringMatching(/lists_name_unique.*`salvage`/),
    });
    expect(await ovo.json('salvage')).toMatchObject({ rejected: 1 });
    expect(await ovo.json('check')).toMatchObject({ ok: true });
  });
});

describe('what a file says of itself', () => {
  test.each([
    ['application_id of nobody', 68, (bytes: Buffer) => bytes.writeUInt32BE(0)],
    ['application_id of another', 68, (bytes: Buffer) => bytes.writeUInt32BE(0x1234_5678)],
    ['user_version of a newer Ovo', 60, (bytes: Buffer) => bytes.writeUInt32BE(99)],
    ['user_version of another', 60, (bytes: Buffer) => bytes.writeUInt32BE(1_195_853_639)],
    ['page size of 512', 16, (bytes: Buffer) => bytes.writeUInt16BE(512)],
    ['page size of 1024', 16, (bytes: Buffer) => bytes.writeUInt16BE(1024)],
    ['page size of 8192', 16, (bytes: Buffer) => bytes.writeUInt16BE(8192)],
    ['page size of 65536', 16, (bytes: Buffer) => bytes.writeUInt16BE(1)],
  ] as const)(
    '%s: a salvage has every row, and nobody goes in a circle',
    async (_what, at, write) => {
      const folder = furnished();
      overwrite(fileIn(folder), at, write);
      const ovo = commandLine(folder);
      expect(await ovo.run('check')).toMatchObject({
        exitCode: 1,
        log: expect.stringContaining('`salvage`'),
      });
      expect(await ovo.json('salvage')).toMatchObject({ warning: null });
      expect(await ovo.json('check')).toMatchObject({ ok: true });
      expect(contactsIn(fileIn(folder))).toHaveLength(people);
    },
  );
});

describe('a -wal that is not the database’s own', () => {
  /** The -wal of a program that has just written. */
  function strangeWal(to: string): void {
    const other = new Database(path.join(temporaryFolder(), 'other.db'));
    other.pragma('journal_mode = WAL');
    other.exec('CREATE TABLE bookmarks (id INTEGER PRIMARY KEY); INSERT INTO bookmarks VALUES (1)');
    copyFileSync(`${other.name}-wal`, to);
    other.close();
  }

  test('of another program: named as such, and a salvage has every row', async () => {
    const folder = furnished();
    strangeWal(`${fileIn(folder)}-wal`);
    const ovo = commandLine(folder);
    expect(await ovo.run('check')).toMatchObject({
      exitCode: 1,
      log: expect.stringMatching(/-wal beside the file belongs to another program.*`salvage`/),
    });
    const report = (await ovo.json('salvage')) as SalvageReport;
    expect(report.tables).toContainEqual({ table: 'contacts', rows: people, rejected: 0 });
    expect(contactsIn(fileIn(folder))).toHaveLength(people);
  });

  test('of an earlier copy: refused, and a salvage has what was written last', async () => {
    const folder = furnished();
    const live = new Database(fileIn(folder));
    live
      .prepare('INSERT INTO contacts (phone, created_at, updated_at) VALUES (?, 1, 1)')
      .run(fictionalPhone(people));
    const old = path.join(temporaryFolder(), 'old-wal');
    copyFileSync(`${fileIn(folder)}-wal`, old);
    live.close();
    for (const index of [1, 2, 3]) contactIn(folder, fictionalPhone(people + index));
    expect(statSync(old).size).toBeGreaterThan(0);
    copyFileSync(old, `${fileIn(folder)}-wal`);
    const ovo = commandLine(folder);
    expect(await ovo.run('check')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('older than the database'),
    });
    await ovo.json('salvage');
    expect(contactsIn(fileIn(folder))).toHaveLength(people + 4);
  });
});

describe('a salvage that brings back little', () => {
  test('says so loudly and ends with 1', async () => {
    const folder = furnished();
    const bytes = readFileSync(fileIn(folder));
    // The tables come first and the rows after them: the end falls among the contacts.
    writeFileSync(fileIn(folder), bytes.subarray(0, Math.floor(bytes.length * 0.85)));
    const { exitCode, log, output } = await commandLine(folder).run('salvage', '--json');
    const { pages, warning } = JSON.parse(output) as SalvageReport;
    expect({ exitCode, log, warning }).toEqual({
      exitCode: 1,
      log: expect.stringContaining('WARNING'),
      warning: expect.stringMatching(/\d+ of \d+ pages couldn’t be read/),
    });
    // Those that were cut off count among all of them.
    expect(pages).toBe(bytes.length / 4096);
  });

  test('names what a backup has more', async () => {
    const folder = furnished();
    await commandLine(folder).json('backup');
    change(fileIn(folder), 'DELETE FROM list_contacts; DELETE FROM contacts WHERE id > 20; VACUUM');
    overwrite(fileIn(folder), 68, (bytes) => bytes.writeUInt32BE(0));
    const { exitCode, log } = await commandLine(folder).run('salvage');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringMatching(/600 contacts instead of 20.*`restore --latest`/),
    });
  });

  test.each([
    ['contacts', 'DROP TABLE list_contacts; DROP TABLE contacts'],
    ['list members', 'DROP TABLE list_contacts'],
  ])('says so where the table of %s is gone with all its pages', async (words, sql) => {
    const folder = furnished();
    change(fileIn(folder), `${sql}; VACUUM`);
    const { exitCode, log } = await commandLine(folder).run('salvage');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringContaining(`The table of ${words} is missing.`),
    });
    expect(await commandLine(folder).json('check')).toMatchObject({ ok: true });
  });

  test('says so where few pages are lost, and most of them are those of one table', async () => {
    const folder = furnished();
    const pages = withDatabase(folder, ({ sqlite }) =>
      sqlite
        .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'list_contacts'`)
        .pluck()
        .all(),
    );
    for (const page of pages) {
      overwrite(fileIn(folder), 4096 * (page - 1), (bytes) => bytes.fill(0xd7, 0, 4096));
    }
    const { exitCode, log } = await commandLine(folder).run('salvage');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringMatching(/WARNING.* pages of list members/),
    });
    expect(contactsIn(fileIn(folder))).toHaveLength(people);
  });

  test('says so where most rows do not fit', async () => {
    const folder = furnished();
    change(
      fileIn(folder),
      `PRAGMA ignore_check_constraints = ON;
       UPDATE contacts SET phone = '#' || id WHERE id > 20; PRAGMA application_id = 0`,
    );
    const { exitCode, log, output } = await commandLine(folder).run('salvage', '--json');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringMatching(/WARNING.*don’t fit the rest: 580 of 600 contacts/),
    });
    expect(JSON.parse(output)).toMatchObject({ warning: expect.any(String) });
    expect(contactsIn(fileIn(folder))).toHaveLength(20);
  });

  test('is none where nothing of Ovo’s is in the file, which stays where it is', async () => {
    const folder = temporaryFolder();
    writeFileSync(fileIn(folder), 'Dear diary, '.repeat(1000));
    const { exitCode, log } = await commandLine(folder).run('salvage');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringMatching(/Couldn’t read any of Ovo’s data.*`start-empty`/),
    });
    expect(readFileSync(fileIn(folder), 'utf8')).toContain('Dear diary');
    expect(await commandLine(folder).run('start-empty')).toMatchObject({ exitCode: 0 });
    expect(await commandLine(folder).json('check')).toMatchObject({ ok: true });
  });
});
