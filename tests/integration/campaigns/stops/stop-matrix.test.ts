import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import {
  createBarrier,
  holdDatabase,
  openProcess,
  people,
  settle,
  shopFolder,
  type Process,
} from '../../../support/stoppable.ts';

/*
 * Each way to stop in each state that a campaign can be in. After the stop nobody else is texted, the
 * counts are right, and the next start does not continue what was stopped.
 */

/** The ways to stop within a process; `quit` is how both the window and the command line close. */
const ways = {
  pause: ({ campaigns }: Process) => campaigns.pause(1),
  cancel: ({ campaigns }: Process) => campaigns.cancel(1),
  'back to the draft': ({ campaigns }: Process) => campaigns.backToDraft(1),
  quit: ({ campaigns, sending }: Process) => Promise.all([campaigns.quit(), sending.stop()]),
} as const;

type Way = keyof typeof ways;
const allWays = Object.keys(ways) as readonly Way[];

/** The code that something is refused with; null where it is not. */
async function userErrorOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

function notesIn(folder: string): readonly string[] {
  return readdirSync(path.join(folder, 'journal')).filter((name) => name.startsWith('stop-'));
}

function isSound(folder: string): boolean {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return checkDatabase(db).ok;
  } finally {
    db.close();
  }
}

/** Opens the folder anew as the window does, and lets it do what it does by itself. */
async function nextStart(folder: string): Promise<Process> {
  const next = openProcess(folder);
  await next.campaigns.resumeInterrupted();
  await next.sending.idle();
  return next;
}

async function expectCleanDraft(folder: string, first: Process): Promise<void> {
  expect(first.gateway.handedOver).toEqual([]);
  expect(first.snapshot().status).toBe('draft');
  expect(first.messages()).toEqual({ all: 0, claimed: 0 });
  expect(first.errors).toEqual([]);
  await first.close();
  const next = await nextStart(folder);
  expect(next.gateway.handedOver).toEqual([]);
  expect(next.snapshot().status).toBe('draft');
  // It can be started again, and reaches everybody once.
  await next.campaigns.start(1, 'simulator');
  await next.sending.idle();
  expect(next.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  await next.close();
  expect(isSound(folder)).toBe(true);
}

/** States before the start, each with how a campaign is kept in it. */
const beforeStart: readonly {
  readonly state: string;
  /** Starts the campaign, and stops it in that state; resolves with what came of both. */
  readonly stopIn: (
    folder: string,
    way: Way,
  ) => Promise<{ readonly first: Process; readonly error: string | null }>;
}[] = [
  ...(['checking', 'backing-up', 'preparing'] as const).map((state) => ({
    state,
    async stopIn(folder: string, way: Way) {
      const barrier = createBarrier();
      const first = openProcess(folder, { [state]: barrier });
      const started = userErrorOf(first.campaigns.start(1, 'simulator'));
      await barrier.reached;
      // The stop does not wait for what is under way.
      await ways[way](first);
      const error = await started;
      barrier.open();
      await settle();
      return { first, error };
    },
  })),
  {
    state: 'between two batches of messages',
    async stopIn(folder, way) {
      const first = openProcess(folder);
      const stopped = new Promise<unknown>((resolve) => {
        first.betweenBatches(() => resolve(ways[way](first)));
      });
      const error = await userErrorOf(first.campaigns.start(1, 'simulator'));
      await stopped;
      return { first, error };
    },
  },
  {
    state: 'preparing while another process has the lock',
    async stopIn(folder, way) {
      const barrier = createBarrier();
      const first = openProcess(folder, { preparing: barrier });
      const started = userErrorOf(first.campaigns.start(1, 'simulator'));
      await barrier.reached;
      const release = holdDatabase(folder);
      barrier.open();
      await settle();
      const stopped = ways[way](first);
      await settle();
      release();
      await stopped;
      return { first, error: await started };
    },
  },
  {
    state: 'taking the right to send while another process has the lock',
    async stopIn(folder, way) {
      const barrier = createBarrier();
      const first = openProcess(folder, { 'backing-up': barrier });
      const started = userErrorOf(first.campaigns.start(1, 'simulator'));
      await barrier.reached;
      const release = holdDatabase(folder);
      barrier.open();
      await settle();
      const stopped = ways[way](first);
      // Nothing was prepared: only quitting still waits, to give the right to send back.
      if (way !== 'quit') await Promise.all([stopped, started]);
      release();
      await stopped;
      return { first, error: await started };
    },
  },
  {
    state: 'starting',
    async stopIn(folder, way) {
      const first = openProcess(folder);
      let stopped: Promise<unknown> = Promise.resolve();
      first.onPhase('starting', () => {
        if (first.runs.at(-1)?.stop === null) stopped = ways[way](first);
      });
      const error = await userErrorOf(first.campaigns.start(1, 'simulator'));
      await stopped;
      return { first, error };
    },
  },
  {
    state: 'starting while another process has the lock',
    async stopIn(folder, way) {
      const first = openProcess(folder);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        first.onPhase('starting', () => {
          if (first.runs.at(-1)?.stop !== null) return;
          release = holdDatabase(folder);
          resolve();
        });
      });
      const started = userErrorOf(first.campaigns.start(1, 'simulator'));
      await held;
      await settle();
      const stopped = ways[way](first);
      await settle();
      release();
      await stopped;
      return { first, error: await started };
    },
  },
];

