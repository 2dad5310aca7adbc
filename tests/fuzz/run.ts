import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOf } from './break-file.ts';
import { createCorpus } from './corpus.ts';
import { Broken, examine, type Examined } from './examine.ts';

/*
 * `npm run test:fuzz [-- --files 100000 --seed 7 --only 123]`: files of contacts with bytes flipped, cut,
 * doubled, filled and spliced, each read to its end. Every file follows from the seed and its number, so
 * that `--only` makes any of them again. Nothing here goes by the clock: a file that is never done is
 * the one whose number was said last, and it is kept.
 */

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    only: { type: 'string' },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

const files = Number(values.files);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const only = values.only === undefined ? null : Number(values.only);
if (!Number.isInteger(files) || files < 1 || !Number.isInteger(seed)) {
  say('--files has to be a whole number above 0, --seed a whole number.');
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), 'ovo-fuzz-'));
const corpus = createCorpus();
say(`seed ${seed}, ${files} files made of ${corpus.size} whole ones`);

const outcomes: Record<Examined['outcome'], number> = { read: 0, 'read in part': 0, refused: 0 };
let contacts = 0;
let rejects = 0;
const failures: string[] = [];

/** Makes a broken file, reads it, and notes what became of it. */
async function examineOne(number: number): Promise<void> {
  const file = path.join(folder, 'broken');
  const bytes = corpus.draw(chanceOf(seed * 1_000_003 + number));
  writeFileSync(file, bytes);
  try {
    const examined = await examine(file, bytes);
    outcomes[examined.outcome] += 1;
    contacts += examined.contacts;
    rejects += examined.rejects;
  } catch (error) {
    const kept = path.join(folder, `broken-${number}`);
    writeFileSync(kept, bytes);
    const what = error instanceof Broken ? error.message : String(error);
    failures.push(`file ${number} (kept as ${kept}): ${what}`);
  }
}

if (only === null) {
  for (let number = 1; number <= files; number += 1) {
    await examineOne(number);
    if (number % 10_000 === 0) say(`${number} of ${files}`);
    if (failures.length >= 20) break;
  }
} else {
  await examineOne(only);
}

say('');
for (const [outcome, count] of Object.entries(outcomes)) say(`${count} ${outcome}`);
say(`${contacts} contacts and ${rejects} rejects in them`);
for (const failure of failures) say(`\n${failure}`);
const examinedFiles = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
if (failures.length > 0) {
  say(`\nRun it again with --seed ${seed}.`);
  process.exitCode = 1;
} else {
  rmSync(folder, { recursive: true, force: true });
}
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed: examinedFiles, failed: failures.length }));
}
say(`\n${examinedFiles} passed, ${failures.length} failed`);
