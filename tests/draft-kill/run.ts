import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { getCampaign, listCampaigns } from '../../src-main/campaigns/campaign-rows.ts';
import { listVersions, readVersion } from '../../src-main/campaigns/drafts/version-rows.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { integrityOf } from '../../src-main/maintenance/rules/check.ts';
import { migrationsFolder } from '../support/database.ts';
import { typedText } from './typed-text.ts';

/*
 * `npm run test:draft-kill [-- --kills 50]`: a process in which somebody types is killed at random moments;
 * at most one second of typing is lost, never is an older version there, never a broken draft.
 */

/** What may be lost, in milliseconds. */
const lostAtMostMs = 1000;

/** Killed between these, in milliseconds after the first character. */
const killed = { from: 50, to: 2000 } as const;

/** Processes at the same time: most of a round is the start of a process. */
const atOnce = 2;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1) {
  say('--kills has to be a whole number above 0.');
  process.exit(2);
}

interface Typed {
  /** How much was typed so long before the kill that it must be there. */
  readonly least: number;
  /** How much was typed at all. */
  readonly all: number;
  readonly faults: readonly string[];
}

/** Lets somebody type, and kills the process after so long. */
async function typeAndKill(folder: string, killAfterMs: number): Promise<Typed> {
  const program = path.join(import.meta.dirname, 'typing-process.ts');
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const typed: { readonly length: number; readonly at: number }[] = [];
  const faults: string[] = [];
  let saved = 0;
  let killedAt = Infinity;
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  lines.on('line', (line) => {
    const [what, length] = line.split(' ');
    if (what === 'fault') faults.push(line);
    if (what === 'saved') saved = Number(length);
    if (what === 'typed') typed.push({ length: Number(length), at: performance.now() });
    if (what === 'open') {
      setTimeout(() => {
        killedAt = performance.now();
        child.kill('SIGKILL');
      }, killAfterMs);
    }
  });
  await Promise.all([ended, closed]);
  if (child.signalCode !== 'SIGKILL') faults.push('it ended by itself');
  const old = typed.findLast(({ at }) => at < killedAt - lostAtMostMs)?.length ?? 0;
  return { least: Math.max(saved, old), all: typed.at(-1)?.length ?? 0, faults };
}

/** What is wrong with the draft that is there after a kill. */
function examine(folder: string, { least, all }: Typed): readonly string[] {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    const faults: string[] = [];
    const [snapshot] = listCampaigns(db);
    if (snapshot === undefined) return ['the draft is gone'];
    const { draft, revision } = getCampaign(db, snapshot.id);
    const { length } = draft.body;
    if (draft.body !== typedText(length)) faults.push('the text is broken');
    // One more can be typed than was heard of.
    if (length > all + 5) faults.push(`${length} characters are there, ${all} were typed`);
    if (length < least) faults.push(`only ${length} characters are there, ${least} had to be`);
    const [newest] = listVersions(db, snapshot.id);
    if (newest?.revision !== revision) faults.push('the newest version is another one');
    else if (readVersion(db, snapshot.id, revision).body !== draft.body) {
      faults.push('the newest version has another text');
    }
    faults.push(...integrityOf(db).filter((line) => line !== 'ok'));
    return faults;
  } finally {
    db.close();
  }
}

const base = mkdtempSync(path.join(tmpdir(), 'ovo-draft-kill-'));
const failures: string[] = [];
let passed = 0;
let failed = 0;
const rounds = Array.from({ length: kills }, (_, index) => index);

async function nextRounds(): Promise<void> {
  for (let round = rounds.shift(); round !== undefined; round = rounds.shift()) {
    const folder = mkdtempSync(path.join(base, `${round}-`));
    // Spread evenly over the whole span, each somewhere in its part.
    const part = (killed.to - killed.from) / kills;
    const typed = await typeAndKill(folder, killed.from + part * (round + Math.random()));
    const faults = [...typed.faults, ...examine(folder, typed)];
    if (faults.length === 0) {
      passed += 1;
      rmSync(folder, { recursive: true, force: true });
    } else {
      failed += 1;
      failures.push(...faults.map((fault) => `kill ${round}: ${fault} (${folder})`));
    }
  }
}

await Promise.all(Array.from({ length: atOnce }, nextRounds));
for (const failure of failures) say(`  ✗ ${failure}`);
if (failed === 0) rmSync(base, { recursive: true, force: true });
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed, failed, failures }));
}
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