describe.each(beforeStart)('a campaign that is $state', ({ stopIn }) => {
  it.each(allWays)('is a clean draft again after: %s', async (way) => {
    const folder = shopFolder();
    const { first, error } = await stopIn(folder, way);
    expect(first.runs.map(({ phase }) => phase)).not.toContain('sending');
    expect(error).toBe('canceled');
    await expectCleanDraft(folder, first);
  });
});

/** What a campaign that was being sent is after each way to stop. */
const statusAfter = {
  pause: 'paused',
  cancel: 'canceled',
  'back to the draft': 'paused',
  quit: 'sending',
} as const satisfies Record<Way, string>;

/** A campaign of which the first messages are with the network, which does not answer. */
async function sendingShop() {
  const folder = shopFolder();
  const network = createBarrier();
  const first = openProcess(folder, { network });
  await first.campaigns.start(1, 'simulator');
  await network.reached;
  const { claimed } = first.messages();
  expect(claimed).toBeGreaterThan(0);
  expect(claimed).toBeLessThan(people);
  return { folder, network, first, claimed };
}

async function expectStopped(
  { folder, first, claimed }: Awaited<ReturnType<typeof sendingShop>>,
  way: Way,
): Promise<void> {
  await first.close();
  expect(first.gateway.handedOver).toHaveLength(claimed);
  expect(isSound(folder)).toBe(true);
  const next = await nextStart(folder);
  if (way === 'quit') {
    expect(next.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
    expect(next.gateway.handedOver).toHaveLength(people - claimed);
  } else {
    expect(next.gateway.handedOver).toEqual([]);
    expect(next.snapshot()).toMatchObject({ status: statusAfter[way], sentCount: claimed });
  }
  await next.close();
  expect(notesIn(folder)).toEqual([]);
}

describe('a campaign that is sending', () => {
  it.each(allWays)('texts nobody else after: %s', async (way) => {
    const shop = await sendingShop();
    const stopped = ways[way](shop.first);
    shop.network.open();
    await stopped;
    await shop.first.sending.idle();
    expect(shop.first.snapshot()).toMatchObject({
      status: statusAfter[way],
      sentCount: shop.claimed,
      unconfirmedCount: 0,
    });
    await expectStopped(shop, way);
  });

  it.each(allWays)(
    'while another process has the lock texts nobody else, and is stopped once it is free: %s',
    async (way) => {
      const shop = await sendingShop();
      const release = holdDatabase(shop.folder);
      // What was sent is about to be written down, and more to be claimed with it, before the stop comes.
      shop.network.open();
      await settle();
      const stopped = ways[way](shop.first);
      await settle();
      expect(shop.first.gateway.handedOver).toHaveLength(shop.claimed);
      await shop.first.campaigns.stopsNoted();
      expect(notesIn(shop.folder)).toHaveLength(way === 'quit' ? 0 : 1);
      release();
      await stopped;
      await shop.first.sending.idle();
      expect(notesIn(shop.folder)).toEqual([]);
      await expectStopped(shop, way);
    },
  );

  it.each(['pause', 'cancel', 'back to the draft'] as const)(
    'is stopped at the next start where the process ends before it could be written: %s',
    async (way) => {
      const shop = await sendingShop();
      const release = holdDatabase(shop.folder);
      ways[way](shop.first).catch(() => undefined);
      await shop.first.campaigns.stopsNoted();
      await shop.first.end();
      release();
      const next = await nextStart(shop.folder);
      expect(next.gateway.handedOver).toEqual([]);
      expect(next.snapshot()).toMatchObject({
        status: statusAfter[way],
        unconfirmedCount: shop.claimed,
      });
      await next.close();
      expect(notesIn(shop.folder)).toEqual([]);
      expect(isSound(shop.folder)).toBe(true);
    },
  );
});

describe('a campaign that is stopping while another process has the lock', () => {
  it.each(allWays)('heeds a second request, the stronger of the two: %s', async (way) => {
    const shop = await sendingShop();
    const release = holdDatabase(shop.folder);
    const paused = shop.first.campaigns.pause(1);
    await settle();
    const again = ways[way](shop.first);
    shop.network.open();
    await settle();
    release();
    await Promise.all([paused, again]);
    expect(shop.first.snapshot().status).toBe(way === 'cancel' ? 'canceled' : 'paused');
    await expectStopped(shop, way === 'cancel' ? 'cancel' : 'pause');
  });

  it('cannot be resumed or started before that is done, and can be afterwards', async () => {
    const { folder, network, first, claimed } = await sendingShop();
    const release = holdDatabase(folder);
    const paused = first.campaigns.pause(1);
    await settle();
    await expect(first.campaigns.resume(1)).rejects.toMatchObject({ code: 'conflict' });
    network.open();
    release();
    await paused;
    expect(first.gateway.handedOver).toHaveLength(claimed);
    await first.campaigns.resume(1);
    await first.sending.idle();
    expect(first.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  });
});

describe('a start', () => {
  it('that is asked for twice is refused the second time, and the first goes on', async () => {
    const folder = shopFolder();
    const barrier = createBarrier();
    const first = openProcess(folder, { preparing: barrier });
    const started = first.campaigns.start(1, 'simulator');
    await barrier.reached;
    const again = { code: 'conflict', message: expect.stringContaining('already being started') };
    await expect(first.campaigns.start(1, 'simulator')).rejects.toMatchObject(again);
    await expect(first.campaigns.resume(1)).rejects.toMatchObject(again);
    barrier.open();
    await started;
    await first.sending.idle();
    expect(first.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
  });

  it('of another campaign can be stopped while the one before is prepared', async () => {
    const folder = shopFolder();
    const barrier = createBarrier();
    const first = openProcess(folder, { preparing: barrier });
    const copy = await first.campaigns.duplicate(1);
    const started = first.campaigns.start(1, 'simulator');
    await barrier.reached;
    const second = userErrorOf(first.campaigns.start(copy.snapshot.id, 'simulator'));
    expect(await first.campaigns.cancel(copy.snapshot.id)).toMatchObject({ status: 'draft' });
    expect(await second).toBe('canceled');
    barrier.open();
    await started;
    await first.sending.idle();
    expect(first.gateway.handedOver).toHaveLength(people);
  });

  it('is refused once the process is about to end', async () => {
    const first = openProcess(shopFolder());
    await first.campaigns.quit();
    await expect(first.campaigns.start(1, 'simulator')).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('a draft', () => {
  it('cannot be resumed, not even while it is prepared', async () => {
    const first = openProcess(shopFolder());
    await expect(first.campaigns.resume(1)).rejects.toMatchObject({ code: 'conflict' });
    expect(first.snapshot().status).toBe('draft');
    expect(first.gateway.handedOver).toEqual([]);
  });

  it('that is deleted while it is about to start is not started, and is gone', async () => {
    const barrier = createBarrier();
    const first = openProcess(shopFolder(), { preparing: barrier });
    const started = userErrorOf(first.campaigns.start(1, 'simulator'));
    await barrier.reached;
    await first.campaigns.remove(1);
    expect(await started).toBe('canceled');
    expect(first.campaigns.list()).toEqual([]);
    expect(first.messages().all).toBe(0);
    expect(first.errors).toEqual([]);
  });

  it('that nobody starts is canceled for good, cannot be paused, and stays when one goes back to it', async () => {
    const first = openProcess(shopFolder());
    await expect(first.campaigns.pause(1)).rejects.toMatchObject({ code: 'conflict' });
    expect(await first.campaigns.backToDraft(1)).toMatchObject({ status: 'draft' });
    expect(await first.campaigns.cancel(1)).toMatchObject({ status: 'canceled' });
  });
});

describe('a paused campaign that is about to be resumed', () => {
  it.each(['pause', 'back to the draft', 'quit'] as const)(
    'stays paused after: %s',
    async (way) => {
      const { folder, network, first, claimed } = await sendingShop();
      network.open();
      await first.campaigns.pause(1);
      await first.close();
      const barrier = createBarrier();
      const second = openProcess(folder, { checking: barrier });
      const resumed = userErrorOf(second.campaigns.resume(1));
      await barrier.reached;
      await ways[way](second);
      expect(await resumed).toBe('canceled');
      barrier.open();
      await settle();
      expect(second.snapshot()).toMatchObject({ status: 'paused', sentCount: claimed });
      expect(second.gateway.handedOver).toEqual([]);
    },
  );
});
