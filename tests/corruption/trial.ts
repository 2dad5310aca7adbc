import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openApplication } from '../../src-main/application.ts';
import { DamagedDatabase } from '../../src-main/database/open.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { CheckReport } from '../../src-shared/maintenance/report.ts';
import { checkDatabase } from '../../src-main/maintenance/rules/check.ts';
import { expectedSchema } from '../../src-main/maintenance/rules/schema-rules.ts';
import {
  describeSituation,
  questionFor,
} from '../../src-main/maintenance/start/start-situation.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { commandLine, type Finished } from '../support/command-line.ts';
import { withDatabase } from '../support/data-folder.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';
import { seededRandom } from '../support/fake-twilio/faults.ts';
import { damageKinds } from './damages.ts';
import { recover } from './peer.ts';
import type { Explanations } from './promises.ts';
import { rowsOf, untouched, type KnownRows } from './rows.ts';
import type { Templates } from './template.ts';

/** What one damaged data folder came to. */
export interface TrialResult {
  readonly kind: string;
  /** Whether Ovo saw it before it opened the database. */
  readonly wasSeen: boolean;
  /** Rows that the damage did not touch. */
  readonly untouched: number;
  /** Of those, the ones that Ovo brought back, and the ones that `.recover` did. */
  readonly kept: number;
  readonly recovered: number;
}

export interface TrialOptions {
  readonly seed: number;
  readonly number: number;
  readonly folder: string;
  readonly templates: Templates;
  readonly known: { readonly all: KnownRows; readonly withoutWal: KnownRows };
  readonly verdicts: Explanations;
  /** A sqlite3 shell that can `.recover`; null where there is none. */
  readonly shell: string | null;
}

/** Damages a data folder and sees what Ovo makes of it. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const { seed, number, folder, templates, known, verdicts } = options;
  const random = seededRandom(seed);
  const kind = damageKinds[number % damageKinds.length];
  if (kind === undefined) throw new Error('There is no way to damage anything.');
  cpSync(templates[kind.to], folder, { recursive: true });
  const file = path.join(folder, 'ovo.db');
  const damage = kind.inflict(file, random, templates);
  const name = `seed ${seed}, ${kind.name}: ${damage.what}`;
  const expected = untouched(kind.leaves === 'all' ? known.all : known.withoutWal, damage);
  const damaged = path.join(`${folder}-damaged`, 'ovo.db');
  cpSync(folder, path.dirname(damaged), { recursive: true });

  const before = hashOf(file);
  const ovo = commandLine(folder);
  const opened = await attempt(name, verdicts, () => ovo.run('check', '--json'));
  const wasSeen = opened.log.includes('is damaged or is not a database');
  if (wasSeen) {
    expect(verdicts, 'what is damaged is never written', hashOf(file) === before, name);
    const says = /restore --latest.*salvage/.test(opened.log);
    expect(verdicts, 'the command line says what to do', says, `${name}: ${opened.log}`);
  }
  await openTheApp(folder, name, verdicts);
  if (wasSeen) expect(verdicts, 'what is damaged is never written', hashOf(file) === before, name);

  const kept = await restore(name, damaged, wasSeen ? folder : null, before, options);
  const recovered = recover(options.shell, damaged, `${folder}-recovered`);
  await restoreBackup(name, damaged, options);
  const share = expected.filter((row) => kept.has(row)).length;
  expect(
    verdicts,
    'at least 99 % of the rows of undamaged pages come back',
    share >= 0.99 * expected.length,
    `${name}: ${share} of ${expected.length}`,
  );
  const result: TrialResult = {
    kind: kind.name,
    wasSeen,
    untouched: expected.length,
    kept: share,
    recovered: expected.filter((row) => recovered.has(row)).length,
  };
  if (verdicts.failed === 0) {
    for (const suffix of ['', '-damaged', '-recovered', '-restored']) {
      rmSync(`${folder}${suffix}`, { recursive: true, force: true });
    }
  }
  return result;
}

function expect(
  verdicts: Explanations,
  promise: Parameters<Explanations['note']>[0],
  holds: boolean,
  what: string,
) {
  verdicts.note(promise, holds ? [] : [what]);
}

/** Runs a command; a fault of Ovo's own has a stack, and is none of the answers there are. */
async function attempt(
  name: string,
  verdicts: Explanations,
  run: () => Promise<Finished>,
): Promise<Finished> {
  try {
    const finished = await run();
    const isFault = /\n\s+at /.test(finished.log) || ![0, 1].includes(finished.exitCode ?? -1);
    expect(verdicts, 'Ovo answers and never fails', !isFault, `${name}: ${finished.log}`);
    return finished;
  } catch (error) {
    verdicts.note('Ovo answers and never fails', [`${name}: ${String(error)}`]);
    return { exitCode: null, output: '', log: String(error) };
  }
}

