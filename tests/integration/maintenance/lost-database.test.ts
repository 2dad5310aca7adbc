import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DamagedDatabase } from '../../../src-main/database/open.ts';
import {
  describeSituation,
  questionFor,
} from '../../../src-main/maintenance/start/start-situation.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, contactsIn, withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';

const fileIn = (folder: string) => path.join(folder, 'ovo.db');

const losses = {
  gone: (file: string) => rmSync(file),
  empty: (file: string) => truncateSync(file, 0),
  'one byte long': (file: string) => writeFileSync(file, '\0'),
  'a link that leads nowhere'(file: string) {
    rmSync(file);
    symlinkSync('/nowhere/ovo.db', file);
  },
} as const;

const witnesses = {
  'a backup': async (folder: string) => void (await commandLine(folder).json('backup')),
  async 'a journal'(folder: string) {
    mkdirSync(path.join(folder, 'journal'));
    writeFileSync(path.join(folder, 'journal', '2026-11.ndjson'), '{}\n');
  },
} as const;

describe.each(Object.entries(losses))('a database that is %s', (_loss, lose) => {
  test.each(Object.entries(witnesses))(
    'is lost and not new where there is %s',
    async (_what, add) => {
      const folder = temporaryFolder();
      contactIn(folder, '+12125550101');
      await add(folder);
      lose(fileIn(folder));
      const ovo = commandLine(folder);
      const before = lstatSync(fileIn(folder), { throwIfNoEntry: false })?.size;
      const { exitCode, log } = await ovo.run('contacts', 'count');
      expect({ exitCode, log }).toEqual({
        exitCode: 1,
        log: expect.stringMatching(/missing or empty.*`restore .*`start-empty`/),
      });
      expect(lstatSync(fileIn(folder), { throwIfNoEntry: false })?.size).toBe(before);
      // There is nothing to salvage, and that says what else to do; which works.
      const salvaged = await ovo.run('salvage');
      expect(salvaged).toMatchObject({
        exitCode: 2,
        log: expect.stringContaining('`start-empty`'),
      });
      expect(await ovo.run('start-empty')).toMatchObject({ exitCode: 0 });
      expect(await ovo.json('contacts', 'count')).toEqual({ count: 0 });
    },
  );

  test('comes back from its backup', async () => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const ovo = commandLine(folder);
    await ovo.json('backup');
    lose(fileIn(folder));
    expect(await ovo.run('restore', '--latest')).toMatchObject({ exitCode: 0 });
    expect(contactsIn(fileIn(folder))).toEqual(['+12125550101']);
    expect(await ovo.json('check')).toMatchObject({ ok: true });
  });

  describe('and whose -wal has everything', () => {
    /** A data folder in which nothing was brought home yet; what a backup has is older. */
    async function lostBesideWal(): Promise<string> {
      const live = temporaryFolder();
      const folder = temporaryFolder();
      contactIn(folder, '+12125550101');
      await commandLine(folder).json('backup');
      withDatabase(live, ({ sqlite }) => {
        sqlite.exec(`INSERT INTO contacts (phone, created_at, updated_at)
                     VALUES ('+12125550101', 1, 1), ('+12125550102', 1, 1);
                     INSERT INTO suppressions (phone, reason, at) VALUES ('+12125550103', 'STOP', 1)`);
        for (const suffix of ['', '-wal']) {
          copyFileSync(`${fileIn(live)}${suffix}`, `${fileIn(folder)}${suffix}`);
        }
      });
      lose(fileIn(folder));
      return folder;
    }

    const suppressed = async (folder: string) =>
      ((await commandLine(folder).json('suppressions', 'list')) as { phone: string }[]).map(
        ({ phone }) => phone,
      );

    test('is not opened, and a salvage has every row; the -wal is kept as it was', async () => {
      const folder = await lostBesideWal();
      const ovo = commandLine(folder);
      const before = readFileSync(`${fileIn(folder)}-wal`);
      expect(await ovo.run('contacts', 'count')).toMatchObject({
        exitCode: 1,
        log: expect.stringMatching(/empty or missing, but its -wal isn’t.*`salvage`/),
      });
      expect(readFileSync(`${fileIn(folder)}-wal`).equals(before)).toBe(true);
      const { keptAs } = (await ovo.json('salvage')) as { keptAs: string };
      expect(contactsIn(fileIn(folder))).toEqual(['+12125550101', '+12125550102']);
      expect(await suppressed(folder)).toEqual(['+12125550103']);
      expect(readFileSync(path.join(folder, `${keptAs}-wal`)).equals(before)).toBe(true);
      expect(await ovo.json('check')).toMatchObject({ ok: true });
    });

    test('is salvaged from elsewhere, where it stays as it is', async () => {
      const lost = fileIn(await lostBesideWal());
      const before = readFileSync(`${lost}-wal`);
      const folder = temporaryFolder();
      await commandLine(folder).json('salvage', lost);
      expect(contactsIn(fileIn(folder))).toEqual(['+12125550101', '+12125550102']);
      expect(readFileSync(`${lost}-wal`).equals(before)).toBe(true);
    });

    test.each([
      ['a restore', ['restore', '--latest'], 1],
      ['a new database', ['start-empty'], 0],
    ] as const)('gives way to %s, which knows who opted out', async (_what, command, contacts) => {
      const folder = await lostBesideWal();
      const before = readFileSync(`${fileIn(folder)}-wal`);
      const { keptAs } = (await commandLine(folder).json(...command)) as { keptAs: string };
      expect(contactsIn(fileIn(folder))).toHaveLength(contacts);
      expect(await suppressed(folder)).toEqual(['+12125550103']);
      expect(readFileSync(path.join(folder, `${keptAs}-wal`)).equals(before)).toBe(true);
    });
  });
});

test('an empty folder is a new one', async () => {
  const folder = path.join(temporaryFolder(), 'not', 'there', 'yet');
  expect(await commandLine(folder).json('contacts', 'count')).toEqual({ count: 0 });
});

test('a link that leads nowhere is never followed to make a new database', async () => {
  const folder = temporaryFolder();
  const elsewhere = path.join(temporaryFolder(), 'ovo.db');
  symlinkSync(elsewhere, fileIn(folder));
  const { exitCode, log } = await commandLine(folder).run('contacts', 'count');
  expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.stringContaining('leads nowhere') });
  expect(existsSync(elsewhere)).toBe(false);
});

test('the question at the start says that the data is missing, and offers no salvage of nothing', () => {
  const folder = temporaryFolder();
  const lost = new DamagedDatabase(fileIn(folder), ['it is gone']);
  const question = questionFor(describeSituation(folder, lost));
  expect(question).toMatchObject({ message: 'Ovo’s data is missing.', defaultChoice: 'quit' });
  expect(question.choices.map(({ choice }) => choice)).toEqual([
    'start-empty',
    'open-folder',
    'quit',
  ]);
});

describe('on a new computer, where the data folder is not there yet', () => {
  test('a backup is restored from a file', async () => {
    const old = temporaryFolder();
    contactIn(old, '+12125550101');
    const backup = path.join(temporaryFolder(), 'backup.db');
    await commandLine(old).json('backup', backup);
    const folder = path.join(temporaryFolder(), 'Ovo');
    expect(await commandLine(folder).json('restore', backup)).toMatchObject({ keptAs: null });
    expect(contactsIn(fileIn(folder))).toEqual(['+12125550101']);
  });

  test('a damaged database is salvaged from a file', async () => {
    const old = temporaryFolder();
    contactIn(old, '+12125550101');
    const folder = path.join(temporaryFolder(), 'Ovo');
    await commandLine(folder).json('salvage', fileIn(old));
    expect(contactsIn(fileIn(folder))).toEqual(['+12125550101']);
  });

  test('a file that is not there makes no folder', async () => {
    const folder = path.join(temporaryFolder(), 'Ovo');
    expect(await commandLine(folder).run('restore', 'nowhere.db')).toMatchObject({ exitCode: 2 });
    expect(await commandLine(folder).run('salvage', 'nowhere.db')).toMatchObject({ exitCode: 2 });
    expect(existsSync(folder)).toBe(false);
  });
});
