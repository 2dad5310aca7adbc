import Database from 'better-sqlite3';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DamagedDatabase, openDatabase } from '../../../src-main/database/open.ts';
import { openPages, type PageSource } from '../../../src-main/maintenance/salvage/page-source.ts';
import { openDamaged } from '../../../src-main/maintenance/salvage/read-rows.ts';
import { readLeaf, readTreePage } from '../../../src-main/maintenance/salvage/tree-page.ts';
import {
  describeSituation,
  questionFor,
} from '../../../src-main/maintenance/start/start-situation.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, contactsIn, withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const now = 1_790_000_000_000;
const pageSize = 4096;

function damagedFolder(
  furnish: (folder: string) => void,
  damage: (bytes: Buffer, file: string) => void,
) {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  furnish(folder);
  const file = path.join(folder, 'ovo.db');
  const bytes = readFileSync(file);
  damage(bytes, file);
  writeFileSync(file, bytes);
  return { folder, file, ovo: commandLine(folder) };
}

/** The page at which a table begins. */
function rootOf(file: string, table: string): number {
  const sqlite = new Database(file, { readonly: true });
  try {
    return (
      sqlite
        .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
        .pluck()
        .get(table) ?? 0
    );
  } finally {
    sqlite.close();
  }
}

const zero = (table: string) => (bytes: Buffer, file: string) => {
  const root = rootOf(file, table);
  bytes.fill(0, (root - 1) * pageSize, root * pageSize);
};

/** A page of the schema trades places with the only page of a table. */
const tradeWithSchema = (table: string) => (bytes: Buffer, file: string) => {
  const schemaPage = bytes.readUInt32BE(100 + 8);
  const at = (page: number) => (page - 1) * pageSize;
  const root = rootOf(file, table);
  const traded = Buffer.from(bytes.subarray(at(root), at(root) + pageSize));
  bytes.copy(bytes, at(root), at(schemaPage), at(schemaPage) + pageSize);
  traded.copy(bytes, at(schemaPage));
};

test('rows that stand where a page of the schema was come back', async () => {
  const { folder, ovo } = damagedFolder(() => undefined, tradeWithSchema('contacts'));
  await ovo.json('salvage');
  expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101']);
});

test('what reads a file by its bytes reads what SQLite wrote, value for value', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -1000, max: 1000 }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme', maxLength: 12_000 }),
    fc.uint8Array({ maxLength: 9000 }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
      const db = temporaryDatabase();
      db.sqlite.exec('PRAGMA defer_foreign_keys = ON');
      const insert = db.sqlite.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
      const texts = values.map((one) =>
        JSON.stringify(one, (_key, inner: unknown) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        ),
      );
      texts.forEach((text, index) => insert.run(`key ${index}`, text));
      const opened = openDamaged(db.file, { migrationsFolder, nativeBinding: undefined });
      const read = [...opened.rows(['settings'])];
      opened.close();
      expect(read.map((row) => row.values['value'])).toEqual(texts);
      db.close();
    }),
    { numRuns: Number(process.env['RUNS'] ?? 20) },
  );
});

test('a row whose pages lead in a circle has no end, and is none', () => {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  withDatabase(folder, ({ sqlite }) =>
    sqlite
      .prepare(
        `INSERT INTO contacts (phone, custom_fields, created_at, updated_at) VALUES (?, ?, 1, 1)`,
      )
      .run('+12125550102', JSON.stringify({ Note: 'Likes rye. '.repeat(2000) })),
  );
  const file = path.join(folder, 'ovo.db');
  const read = () => {
    const opened = openDamaged(file, { migrationsFolder, nativeBinding: undefined });
    try {
      return [...opened.rows(['contacts'])];
    } finally {
      opened.close();
    }
  };
  const [, first = 0, second = 0] = read().find(({ pages }) => pages.length > 3)?.pages ?? [];
  const bytes = readFileSync(file);
  bytes.writeUInt32BE(first, (second - 1) * pageSize);
  writeFileSync(file, bytes);
  expect(read().map(({ values }) => values['phone'])).toEqual(['+12125550101']);
});

