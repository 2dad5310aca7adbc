import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { integrityOf } from '../../src-main/maintenance/rules/check.ts';
import { withDatabase } from '../support/data-folder.ts';
import { fakeMessagingService } from '../support/fake-twilio/account.ts';
import { seededRandom } from '../support/fake-twilio/faults.ts';
import { commandLineFile } from '../support/program.ts';
import { examineHandOver, examineOptOuts, readCampaign } from './examine.ts';
import { startProvider } from './provider.ts';

/*
 * `npm run test:hand-over-kill [-- --messages 50000 --kills 40 --opt-outs 1000 --seed 7]`: a campaign is
 * handed over to the scheduler of a fake Twilio that loses answers, throttles and lists late, by processes
 * that are killed: each message is scheduled there exactly once. Then people opt out, some of them after
 * their text was sent: each text is canceled there, or reported.
 */

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '40' },
    'opt-outs': { type: 'string', default: '1000' },
    seed: { type: 'string' },
    /** A file for the numbers of the last line, as JSON. */
    report: { type: 'string' },
  },
});
const people = Number(values.messages);
const kills = Number(values.kills);
const optOuts = Number(values['opt-outs']);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (![people, kills, optOuts].every((count) => Number.isInteger(count) && count > 0)) {
  say('--messages, --kills and --opt-outs have to be whole numbers above 0.');
  process.exit(2);
}

/** Of those who opt out, the share whose text is sent before anybody can ask for its end. */
const lateShare = 0.1;

/** The provider shows a message so late; two look-ups are further apart, as the real setting is. */
const visibleAfterMs = 400;
const recheckAfterSeconds = 1;

/** Segments a second at which texts are to be sent. */
const rate = 20;

/** Runs that may end before everything is with the provider. */
const mostRuns = 30;

const random = seededRandom(seed);
const base = mkdtempSync(path.join(tmpdir(), 'ovo-hand-over-kill-'));
const folder = path.join(base, 'data');
const failures: string[] = [];
let passed = 0;

function promise(what: string, faults: readonly string[]): void {
  say(`  ${faults.length === 0 ? '✓' : '✗'} ${what}`);
  if (faults.length === 0) passed += 1;
  for (const fault of faults.slice(0, 5)) say(`      ${fault}`);
  if (faults.length > 5) say(`      and ${faults.length - 5} more`);
  if (faults.length > 0) failures.push(`${what}: ${faults[0] ?? ''}`);
}

/** Numbers that look like some of New York and Los Angeles; none of them is ever really sent to. */
function phone(index: number): string {
  return `+1${index % 2 === 0 ? 212 : 213}${String(2_000_000 + index)}`;
}

const provider = await startProvider({ seed, visibleAfterMs });
const env = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_COMPILE_CACHE: path.join(base, 'compiled'),
  ...provider.variables,
  OVO_TWILIO_TIMEOUT_MS: '1500',
};

async function ovo(...args: readonly string[]): Promise<string> {
  const all = [commandLineFile, '--data', folder, ...args];
  return (await promisify(execFile)(process.execPath, all, { env })).stdout;
}

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [commandLineFile, '--data', folder, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

const damage: string[] = [];
let killed = 0;

/** Kills a process at a moment; whether it had not ended by itself. */
async function killAfter(victim: ChildProcess, moment: Promise<unknown>): Promise<boolean> {
  const ended = once(victim, 'exit');
  await Promise.race([moment, ended]);
  const isOver = victim.exitCode !== null || victim.signalCode !== null;
  victim.kill('SIGKILL');
  await ended;
  if (isOver) return false;
  killed += 1;
  damage.push(...withDatabase(folder, (db) => integrityOf(db)).filter((line) => line !== 'ok'));
  return true;
}

const after = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** Once the provider has taken so many more. */
function taken(count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    const undo = provider.onAccepted(() => {
      seen += 1;
      if (seen < count) return;
      undo();
      resolve();
    });
  });
}

const importRows = async (name: string, rows: readonly string[], ...args: readonly string[]) => {
  const file = path.join(base, `${name}.csv`);
  writeFileSync(file, `${rows.join('\n')}\n`);
  await ovo('contacts', 'import', file, '--country', 'US', ...args);
};

async function createCampaign(list: string, body: string): Promise<void> {
  const draft = ['--name', body, '--list', list, '--body', body, '--sender', fakeMessagingService];
  await ovo('campaigns', 'create', ...draft);
}

const handOver = (id: number): readonly string[] => {
  const policy = ['--unconfirmed', 'requeue', '--recheck-after', String(recheckAfterSeconds)];
  return ['campaigns', 'hand-over', String(id), ...policy];
};

const indexes = Array.from({ length: people }, (_, index) => index);
await importRows('people', ['Phone', ...indexes.map(phone)], '--list', 'People');
await ovo('settings', 'set', 'segmentsPerSecond', String(rate));
await ovo('settings', 'set', 'quietHours.enabled', 'false');
await createCampaign('People', 'Hello');
say(`seed ${seed}, ${people} messages, ${kills} kills, ${optOuts} opt-outs`);

