import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src-main/database/open.ts';
import { migrationsFolder } from '../support/database.ts';
import { inspect } from './fingerprint.ts';

/*
 * `npm run test:import-kill [-- --kills 50 --seed 7]`: a process that imports a file and undoes that
 * again is killed at random moments; each time all of it is there, or nothing.
 */

const rows = 20_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string' },
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

/** Mulberry32: the same numbers from 0 to 1 for the same seed, wherever it runs. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Numbers are made to be read, never sent to. */
const phoneOf = (index: number) => `+1212${String(2_000_000 + index)}`;

/** People, some known under other names, some twice, some faulty, some who want no texts. */
function writePeople(file: string): void {
  const lines = Array.from({ length: rows }, (_, index) =>
    [
      `Person ${index}`,
      index % 3 === 0 ? 'Lee' : '',
      index % 50 === 7 ? '12' : phoneOf(index % 40 === 9 ? index - 9 : index),
      index % 20 === 0 ? 'vip;old' : '',
      index % 100 === 3 ? 'yes' : '',
      index % 10 === 0 ? 'yes' : '',
    ].join(','),
  );
  writeFileSync(file, ['First,Last,Phone,Tags,Opted out,Agreed', ...lines].join('\n'));
}

/** A database with people who are in the file too, and others, on a list. */
function makeTemplate(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  db.sqlite.transaction(() => {
    db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'Old', 1)`);
    const insert = db.sqlite.prepare(
      `INSERT INTO contacts (phone, first_name, created_at, updated_at) VALUES (?, ?, 1, 1)`,
    );
    for (let index = 0; index < 3000; index += 1) insert.run(phoneOf(8 * index), `Known ${index}`);
    db.sqlite.exec(`INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts`);
  })();
  db.close();
}

interface Run {
  /** Milliseconds from the start, by what was said. */
  readonly told: readonly { readonly line: string; readonly at: number }[];
  readonly wasKilled: boolean;
}

/** Runs the program, and kills it that many milliseconds after it has opened the database. */
async function run(
  folder: string,
  csv: string,
  options: { readonly killAfterMs?: number; readonly isUndone?: boolean },
): Promise<Run> {
  const { killAfterMs, isUndone = true } = options;
  const program = path.join(import.meta.dirname, 'import-process.ts');
  const child = spawn(
    process.execPath,
    [program, csv, path.join(folder, 'ovo.db'), isUndone ? 'undo' : ''],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const told: { readonly line: string; readonly at: number }[] = [];
  let openedAt = 0;
  const lines = createInterface({ input: child.stdout });
  let timer: NodeJS.Timeout | undefined;
  lines.on('line', (line) => {
    if (line === 'open') {
      openedAt = performance.now();
      if (killAfterMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    }
    told.push({ line, at: performance.now() - openedAt });
  });
  await ended;
  clearTimeout(timer);
  return { told, wasKilled: child.signalCode === 'SIGKILL' };
}

const base = mkdtempSync(path.join(tmpdir(), 'ovo-import-kill-'));
const csv = path.join(base, 'people.csv');
const template = path.join(base, 'template');
writePeople(csv);
makeTemplate(template);
const before = inspect(template).state;

/** Does it without killing anybody; what there is then, and how long it took. */
async function runInPeace(name: string, isUndone: boolean) {
  const folder = path.join(base, name);
  cpSync(template, folder, { recursive: true });
  const { told } = await run(folder, csv, { isUndone });
  return { told, state: inspect(folder).state };
}

const { state: imported } = await runInPeace('imported', false);
const calm = await runInPeace('undone', true);
const undone = calm.state;
const totalMs = calm.told.at(-1)?.at ?? 0;
const startOf = (line: string) => calm.told.find((one) => one.line === line)?.at ?? totalMs;
const phases = [
  [0, startOf('saving')],
  [startOf('saving'), startOf('imported')],
  [startOf('imported'), totalMs],
] as const;

/** What may be there by the last that was said: all of the import or nothing, and so of its undoing. */
const statesAfter: Readonly<Record<string, readonly string[]>> = {
  saving: [before, imported],
  imported: [imported, undone],
  undoing: [imported, undone],
  undone: [undone],
};
const hits = new Map<string, number>();
const faults: string[] = [];
const random = randomFrom(seed);
say(`seed ${seed}, ${kills} kills; import and undoing take ${totalMs.toFixed(0)} ms`);
for (let count = 0; count < kills;) {
  const folder = path.join(base, `folder-${count}`);
  cpSync(template, folder, { recursive: true });
  const [from, to] = phases[count % phases.length] ?? [0, totalMs];
  const { told, wasKilled } = await run(folder, csv, {
    killAfterMs: from + random() * (to - from),
  });
  if (!wasKilled) continue;
  count += 1;
  const last = told.at(-1)?.line ?? 'nothing';
  hits.set(last, (hits.get(last) ?? 0) + 1);
  const { state, damage } = inspect(folder);
  faults.push(...damage.map((line) => `killed at ${last}: ${line}`));
  const allowed = statesAfter[last] ?? [before];
  if (!allowed.includes(state)) faults.push(`killed after ${last}: half of something is there`);
  if (faults.length === 0) rmSync(folder, { recursive: true, force: true });
}

for (const [line, count] of hits) say(`  killed after “${line}”: ${count}`);
for (const fault of faults) say(`  ✗ ${fault}`);
if (faults.length === 0) rmSync(base, { recursive: true, force: true });
else say(`Run it again with --seed ${seed}. The folders are kept in ${base}.`);
const failed = Math.min(faults.length, kills);
if (values.report !== undefined) {
  writeFileSync(
    values.report,
    JSON.stringify({ passed: kills - failed, failed, failures: faults }),
  );
}
say(`\n${kills - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
