import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openRemoteApplication } from '../../src-main/application/remote-application.ts';
import type { Application } from '../../src-main/application.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { migrationsFolder, threadFile } from '../support/database.ts';

/*
 * The main thread of the app without its windows: the application in its thread, sending in another. It
 * sends at 100 segments a second and asks meanwhile as a window does. Prints what it measured as JSON:
 *   node tests/bench/slow-disk-process.ts FOLDER SECONDS
 */

const [, , folder = '', seconds = '20'] = process.argv;
const segmentsPerSecond = 100;

function phone(index: number): string {
  return `+1212${String(2_000_000 + index)}`;
}

async function prepare(app: Application): Promise<number> {
  const file = path.join(folder, 'people.csv');
  const people = Number(seconds) * segmentsPerSecond * 3;
  const rows = Array.from({ length: people }, (_, index) => `Person ${index},${phone(index)}`);
  writeFileSync(file, ['Name,Phone', ...rows].join('\n'));
  await app.imports.startAsSuggested({
    file,
    country: 'US',
    choices: {},
    listName: 'All',
    onDuplicate: 'update',
  });
  const settings = await app.settings.get();
  await app.settings.save({
    ...settings,
    segmentsPerSecond,
    quietHours: { ...defaultQuietHours, enabled: false },
    simulator: { ...settings.simulator, delayMs: 20, rejectedShare: 0, undeliveredShare: 0 },
  });
  const { id: listId } = await app.contacts.requireList('All');
  const { snapshot } = await app.campaigns.create({
    name: 'News',
    body: 'Hello',
    sender: '+12125550100',
    audience: { listIds: [listId] },
  });
  return snapshot.id;
}

const app = await openRemoteApplication({
  dataFolder: folder,
  migrationsFolder,
  threadFile,
  clock: systemClock,
  readCredentials: () => Promise.resolve(null),
  onError: (error) => console.error(error),
  onFault(fault) {
    throw fault;
  },
});
const campaign = await prepare(app);
await app.campaigns.start(campaign);

const reads: readonly (() => Promise<unknown>)[] = [
  () => app.campaigns.list(),
  () => app.campaigns.get(campaign),
  () => app.settings.get(),
  () => app.contacts.get(1),
  () => app.messages.page({ id: campaign, offset: 0, limit: 50, filter: 'all' }),
];
let written = 0;
const writes: readonly (() => Promise<unknown>)[] = [
  async () => await app.settings.save(await app.settings.get()),
  () => app.suppressions.add({ number: phone(900_000 + written), reason: 'Asked', evidence: '' }),
  () => app.lists.create({ name: `List ${written}`, filter: null }),
  () =>
    app.campaigns.create({
      name: `Draft ${written}`,
      body: 'Hello',
      sender: '',
      audience: { listIds: [] },
    }),
];

async function measure(ask: () => Promise<unknown>, times: number[]): Promise<void> {
  const startedAt = performance.now();
  await ask();
  times.push(performance.now() - startedAt);
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

// What happens once, for instance that code is compiled, is over by then.
for (const ask of [...reads, ...writes]) await ask();
await pause(1000);
const before = (await app.campaigns.get(campaign)).snapshot.sentCount;
const startedAt = performance.now();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const times = { reads: [] as number[], writes: [] as number[] };
while (performance.now() - startedAt < Number(seconds) * 1000) {
  for (const ask of reads) await measure(ask, times.reads);
  const write = writes[written % writes.length];
  written += 1;
  if (write !== undefined) await measure(write, times.writes);
  await pause(20);
}
delay.disable();
const took = (performance.now() - startedAt) / 1000;
const { sentCount } = (await app.campaigns.get(campaign)).snapshot;
await app.close();
console.log(
  JSON.stringify({
    loop: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
    ...times,
    sentPerSecond: (sentCount - before) / took,
  }),
);