test('long rows are read as far as is asked for, and no overflow page again and again', () => {
  const folder = temporaryFolder();
  withDatabase(folder, ({ sqlite }) => {
    const insert = sqlite.prepare(
      `INSERT INTO contacts (phone, custom_fields, created_at, updated_at) VALUES (?, ?, 1, 1)`,
    );
    const note = JSON.stringify({ Note: 'Likes rye. '.repeat(2000) });
    for (let index = 0; index < 60; index += 1) insert.run(fictionalPhone(index), note);
  });
  const file = path.join(folder, 'ovo.db');
  const source = openPages(file, { withWal: false });
  onTestFinished(() => source.close());
  let reads = 0;
  const counting = { ...source, read: (page: number) => ((reads += 1), source.read(page)) };
  const leaf = leafOf(counting, rootOf(file, 'contacts'));
  const { rows } = readLeaf(counting, leaf);
  expect(rows.length).toBeGreaterThan(1);
  const long = (rows[0]?.pages.length ?? 0) - 1;
  expect(long).toBeGreaterThan(4);

  reads = 0;
  const overflow = { pagesLeft: long + 1 };
  expect(readLeaf(counting, leaf, { overflow }).rows).toHaveLength(1);
  expect(reads).toBe(1 + long);

  reads = 0;
  expect(readLeaf(counting, leaf, { bytes: 4096 })).toEqual({ rows: [], passedOver: rows.length });
  expect(reads).toBe(1);
  reads = 0;
  expect(readLeaf(counting, leaf, { rows: 1 }).rows).toHaveLength(1);
  expect(reads).toBe(1 + long);
});

/** The first leaf of a tree. */
function leafOf(source: PageSource, root: number): number {
  const page = source.read(root);
  const tree = page === null ? null : readTreePage(page, root, source.usableSize);
  return tree?.kind === 'interior' ? leafOf(source, tree.children[0] ?? 0) : root;
}

describe('after a salvage', () => {
  test('rows of a table whose first page is gone are there, and the damaged file is kept as it was', async () => {
    const { folder, file, ovo } = damagedFolder((within) => {
      withDatabase(within, ({ sqlite }) => {
        const add = sqlite.prepare(
          `INSERT INTO contacts (phone, custom_fields, created_at, updated_at) VALUES (?, ?, 1, 1)`,
        );
        for (let index = 0; index < 300; index += 1) {
          add.run(fictionalPhone(100 + index), JSON.stringify({ Note: 'x'.repeat(100) }));
        }
      });
    }, zero('contacts'));
    const before = readFileSync(file);
    const report = (await ovo.json('salvage')) as { keptAs: string; rejectsFile: string | null };
    expect(contactsIn(file)).toHaveLength(301);
    expect(readFileSync(path.join(folder, report.keptAs)).equals(before)).toBe(true);
    expect(await ovo.json('check')).toMatchObject({ ok: true });
  });

  test('nothing is sent by itself, and a campaign that is lost stands in, canceled, for its messages', async () => {
    const { folder, ovo } = damagedFolder((within) => {
      withDatabase(within, (db) => startedCampaign(db, { contacts: 5, now, firstPhone: 10 }));
    }, zero('campaigns'));
    const { exitCode, output, log } = await ovo.run('salvage', '--json');
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringContaining('up to 1 of 1 pages of campaigns'),
    });
    expect(JSON.parse(output)).toMatchObject({ placeholders: 1 });
    const campaigns = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT name, status FROM campaigns').all(),
    );
    expect(campaigns).toEqual([{ name: 'Recovered campaign 1', status: 'canceled' }]);
    const open = withDatabase(folder, ({ sqlite }) =>
      sqlite
        .prepare(`SELECT count(*) FROM messages WHERE status IN ('queued', 'sending')`)
        .pluck()
        .get(),
    );
    expect(open).toBe(0);
  });

  test('a row that fits no more is kept apart, whole', async () => {
    const { folder, ovo } = damagedFolder(
      (within) => contactIn(within, '+12125550177'),
      (bytes, file) => {
        const at = bytes.indexOf('+12125550177');
        bytes.write('#!', at);
        zero('tags')(bytes, file);
      },
    );
    const { exitCode, output, log } = await ovo.run('salvage', '--json');
    // One of two people is not in: that is said loudly.
    expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining('1 of 2') });
    const report = JSON.parse(output) as { rejected: number; rejectsFile: string };
    expect(report.rejected).toBeGreaterThan(0);
    const lines = readFileSync(path.join(folder, report.rejectsFile), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        table: 'contacts',
        values: expect.objectContaining({ phone: '#!2125550177' }),
      }),
    );
  });

  test('an id that was given is never given again', async () => {
    const { folder, ovo } = damagedFolder((within) => {
      withDatabase(within, ({ sqlite }) => {
        sqlite.exec(`INSERT INTO tags (id, name) VALUES (500, 'gone'); DELETE FROM tags`);
      });
    }, zero('import_changes'));
    await ovo.json('salvage');
    const id = withDatabase(
      folder,
      ({ sqlite }) =>
        sqlite.prepare(`INSERT INTO tags (name) VALUES ('new')`).run().lastInsertRowid,
    );
    expect(id).toBe(501);
  });
});

