import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../src-main/database/open.ts';
import { listBackups } from '../../src-main/maintenance/backup/backup-files.ts';
import { breakDatabase } from '../support/broken-database.ts';
import type { CommandLine } from '../support/command-line.ts';
import { migrationsFolder } from '../support/database.ts';
import { rowsOf } from '../corruption/rows.ts';

/** Something that is killed in the middle. */
export interface Work {
  readonly name: string;
  readonly command: readonly string[];
  /** Makes a copy of a sound data folder what the command is for. */
  prepare(folder: string): void;
  /** What is wrong after a kill: neither the old state nor the new one. Empty where nothing is. */
  examine(folder: string, before: Before, ovo: CommandLine): Promise<readonly string[]>;
}

/** A data folder before the command was started. */
export interface Before {
  readonly rows: ReadonlySet<string>;
  readonly backupRows: ReadonlySet<string>;
  readonly hash: string;
}

const databaseIn = (folder: string) => path.join(folder, 'ovo.db');

/** What a data folder is like, as far as it can be read. */
export function stateOf(folder: string): Before {
  const [newest] = listBackups(folder);
  const backup = path.join(folder, 'backups', newest?.name ?? '');
  return {
    rows: isReadable(databaseIn(folder)) ? rowsOf(databaseIn(folder)) : new Set(),
    backupRows: newest === undefined ? new Set() : rowsOf(backup),
    hash: hashOf(databaseIn(folder)),
  };
}

export const works: readonly Work[] = [
  {
    name: 'backup',
    command: ['backup'],
    prepare: () => undefined,
    examine: async (folder, before, ovo) => [
      ...(await unsound(ovo)),
      ...unlike('the database', databaseIn(folder), before.rows),
      ...listBackups(folder)
        .filter(({ occasion }) => occasion === 'by-hand')
        .flatMap(({ name }) =>
          unlike('a backup that counts', path.join(folder, 'backups', name), before.rows),
        ),
      ...(await fails(ovo, 'backup')),
      ...leftovers(path.join(folder, 'backups')),
    ],
  },
  {
    name: 'backup to a file that is there already',
    command: ['backup', 'copy.db'],
    prepare: (folder) =>
      writeFileSync(path.join(path.dirname(folder), 'copy.db'), 'The copy of before'),
    async examine(folder, before, ovo) {
      const copy = path.join(path.dirname(folder), 'copy.db');
      const isOld = readFileSync(copy, 'latin1') === 'The copy of before';
      return [
        ...(await unsound(ovo)),
        ...unlike('the database', databaseIn(folder), before.rows),
        ...(isOld ? [] : unlike('the copy', copy, before.rows)),
      ];
    },
  },
  {
    name: 'restore',
    command: ['restore', '--latest'],
    prepare: changeSome,
    async examine(folder, before, ovo) {
      const sound = await unsound(ovo);
      const now = rowsOf(databaseIn(folder));
      const isOld = isSame(now, before.rows);
      const kept = listBackups(folder).filter(({ occasion }) => occasion === 'before-restore');
      const keepsOld = kept.some(({ name }) =>
        isSame(rowsOf(path.join(folder, 'backups', name)), before.rows),
      );
      const isNew = holds(now, before.backupRows) && keepsOld;
      return [
        ...sound,
        ...(isOld || isNew ? [] : ['it is neither the old database nor the backup']),
      ];
    },
  },
  {
    name: 'salvage',
    command: ['salvage'],
    prepare(folder) {
      const file = databaseIn(folder);
      truncateSync(file, Math.floor(readFileSync(file).length * 0.8));
    },
    async examine(folder, before, ovo) {
      const opened = await ovo.run('check', '--json');
      if (opened.log.includes('is damaged')) {
        const isUntouched = hashOf(databaseIn(folder)) === before.hash;
        const again = await ovo.run('salvage');
        // A fifth of the file is gone, which a salvage says and ends with 1 for.
        const isDone = again.exitCode === 0 || again.log.includes('some data is missing');
        return [
          ...(isUntouched ? [] : ['the damaged file was written']),
          ...(isDone ? await unsound(ovo) : [`salvage afterwards: ${again.log}`]),
        ];
      }
      const quarantine = path.join(folder, 'quarantine');
      const keepsOld =
        existsSync(quarantine) &&
        readdirSync(quarantine).some(
          (name) => hashOf(path.join(quarantine, name, 'ovo.db')) === before.hash,
        );
      return [
        ...(opened.exitCode === 0 ? [] : [`check: ${opened.output}${opened.log}`]),
        ...(keepsOld ? [] : ['the damaged file is gone']),
      ];
    },
  },
  {
    name: 'repair',
    command: ['repair'],
    prepare(folder) {
      const db = openDatabase({ file: databaseIn(folder), migrationsFolder });
      db.sqlite.exec('DROP TRIGGER campaigns_keep_final_counts');
      breakDatabase(db, 'UPDATE campaigns SET sent_count = 290 + sent_count');
      db.close();
    },
    async examine(folder, before, ovo) {
      const file = databaseIn(folder);
      const broken = await ovo.run('check', '--json');
      if (broken.output === '') return [`check: ${broken.log}`];
      const { integrity, violations } = JSON.parse(broken.output) as {
        integrity: string;
        violations: readonly { rule: string }[];
      };
      const stillWrong = violations.filter(({ rule }) => rule === 'counts-impossible').length;
      const isEither =
        (stillWrong === 3 || violations.length === 0) && /^(?:ok|CHECK)/.test(integrity);
      return [
        ...(isEither ? [] : [`neither repaired nor as it was: ${broken.output}`]),
        ...unlike('the database', file, before.rows),
        ...(await fails(ovo, 'repair')),
        ...(await unsound(ovo)),
      ];
    },
  },
];

/** So that the database is not what its backup is. */
function changeSome(folder: string): void {
  const db = openDatabase({ file: databaseIn(folder), migrationsFolder });
  db.sqlite.exec(`UPDATE contacts SET email = 'new@example.com' WHERE id % 2 = 0`);
  db.close();
}

async function unsound(ovo: CommandLine): Promise<readonly string[]> {
  const { exitCode, output, log } = await ovo.run('check', '--json');
  return exitCode === 0 ? [] : [`check: ${output}${log}`];
}

async function fails(ovo: CommandLine, ...command: readonly string[]): Promise<readonly string[]> {
  const { exitCode, log } = await ovo.run(...command);
  return exitCode === 0 ? [] : [`${command.join(' ')} afterwards: ${log}`];
}

function unlike(what: string, file: string, rows: ReadonlySet<string>): readonly string[] {
  return isReadable(file) && isSame(rowsOf(file), rows)
    ? []
    : [`${what} is not as it was: ${file}`];
}

function leftovers(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.includes('making'))
    .map((name) => `${name} was left behind`);
}

/** Events come on top: what was done is written down. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return holds(one, other) && holds(other, one);
}

function holds(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return [...some].every((row) => row.startsWith('events ') || all.has(row));
}

function isReadable(file: string): boolean {
  try {
    const sqlite = new Database(file, { readonly: true });
    try {
      return sqlite.pragma('quick_check(1)', { simple: true }) !== undefined;
    } finally {
      sqlite.close();
    }
  } catch {
    return false;
  }
}

function hashOf(file: string): string {
  if (!existsSync(file)) return 'none';
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
