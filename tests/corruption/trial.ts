import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openApplication } from '../../src-main/application.ts';
import { DamagedDatabase } from '../../src-main/database/open.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { CheckReport } from '../../src-shared/maintenance/report.ts';
import type { SalvageReport } from '../../src-shared/maintenance/salvage.ts';
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
import type { DamageKind } from './damage-kind.ts';
import { damageKinds } from './damages.ts';
import { recover } from './peer.ts';
import type { Explanations } from './promises.ts';
import { countsOf, rowsOf, untouched, type KnownRows } from './rows.ts';
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
  readonly known: Readonly<Record<'all' | 'withoutWal' | 'later', KnownRows>>;
  readonly verdicts: Explanations;
  /** A sqlite3 shell that can `.recover`; null where there is none. */
  readonly shell: string | null;
}

/** What a data folder has besides its database; each kind of damage meets each of these. */
const companions = [
  { backups: true, journal: true },
  { backups: false, journal: true },
  { backups: true, journal: false },
  { backups: false, journal: false },
] as const;

/** Damages a data folder and sees what Ovo makes of it. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const { seed, number, folder, templates, known, verdicts } = options;
  const random = seededRandom(seed);
  const kind = damageKinds[number % damageKinds.length];
  const round = Math.floor(number / damageKinds.length);
  const has = companions[round % companions.length] ?? companions[0];
  if (kind === undefined) throw new Error('There is no way to damage anything.');
  cpSync(templates[kind.to], folder, { recursive: true });
  if (!has.backups) rmSync(path.join(folder, 'backups'), { recursive: true });
  if (!has.journal) rmSync(path.join(folder, 'journal'), { recursive: true });
  const file = path.join(folder, 'ovo.db');
  const damage = kind.inflict(file, random, templates);
  const beside = `${has.backups ? 'backups' : 'no backups'}, ${has.journal ? 'journal' : 'no journal'}`;
  const name = `seed ${seed}, ${kind.name} (${beside}): ${damage.what}`;
  const left = leftOf(kind, known);
  const expected = left === null ? [] : untouched(left, damage);
  const isTableLost = damage.lostTables !== undefined;
  const damaged = `${folder}-damaged`;
  const trial: Trial = { ...options, name, has, damaged, left, expected, isTableLost };
  cpSync(folder, trial.damaged, { recursive: true, verbatimSymlinks: true });

  const before = hashOf(file);
  const ovo = commandLine(folder);
  const opened = await attempt(name, verdicts, () => ovo.run('check', '--json'));
  const wasSeen = opened.log.includes('is damaged or isn’t a database');
  if (wasSeen) {
    expect(verdicts, 'what is damaged is never written', hashOf(file) === before, name);
    const says = has.backups ? /restore --latest.*start-empty/ : /restore FILE.*start-empty/;
    const isSaid = says.test(opened.log) && (left === null || opened.log.includes('`salvage`'));
    expect(verdicts, 'the command line says what to do', isSaid, `${name}: ${opened.log}`);
  }
  if (damage.mustBeSeen === true) {
    const report = JSON.parse(opened.output || '{}') as Partial<CheckReport>;
    const isTold = wasSeen || report.ok === false;
    expect(verdicts, 'what is not as Ovo left it is seen', isTold, `${name}: ${opened.output}`);
  }
  await openTheApp(trial, wasSeen);
  if (wasSeen) expect(verdicts, 'what is damaged is never written', hashOf(file) === before, name);

  const kept = wasSeen ? await salvage(trial, before) : await use(trial, opened);
  const recovered = recover(
    options.shell,
    path.join(trial.damaged, 'ovo.db'),
    `${folder}-recovered`,
  );
  if (has.backups) await restoreBackup(trial);
  if (wasSeen) await startEmpty(trial);
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
    for (const suffix of ['', '-damaged', '-recovered', '-restored', '-salvaged', '-emptied']) {
      rmSync(`${folder}${suffix}`, { recursive: true, force: true });
    }
  }
  return result;
}

interface Trial extends TrialOptions {
  readonly name: string;
  readonly has: (typeof companions)[number];
  /** The folder as it was damaged, which nothing touches. */
  readonly damaged: string;
  /** What there is to bring back; null where nothing is. */
  readonly left: KnownRows | null;
  readonly expected: readonly string[];
  /** Whether a whole table is gone: that is worth a warning, however few rows it had. */
  readonly isTableLost: boolean;
}