test('a damaged file from elsewhere is salvaged in the place of the database, which becomes a backup', async () => {
  const { file } = damagedFolder(
    (within) => contactIn(within, '+12125550109'),
    zero('import_changes'),
  );
  const before = readFileSync(file);
  const folder = temporaryFolder();
  contactIn(folder, '+12125550155');
  const ovo = commandLine(folder);
  expect(await ovo.json('salvage', file)).toMatchObject({
    keptAs: expect.stringMatching(/before-restore/),
  });
  expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101', '+12125550109']);
  expect(readFileSync(file).equals(before)).toBe(true);
  await ovo.json('restore', '--undo');
  expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550155']);
});

test('a sound database, and nothing at all, are not salvaged', async () => {
  const folder = temporaryFolder();
  const ovo = commandLine(folder);
  expect(await ovo.run('salvage')).toMatchObject({
    exitCode: 2,
    log: expect.stringContaining('nothing to recover in'),
  });
  contactIn(folder, '+12125550101');
  expect(await ovo.run('salvage')).toMatchObject({
    exitCode: 1,
    log: expect.stringContaining('is sound'),
  });
  expect(existsSync(path.join(folder, 'quarantine'))).toBe(false);
});

describe('the question at the start', () => {
  function damageOf(folder: string): DamagedDatabase {
    try {
      openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder }).close();
    } catch (error) {
      if (error instanceof DamagedDatabase) return error;
    }
    throw new Error('It opened.');
  }

  test('offers the newest backup with its date and what was sent since, and nothing is lost by Enter or Esc', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    await commandLine(folder).json('backup');
    writeFileSync(path.join(folder, 'ovo.db'), 'Dear diary, '.repeat(1000));
    const question = questionFor({
      ...describeSituation(folder, damageOf(folder)),
      sentSince: 312,
    });
    expect(question).toMatchObject({ defaultChoice: 'restore', cancelChoice: 'quit' });
    expect(question.choices.map(({ choice }) => choice)).toEqual([
      'restore',
      'salvage',
      'start-empty',
      'open-folder',
      'quit',
    ]);
    expect(question.choices[0]?.label).toMatch(/^Restore the backup of \d+ \w+ \d{4}, \d\d:\d\d$/);
    expect(question.detail).toContain('312 texts were sent since');
  });

  test('without a backup offers to salvage first', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'ovo.db'), 'Dear diary, '.repeat(1000));
    const question = questionFor(describeSituation(folder, damageOf(folder)));
    expect(question).toMatchObject({ defaultChoice: 'salvage', cancelChoice: 'quit' });
  });

  test('an empty database with a -wal beside it is damaged: SQLite would throw the -wal away', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'ovo.db'), '');
    writeFileSync(path.join(folder, 'ovo.db-wal'), 'All that was written');
    expect(damageOf(folder).findings).toEqual([expect.stringContaining('-wal')]);
    expect(readFileSync(path.join(folder, 'ovo.db-wal'), 'utf8')).toBe('All that was written');
  });
});
