import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Ovo } from '../support/app.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { environmentFor, sendThroughTwilio, takenBy } from '../support/real-sending.ts';
import {
  draftToPeople,
  hurryAtNextStart,
  isCompleted,
  openNews,
  reaches,
  sendEverything,
  sidsOf,
  taken,
} from '../support/journey.ts';

/*
 * The app’s whole process tree is killed in the middle of a campaign, more than once. It is started
 * again, and the window shows how it comes to its end: everybody gets the text exactly once.
 */

/** So many that a campaign to them is not over before a slow computer has killed it twice. */
const people = 600;

/** Imports people and starts a campaign to all of them. */
async function startCampaign(ovo: Ovo): Promise<void> {
  await ovo.request('campaigns.start', { id: await draftToPeople(ovo, people) });
  await openNews(ovo);
}

/** Kills the app’s main process and every process under it, none of which gets a word in. */
async function killTree(ovo: Ovo): Promise<void> {
  const ended = ovo.ended();
  for (const pid of descendants(ovo.electron.process().pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It died of its parent’s death a moment before.
      expect(error).toMatchObject({ code: 'ESRCH' });
    }
  }
  expect(await ended).toBeNull();
}

/** A process and all that it started, and those started, itself first. */
function descendants(root: number | undefined): readonly number[] {
  if (root === undefined) throw new Error('It is not running.');
  const all = parents();
  const tree = [root];
  for (const parent of tree) {
    for (const [pid, ppid] of all) if (ppid === parent) tree.push(pid);
  }
  return tree;
}

/** Every process of this computer, and which one started it. */
function parents(): ReadonlyMap<number, number> {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(pids.map((pid) => [Number(pid), parentOf(pid)]));
  }
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return new Map(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [pid = 0, ppid = 0] = row.trim().split(/\s+/).map(Number);
        return [pid, ppid];
      }),
  );
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

test('killed in the middle, a campaign through the simulator comes to its end at the next start', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  const { dataFolder } = first;
  // Two minutes: it is not over before a slow computer has killed Ovo twice.
  await sendEverything(first, 5);
  await startCampaign(first);
  await reaches(first, 2);
  await killTree(first);
  expect(taken(dataFolder).messages).toBeLessThan(people);

  const second = await launchOvo({ dataFolder });
  await openNews(second);
  await reaches(second, 5);
  await killTree(second);
  expect(taken(dataFolder).messages).toBeLessThan(people);

  hurryAtNextStart(dataFolder);
  const third = await launchOvo({ dataFolder });
  await openNews(third);
  await isCompleted(third);
  expect(taken(dataFolder)).toEqual({ messages: people, people });
  expect(await third.request('maintenance.check', undefined)).toMatchObject({ ok: true });
});

test.describe('through a Twilio that takes messages and then drops the connection', () => {
  let fake: FakeTwilio;

  test.beforeEach(async () => {
    fake = await startFakeTwilio({
      visibleAfterMs: 300,
      faults: {
        seed: 7,
        chance: [
          { on: 'create', share: 0.05, fault: { kind: 'drop', accepted: true, how: 'reset' } },
          { on: 'create', share: 0.03, fault: { kind: 'drop', accepted: false } },
          { on: 'create', share: 0.03, fault: { ...errorFault(20500, 500), accepted: true } },
          { on: 'create', share: 0.03, fault: errorFault(20429, 429, { 'retry-after': '0.2' }) },
          { on: 'create', share: 0.3, fault: { kind: 'slow', delayMs: 150 } },
        ],
      },
    });
  });

  test.afterEach(() => fake.close());

  test('killed in the middle, a campaign comes to its end at the next start', async ({
    launchOvo,
  }) => {
    const env = environmentFor(fake);
    const first = await launchOvo({ env });
    const { dataFolder } = first;
    await sendThroughTwilio(first, 5);
    await startCampaign(first);
    await reaches(first, 2);
    await killTree(first);
    expect(takenBy(fake).messages).toBeLessThan(people);

    const second = await launchOvo({ dataFolder, env });
    await openNews(second);
    await reaches(second, 5);
    await killTree(second);

    hurryAtNextStart(dataFolder);
    const third = await launchOvo({ dataFolder, env });
    await openNews(third);
    await isCompleted(third);
    expect(takenBy(fake)).toEqual({ messages: people, people });
    expect(sidsOf(dataFolder).toSorted()).toEqual(
      fake
        .accepted()
        .map(({ sid }) => sid)
        .toSorted(),
    );
    expect(await third.request('maintenance.check', undefined)).toMatchObject({ ok: true });
  });
});