function leftOf({ leaves }: DamageKind, known: TrialOptions['known']): KnownRows | null {
  switch (leaves) {
    case 'all':
      return known.all;
    case 'without-wal':
      return known.withoutWal;
    case 'later':
      return known.later;
    case 'nothing':
      return null;
  }
}

/** A copy of the folder as it was damaged, to try something on. */
function copyOf({ folder, damaged }: Trial, suffix: string): string {
  const copy = `${folder}-${suffix}`;
  cpSync(damaged, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
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
  codes: readonly number[] = [0, 1],
): Promise<Finished> {
  try {
    const finished = await run();
    const isFault = /\n\s+at /.test(finished.log) || !codes.includes(finished.exitCode ?? -1);
    expect(verdicts, 'Ovo answers and never fails', !isFault, `${name}: ${finished.log}`);
    return finished;
  } catch (error) {
    verdicts.note('Ovo answers and never fails', [`${name}: ${String(error)}`]);
    return { exitCode: null, output: '', log: String(error) };
  }
}

/** As the window does at its start: it opens, or there is a question with a safe answer. */
async function openTheApp({ folder, name, has, left, verdicts }: Trial, wasSeen: boolean) {
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
    expect(verdicts, 'the window asks, and the safe choice is the default', !wasSeen, name);
  } catch (error) {
    if (error instanceof DamagedDatabase) {
      const question = questionFor(describeSituation(folder, error));
      const wanted = has.backups ? 'restore' : left === null ? 'quit' : 'salvage';
      const isSafe = question.defaultChoice === wanted && question.cancelChoice === 'quit';
      expect(verdicts, 'the window asks, and the safe choice is the default', isSafe, name);
    } else if (!(error instanceof UserError)) {
      verdicts.note('Ovo answers and never fails', [`${name}: ${String(error)}`]);
    }
  }
}

/** What was opened, though it was damaged: what `check` says of it is true, and `repair` puts it right. */
async function use(trial: Trial, opened: Finished): Promise<ReadonlySet<string>> {
  const { folder, name, verdicts, left, has } = trial;
  const file = path.join(folder, 'ovo.db');
  const truth = 'what is said is true';
  if (left === null) {
    // Nothing says that there ever was anything: it is a new one.
    const isNew = opened.exitCode === 0 && !has.backups && !has.journal;
    expect(
      verdicts,
      truth,
      isNew || opened.log.includes('leads nowhere'),
      `${name}: ${opened.log}`,
    );
    return new Set();
  }
  const report = JSON.parse(opened.output || '{"ok":false}') as CheckReport;
  expect(verdicts, truth, report.ok === (opened.exitCode === 0), `${name}: ${opened.output}`);
  if (!report.ok) {
    const repaired = await attempt(name, verdicts, () => commandLine(folder).run('repair'));
    const isRight = repaired.exitCode === 0 && checkFolder(folder).ok;
    expect(verdicts, 'what is not sound is put right', isRight, `${name}: ${repaired.log}`);
  }
  const rows = rowsOf(file);
  const missing = trial.expected.filter((row) => !rows.has(row));
  expect(
    verdicts,
    truth,
    missing.length === 0,
    `${name}: said to be sound, yet lacks ${missing[0]}`,
  );
  // A salvage is refused for it; it would gain nothing.
  const salvaged = await attempt(name, verdicts, () => commandLine(folder).run('salvage'));
  expect(verdicts, truth, salvaged.log.includes('is sound'), `${name}: ${salvaged.log}`);
  return rows;
}