const began = performance.now();
while (killed < kills) {
  // All of them before everything is handed over.
  const most = Math.ceil((0.9 * people) / kills);
  // Now and then so early that nothing has gone.
  const moment = random() < 0.1 ? after(1500 * random()) : taken(1 + Math.floor(most * random()));
  if (!(await killAfter(start(...handOver(1)), moment))) break;
}
const killedHandingOver = killed;
for (let run = 1; run <= mostRuns; run += 1) {
  const { messages } = readCampaign(folder, 1);
  const open = messages.filter(({ status }) => status !== 'scheduled');
  if (open.length === 0) break;
  if (open.every(({ status }) => status === 'unconfirmed')) {
    // The list is known to be up to date once it shows something newer.
    const list = `Proof ${run}`;
    await importRows('proof', ['Phone', phone(people + run)], '--list', list);
    await createCampaign(list, list);
    await once(start(...handOver(1 + run)), 'exit');
  }
  await once(start(...handOver(1)), 'exit');
}
const handedOver = readCampaign(folder, 1);
const seconds = (performance.now() - began) / 1000;
const report = await provider.report();
const ofCampaign = (messages: typeof report.messages) =>
  messages.filter(({ body }) => body === 'Hello');

say(`handed over in ${seconds.toFixed(0)} s, with ${killedHandingOver} kills`);
promise(
  `each of ${people} messages is scheduled exactly once`,
  examineHandOver(handedOver.messages, { ...report, messages: ofCampaign(report.messages) }),
);
const { scheduledCount } = handedOver.snapshot;
promise(
  'the counts are those of the rows',
  scheduledCount === people ? [] : [`${scheduledCount} scheduled, by the snapshot`],
);

// Some of the earliest, and some of all the others.
const inTurn = handedOver.messages.toSorted((a, b) => (a.sendAt ?? 0) - (b.sendAt ?? 0));
const late = Math.floor(optOuts * lateShare);
const draw = (from: number, to: number, count: number) => {
  const drawn = inTurn.slice(from, to).map(({ to: number }) => ({ number, at: random() }));
  return drawn
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ number }) => number);
};
const optedOut = new Set([...draw(0, 2 * late, late), ...draw(2 * late, people, optOuts - late)]);
const timeOfLate = inTurn[2 * late]?.sendAt ?? 0;
const rows = [...optedOut].map((number) => `${number},yes`);
await importRows('opt-outs', ['Phone,Opted out', ...rows], '--on-duplicate', 'update');
await provider.report(timeOfLate - report.now);
const asked = performance.now();
const killsOfSync = Math.max(2, Math.floor(kills / 10));
for (let count = 0; count < killsOfSync; count += 1) {
  await killAfter(start('receipts', 'sync'), after(300 + 1500 * random()));
}
const isOpen = () =>
  readCampaign(folder, 1).messages.some(
    ({ to, status }) => optedOut.has(to) && status === 'scheduled',
  );
for (let run = 0; run < 5 && isOpen(); run += 1) {
  const sync = start('receipts', 'sync');
  const isOver = once(sync, 'exit');
  // What becomes of the texts that were sent is no matter of this.
  while (sync.exitCode === null && isOpen()) await Promise.race([isOver, after(500)]);
  sync.kill('SIGKILL');
  await isOver;
}
const secondsOfOptOuts = (performance.now() - asked) / 1000;
const last = await provider.report();
const ended = examineOptOuts(
  readCampaign(folder, 1).messages,
  { ...last, messages: ofCampaign(last.messages) },
  optedOut,
);
say(
  `${optedOut.size} opt-outs in ${secondsOfOptOuts.toFixed(0)} s, with ${killed - killedHandingOver} kills: ${ended.canceled} canceled there, ${ended.reported} sent before and reported`,
);
promise('each text of somebody who opted out is canceled there in time, or reported', [
  ...ended.faults,
  ...(ended.canceled + ended.reported === optOuts ? [] : [`${optOuts} had opted out`]),
]);
promise('some were canceled, and some were late', [
  ...(ended.canceled === 0 ? ['none was canceled'] : []),
  ...(ended.reported === 0 ? ['none was late'] : []),
]);
promise('after every kill the database is whole', damage);
promise(
  'as many processes were killed as was asked for',
  killedHandingOver === kills ? [] : [`${killedHandingOver} of ${kills}`],
);

await provider.close();
if (failures.length === 0) rmSync(base, { recursive: true, force: true });
else say(`\nRun it again with --seed ${seed}. The folder is kept in ${base}.`);
const failed = failures.length;
if (values.report !== undefined) {
  writeFileSync(values.report, JSON.stringify({ passed, failed, failures }));
}
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
