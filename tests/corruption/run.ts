import { enableCompileCache } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { damageKinds } from './damages.ts';
import { comparison, promises, Explanations } from './promises.ts';
import { findShell } from './peer.ts';
import { knownRows, rowsOf } from './rows.ts';
import { makeTemplates } from './template.ts';
import { runTrial, type TrialResult } from './trial.ts';

/*
 * `npm run test:corruption [-- --trials 200 --seed 7]`: data folders damaged in every way there is, each
 * by its seed, and what Ovo makes of them: on the command line, as the window starts, by a salvage, with
 * a backup; beside what `.recover` of the sqlite3 shell brings back of the same files.
 */

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '80' },
    seed: { type: 'string' },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const trials = Number(values.trials);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(trials) || trials < 1 || !Number.isInteger(seed)) {
  say('--trials has to be a whole number above 0, --seed a whole number.');
  process.exit(2);
}

// Each thread would compile everything anew.
enableCompileCache();
const base = mkdtempSync(path.join(tmpdir(), 'ovo-corruption-'));
const verdicts = new Explanations();
const templates = makeTemplates(base);
const all = knownRows(path.join(templates.closed, 'ovo.db'));
const later = rowsOf(path.join(templates.interrupted, 'ovo.db'));
// What only the -wal has goes with it, and what it changed may come back either way.
const withoutWal = { rows: all.rows, placed: all.placed.filter(({ row }) => later.has(row)) };
const known = { all, withoutWal, later: knownRows(path.join(templates.later, 'ovo.db')) };
const shell = findShell(templates.closed);
if (shell === null) {
  say('The sqlite3 shell here cannot .recover: it is built without sqlite_dbpage.');
  say('OVO_SQLITE_SHELL names another; without one there is nothing to compare with.');
}
say(`seed ${seed}, ${trials} data folders with ${known.all.rows.size} rows each`);

const started = performance.now();
const results: TrialResult[] = [];
for (let number = 0; number < trials; number += 1) {
  const folder = path.join(base, `folder-${number}`);
  results.push(
    await runTrial({
      seed: seed * 1000 + number,
      number,
      folder,
      templates,
      known,
      verdicts,
      shell,
    }),
  );
  if (results.length % 20 === 0) say(`${results.length} of ${trials}`);
}

const sum = (of: readonly TrialResult[], what: 'untouched' | 'kept' | 'recovered') =>
  of.reduce((total, result) => total + result[what], 0);
const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
const peerPercent = (part: number, whole: number) => (shell === null ? '–' : percent(part, whole));
say('');
say('rows of undamaged pages that come back        Ovo   .recover   seen before it was opened');
for (const { name } of damageKinds) {
  const own = results.filter(({ kind }) => kind === name);
  if (own.length === 0) continue;
  const rows = sum(own, 'untouched');
  const seen = own.filter(({ wasSeen }) => wasSeen).length;
  say(
    `${name.padEnd(38)}${percent(sum(own, 'kept'), rows).padStart(11)}${peerPercent(sum(own, 'recovered'), rows).padStart(11)}   ${seen} of ${own.length}`,
  );
}
const [rows, kept, recovered] = [
  sum(results, 'untouched'),
  sum(results, 'kept'),
  sum(results, 'recovered'),
];
say(`all: ${kept} of ${rows} (${percent(kept, rows)}); .recover ${peerPercent(recovered, rows)}`);
if (kept < recovered) {
  verdicts.note(comparison, [`${kept} < ${recovered}`]);
}
say(`${((performance.now() - started) / 1000).toFixed(0)} s`);
say('');
for (const line of verdicts.lines()) {
  if (shell !== null || !line.includes(comparison)) say(line);
}
if (verdicts.failed > 0) {
  say(`\nRun it again with --seed ${seed}. The folders are kept in ${base}.`);
  process.exitCode = 1;
} else {
  rmSync(base, { recursive: true, force: true });
}
const passed = promises.length - verdicts.failed - (shell === null ? 1 : 0);
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed, failed: verdicts.failed }));
}
say(`\n${passed} passed, ${verdicts.failed} failed`);