/** As the window does at its start: it opens, or there is a question with a safe answer. */
async function openTheApp(folder: string, name: string, verdicts: Explanations): Promise<void> {
  try {
    const app = openApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: async () => null,
      onError: () => undefined,
    });
    await app.close();
  } catch (error) {
    if (error instanceof DamagedDatabase) {
      const question = questionFor(describeSituation(folder, error));
      const isSafe = question.defaultChoice === 'restore' && question.cancelChoice === 'quit';
      expect(verdicts, 'the window asks, and the safe choice is the default', isSafe, name);
    } else if (!(error instanceof UserError)) {
      verdicts.note('Ovo answers and never fails', [`${name}: ${String(error)}`]);
    }
  }
}

/** The rows that Ovo has after the damage: as it opened it, or after a salvage. */
async function restore(
  name: string,
  damaged: string,
  refused: string | null,
  before: string,
  { verdicts }: TrialOptions,
): Promise<ReadonlySet<string>> {
  const folder = refused ?? path.dirname(damaged);
  const ovo = commandLine(folder);
  const file = path.join(folder, 'ovo.db');
  const copy = `${folder}-before-salvage`;
  if (refused === null) {
    cpSync(folder, copy, { recursive: true });
    await repairAsAdvised(name, folder, verdicts);
  }
  const salvaged = await attempt(name, verdicts, () => ovo.run('salvage', '--json'));
  const isSound = salvaged.log.includes('is sound');
  expect(
    verdicts,
    'what cannot be opened can be salvaged',
    salvaged.exitCode === 0 || (refused === null && isSound),
    `${name}: ${salvaged.log}`,
  );
  if (salvaged.exitCode === 0) {
    const { keptAs } = JSON.parse(salvaged.output) as { keptAs: string };
    expect(
      verdicts,
      'what is damaged is never written',
      hashOf(path.join(folder, keptAs)) === before,
      name,
    );
    const report = checkFolder(folder);
    expect(verdicts, 'what was salvaged is sound', report.ok, `${name}: ${JSON.stringify(report)}`);
    const sends = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare(`SELECT count(*) FROM campaigns WHERE status = 'sending'`).pluck().get(),
    );
    expect(verdicts, 'nothing is sent by itself afterwards', sends === 0, name);
  }
  const rows = rowsOf(file);
  if (refused === null) {
    // For `.recover` and the backup: as it was damaged, not as it was salvaged.
    rmSync(folder, { recursive: true });
    cpSync(copy, folder, { recursive: true });
    rmSync(copy, { recursive: true });
  }
  return rows;
}

/** A database that opens can be damaged, in an index for instance: `repair` fixes it, or advises `salvage`. */
async function repairAsAdvised(name: string, folder: string, verdicts: Explanations) {
  const ovo = commandLine(folder);
  const checked = await attempt(name, verdicts, () => ovo.run('check'));
  if (checked.exitCode === 0) return;
  const repaired = await attempt(name, verdicts, () => ovo.run('repair'));
  const helps =
    repaired.exitCode === 0 ? checkFolder(folder).ok : repaired.log.includes('`salvage`');
  expect(verdicts, 'the command line says what to do', helps, `${name}: ${repaired.log}`);
}

/** With the backup in its place everything is there that the backup has, and who opted out since. */
async function restoreBackup(name: string, damaged: string, options: TrialOptions): Promise<void> {
  const folder = `${options.folder}-restored`;
  cpSync(path.dirname(damaged), folder, { recursive: true });
  const ovo = commandLine(folder);
  const restored = await attempt(name, options.verdicts, () =>
    ovo.run('restore', '--latest', '--json'),
  );
  const isBack = restored.exitCode === 0 && checkFolder(folder).ok;
  expect(options.verdicts, 'a backup can take its place', isBack, `${name}: ${restored.log}`);
  if (!isBack) return;
  const back = rowsOf(path.join(folder, 'ovo.db'));
  const missing = [...options.known.all.rows].filter((row) => !back.has(row));
  expect(
    options.verdicts,
    'a backup can take its place',
    missing.length === 0,
    `${name}: ${missing[0]}`,
  );
}

/** What `check` says of a data folder, without the thread that the command needs. */
function checkFolder(folder: string): CheckReport {
  expected ??= expectedSchema(migrationsFolder, undefined);
  const context = { now: systemClock.now(), country: 'US', expected };
  return withDatabase(folder, (db) => checkDatabase(db, context));
}

let expected: ReturnType<typeof expectedSchema> | undefined;

/** The database and its -wal; the -shm is SQLite's own scratch. */
function hashOf(file: string): string {
  const hash = createHash('sha256');
  for (const suffix of ['', '-wal']) {
    const name = `${file}${suffix}`;
    // Opening one makes a -wal without a byte.
    if (existsSync(name) && readFileSync(name).length > 0)
      hash.update(suffix).update(readFileSync(name));
  }
  hash.update(String(readdirSync(path.dirname(file)).includes(path.basename(file))));
  return hash.digest('hex');
}
