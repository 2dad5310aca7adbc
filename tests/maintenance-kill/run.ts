import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTemplates } from '../corruption/template.ts';
import { commandLine } from '../support/command-line.ts';
import { seededRandom } from '../support/fake-twilio/faults.ts';
import { stateOf, works, type Work } from './works.ts';
import { commandLineFile } from '../support/program.ts';

/*
 * `npm run test:maintenance-kill [-- --kills 50 --seed 7]`: so many processes that back up, restore,
 * salvage and repair are killed in the middle, each; afterwards there is the old database or the new
 * one, and never anything between.
 */

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '6' },
    seed: { type: 'string' },
    /** What is killed, for instance `repair`; everything unless given. */
    only: { type: 'string' },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  say('--kills has to be a whole number above 0, --seed a whole number.');
  process.exit(2);
}

const base = mkdtempSync(path.join(tmpdir(), 'ovo-maintenance-'));
// Each process and each thread would compile everything anew.
process.env['NODE_COMPILE_CACHE'] = path.join(base, 'compiled');
enableCompileCache(path.join(base, 'compiled'));
const env = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_COMPILE_CACHE: path.join(base, 'compiled'),
};
const { closed } = makeTemplates(base);
const random = seededRandom(seed);
say(`seed ${seed}, ${kills} kills each`);

interface Outcome {
  readonly wasKilled: boolean;
  readonly milliseconds: number;
}

/** Runs a command; kills it after so long, or after so many changes in its folders. */
async function runAndKill(
  command: readonly string[],
  folder: string,
  moment: { readonly afterMs: number } | { readonly afterChanges: number },
): Promise<Outcome> {
  const child = spawn(process.execPath, [commandLineFile, '--data', folder, ...command], {
    env: { ...env, INIT_CWD: path.dirname(folder) },
    stdio: 'ignore',
  });
  const started = performance.now();
  const kill = () => void child.kill('SIGKILL');
  let seen = 0;
  const watchers = ['.', 'backups']
    .map((name) => path.join(folder, name))
    .filter((name) => 'afterChanges' in moment && existsSync(name))
    .map((name) =>
      watch(name, () => {
        seen += 1;
        if ('afterChanges' in moment && seen === moment.afterChanges) kill();
      }),
    );
  const timer = 'afterMs' in moment ? setTimeout(kill, moment.afterMs) : undefined;
  await once(child, 'exit');
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  return {
    wasKilled: child.signalCode === 'SIGKILL',
    milliseconds: performance.now() - started,
  };
}

/** A copy of the sound data folder, made what the command is for. */
function furnish(work: Work, number: number): string {
  const folder = path.join(base, `${work.name.replaceAll(' ', '-')}-${number}`, 'data');
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(closed, folder, { recursive: true });
  work.prepare(folder);
  return folder;
}

/** What is wrong after any of the kills. */
async function killOften(work: Work): Promise<readonly string[]> {
  const whole = await runAndKill(work.command, furnish(work, 0), { afterMs: 600_000 });
  const problems: string[] = [];
  let killed = 0;
  for (let number = 1; killed < kills; number += 1) {
    if (number > 4 * kills) return [...problems, `only ${killed} of ${kills} were killed`];
    const folder = furnish(work, number);
    const before = stateOf(folder);
    const moment =
      random() < 0.4
        ? { afterMs: whole.milliseconds * (0.2 + 0.8 * random()) }
        : { afterChanges: 1 + Math.floor(random() * 40) };
    const { wasKilled } = await runAndKill(work.command, folder, moment);
    if (!wasKilled) continue;
    killed += 1;
    const found = await work.examine(folder, before, commandLine(folder));
    problems.push(...found.map((problem) => `${JSON.stringify(moment)}: ${problem}`));
    if (found.length === 0) rmSync(path.dirname(folder), { recursive: true, force: true });
  }
  return problems;
}

const chosen = works.filter(({ name }) => values.only === undefined || values.only === name);
let failed = 0;
for (const work of chosen) {
  const problems = await killOften(work);
  say(`${problems.length === 0 ? '✓' : '✗'} ${work.name}: the old or the new, never between`);
  for (const problem of problems.slice(0, 10)) say(`    ${problem}`);
  if (problems.length > 0) failed += 1;
}
if (failed > 0) {
  say(`\nRun it again with --seed ${seed}. The folders are kept in ${base}.`);
  process.exitCode = 1;
} else {
  rmSync(base, { recursive: true, force: true });
}
const passed = chosen.length - failed;
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ passed, failed }));
say(`\n${passed} passed, ${failed} failed`);
