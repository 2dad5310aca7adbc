import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Explanations, promises } from './promises.ts';
import { playRound } from './round.ts';
import { Tally } from './tally.ts';
import { makeTemplate } from './template.ts';

/*
 * `npm run test:crash [-- --kills 300 --seed 7 --in-flight 1 --threads]`: campaigns on the real command line against a
 * fake Twilio that is as bad as a provider can be, killed at random moments and started again until
 * everybody has got every text. What was drawn follows from the seed; what the moments hit does not.
 * In every other data folder the application and sending have threads of their own, as in the window;
 * with --threads in all of them.
 */

/** Kills in one data folder, before the next one. */
const killsARound = 15;

/** Data folders that are worked on at the same time. */
const atOnce = 4;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string' },
    /** Messages that may be in flight at once: no kill may leave more in doubt. */
    'in-flight': { type: 'string', default: '64' },
    threads: { type: 'boolean', default: false },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const inFlight = Number(values['in-flight']);
const areCounts = [kills, inFlight].every((count) => Number.isInteger(count) && count > 0);
if (!areCounts || !Number.isInteger(seed)) {
  say('--kills and --in-flight have to be whole numbers above 0, --seed a whole number.');
  process.exit(2);
}

const base = mkdtempSync(path.join(tmpdir(), 'ovo-crash-'));
const template = path.join(base, 'template');
const env = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  // What a command is compiled to is kept: it starts in half the time.
  NODE_COMPILE_CACHE: path.join(base, 'compiled'),
};
const verdicts = new Explanations();
const tally = new Tally();
const started = performance.now();
const startUpMs = await makeTemplate(template, env);
say(`seed ${seed}, ${kills} kills; a command starts within ${startUpMs.toFixed(0)} ms`);

let drawn = 0;
let rounds = 0;

/** Plays rounds until all kills are drawn; what a round did not use is drawn again. */
async function playRounds(): Promise<void> {
  while (drawn < kills) {
    const quota = Math.min(killsARound, kills - drawn);
    drawn += quota;
    rounds += 1;
    const number = rounds;
    const own = new Tally();
    const hasThreads = values.threads || number % 2 === 0;
    const folder = path.join(base, `folder-${number}`);
    await playRound({
      seed: seed * 1000 + number,
      kills: quota,
      folder,
      template,
      // Two more threads have to start.
      startUpMs: hasThreads ? 2 * startUpMs : startUpMs,
      env,
      inFlight,
      runsIn: hasThreads ? 'threads' : 'place',
      verdicts,
      tally: own,
    });
    tally.add(own);
    drawn -= quota - own.kills;
    say(
      `folder ${number} (${hasThreads ? 'threads' : 'one thread'}): ${own.kills} kills, ${tally.kills} of ${kills} in all`,
    );
    if (verdicts.failed === 0) rmSync(folder, { recursive: true, force: true });
  }
}

await Promise.all(Array.from({ length: atOnce }, playRounds));
if (tally.kills !== kills) {
  verdicts.note('as many processes were killed as was asked for', [`${tally.kills} of ${kills}`]);
}

say('');
for (const line of tally.lines((performance.now() - started) / 1000)) say(line);
say('');
for (const line of verdicts.lines()) say(line);
if (verdicts.failed > 0) {
  say(`\nRun it again with --seed ${seed}. The folders are kept in ${base}.`);
  process.exitCode = 1;
} else {
  rmSync(base, { recursive: true, force: true });
}
const passed = promises.length - verdicts.failed;
if (values.report !== undefined) {
  const { failed, failures } = verdicts;
  writeFileSync(
    values.report,
    JSON.stringify({ passed, failed, failures, mostInDoubt: tally.mostInDoubt }),
  );
}
say(`\n${passed} passed, ${verdicts.failed} failed`);
