import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openApplication } from '../../../src-main/application.ts';
import { tryLockSending } from '../../../src-main/campaigns/sending/sending-lock.ts';
import { newestVersion } from '../../../src-main/database/migrate.ts';
import { finishInterruptedReplacing } from '../../../src-main/maintenance/replace-database.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { contactIn, contactsIn, withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';

const keepAs = 'quarantine/then/ovo.db';

/** A folder in which a process was killed after it had decided for the new database. */
function interrupted() {
  const folder = temporaryFolder();
  contactIn(folder, '+12125550101');
  const other = temporaryFolder();
  contactIn(other, '+12125550199');
  renameSync(path.join(other, 'ovo.db'), path.join(folder, 'ovo.db.next'));
  writeFileSync(path.join(folder, 'ovo.db-wal'), 'What the old one had not brought home');
  writeFileSync(path.join(folder, 'replacing.json'), JSON.stringify({ keepAs }));
  return folder;
}

/** What is where in such a folder. */
function stateOf(folder: string) {
  const wal = path.join(folder, `${keepAs}-wal`);
  return {
    contacts: contactsIn(path.join(folder, 'ovo.db')),
    isOldKept: existsSync(path.join(folder, keepAs)),
    oldWal: existsSync(wal) ? readFileSync(wal, 'utf8') : null,
    leftovers: readdirSync(folder).filter((name) => /next|replacing/.test(name)),
  };
}

const replaced = {
  contacts: ['+12125550199'],
  isOldKept: true,
  oldWal: 'What the old one had not brought home',
  leftovers: [],
};

describe('a replacement that was interrupted after it was decided is finished,', () => {
  const steps: readonly (readonly [name: string, before: (folder: string) => void])[] = [
    ['before anything was moved', () => undefined],
    ['after the old database was moved', (folder) => moveOld(folder, '')],
    [
      'after its -wal was moved too',
      (folder) => {
        moveOld(folder, '');
        moveOld(folder, '-wal');
      },
    ],
    [
      'after the new one took its name',
      (folder) => {
        moveOld(folder, '');
        moveOld(folder, '-wal');
        renameSync(path.join(folder, 'ovo.db.next'), path.join(folder, 'ovo.db'));
      },
    ],
  ];
  test.each(steps)('%s', (_name, before) => {
    const folder = interrupted();
    before(folder);
    finishInterruptedReplacing(folder, undefined);
    expect(stateOf(folder)).toEqual(replaced);
    finishInterruptedReplacing(folder, undefined);
    expect(stateOf(folder)).toEqual(replaced);
  });

  function moveOld(folder: string, suffix: string): void {
    const to = path.join(folder, `${keepAs}${suffix}`);
    if (!existsSync(path.dirname(to))) mkdirSync(path.dirname(to), { recursive: true });
    renameSync(path.join(folder, `ovo.db${suffix}`), to);
  }
});

test('one that was not decided yet is thrown away as the folder is opened: the old database counts', async () => {
  const folder = interrupted();
  rmSync(path.join(folder, 'replacing.json'));
  rmSync(path.join(folder, 'ovo.db-wal'));
  const app = openApplication({
    dataFolder: folder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: async () => null,
    onError: () => undefined,
  });
  await app.close();
  expect(contactsIn(path.join(folder, 'ovo.db'))).toEqual(['+12125550101']);
  expect(existsSync(path.join(folder, 'ovo.db.next'))).toBe(false);
});

test('while another process is at it, the folder is left to that one', () => {
  const folder = interrupted();
  const lock = tryLockSending(folder, undefined);
  onTestFinished(() => lock?.release());
  expect(() => finishInterruptedReplacing(folder, undefined)).toThrow(/Another Ovo process/);
  expect(existsSync(path.join(folder, 'ovo.db.next'))).toBe(true);
  rmSync(path.join(folder, 'ovo.db-wal'));
  expect(
    withDatabase(folder, ({ sqlite }) => sqlite.pragma('user_version', { simple: true })),
  ).toBe(newestVersion(migrationsFolder));
});