/** Reads out what is readable, and holds what is said of it against what is there. */
async function salvage(trial: Trial, before: string): Promise<ReadonlySet<string>> {
  const { name, verdicts, left } = trial;
  const folder = copyOf(trial, 'salvaged');
  const salvaged = await attempt(
    name,
    verdicts,
    () => commandLine(folder).run('salvage', '--json'),
    [0, 1, 2],
  );
  if (left === null) {
    const says = /nothing to recover in .*start-empty/.test(salvaged.log);
    expect(verdicts, 'what is said is true', says, `${name}: ${salvaged.log}`);
    return new Set();
  }
  const isDone = salvaged.output !== '';
  const report = isDone ? (JSON.parse(salvaged.output) as SalvageReport) : null;
  const isNothing = salvaged.log.includes('Couldn’t read any of Ovo’s data');
  expect(
    verdicts,
    'what cannot be opened can be salvaged',
    isDone || (isNothing && trial.expected.length === 0),
    `${name}: ${salvaged.log}`,
  );
  if (report === null) return new Set();
  const quarantined = path.join(folder, report.keptAs ?? '');
  const isKept = hashOf(quarantined) === before;
  expect(verdicts, 'what is damaged is never written', isKept, name);
  const check = checkFolder(folder);
  expect(verdicts, 'what was salvaged is sound', check.ok, `${name}: ${JSON.stringify(check)}`);
  const sends = withDatabase(folder, ({ sqlite }) =>
    sqlite.prepare(`SELECT count(*) FROM campaigns WHERE status = 'sending'`).pluck().get(),
  );
  expect(verdicts, 'nothing is sent by itself afterwards', sends === 0, name);
  const file = path.join(folder, 'ovo.db');
  const rows = rowsOf(file);
  expectCounted(trial, report, countsOf(file));
  const isLoud = salvaged.exitCode === 1 && salvaged.log.includes('WARNING');
  const share = [...left.rows].filter((row) => rows.has(row)).length / left.rows.size;
  const what = `${name}: ${(100 * share).toFixed(1)} % came back, ${report.warning ?? 'without a warning'}`;
  expect(verdicts, 'what is said is true', isLoud === (report.warning !== null), what);
  expect(verdicts, 'little is never taken for much', share >= 0.85 || isLoud, what);
  const mayBeLoud = share < 0.999 || trial.isTableLost || lacksOfATable(left.rows, rows);
  expect(verdicts, 'what is said is true', mayBeLoud || !isLoud, what);
  return rows;
}

/** Whether a table, also a small one, lacks more than a tenth of its rows. */
function lacksOfATable(left: ReadonlySet<string>, rows: ReadonlySet<string>): boolean {
  const tables = Map.groupBy(left, (row) => row.slice(0, row.indexOf(' ')));
  return [...tables.values()].some(
    (own) => own.filter((row) => rows.has(row)).length < 0.9 * own.length,
  );
}

/** The rows of a report are rows of the database, but for those that only stand in for lost ones. */
function expectCounted({ name, verdicts }: Trial, report: SalvageReport, counts: Counts): void {
  const said = new Map(report.tables.map(({ table, rows }) => [table, rows]));
  for (const [table, rows] of counts) {
    const own = said.get(table) ?? 0;
    // Ovo itself writes down what it did; a list, a tag or a campaign may only stand in for a lost one.
    const most = table === 'events' ? own + 3 : own + report.placeholders;
    const isTrue = own <= rows && rows <= most;
    expect(
      verdicts,
      'what is said is true',
      isTrue,
      `${name}: ${own} ${table} said, ${rows} there`,
    );
  }
}

type Counts = ReturnType<typeof countsOf>;

/** With the backup in its place everything is there that the backup has, and who opted out since. */
async function restoreBackup(trial: Trial): Promise<void> {
  const { name, verdicts } = trial;
  const folder = copyOf(trial, 'restored');
  const restored = await attempt(name, verdicts, () =>
    commandLine(folder).run('restore', '--latest', '--json'),
  );
  const isBack = restored.exitCode === 0 && checkFolder(folder).ok;
  expect(verdicts, 'a backup can take its place', isBack, `${name}: ${restored.log}`);
  if (!isBack) return;
  const back = rowsOf(path.join(folder, 'ovo.db'));
  const missing = [...trial.known.all.rows].filter((row) => !back.has(row));
  expect(verdicts, 'a backup can take its place', missing.length === 0, `${name}: ${missing[0]}`);
}

/** Where nothing else helps a person begins anew, and what was there is kept. */
async function startEmpty(trial: Trial): Promise<void> {
  const { name, verdicts } = trial;
  const folder = copyOf(trial, 'emptied');
  const emptied = await attempt(name, verdicts, () => commandLine(folder).run('start-empty'));
  const isEmpty = emptied.exitCode === 0 && checkFolder(folder).ok;
  expect(verdicts, 'one can always begin anew', isEmpty, `${name}: ${emptied.log}`);
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
