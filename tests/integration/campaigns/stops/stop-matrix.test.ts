import { describe, expect, it } from 'vitest';
import {
  createBarrier,
  holdDatabase,
  openProcess,
  people,
  settle,
  shopFolder,
  type Process,
} from '../../../support/stoppable.ts';
import {
  ways,
  type Way,
  allWays,
  userErrorOf,
  stopFilesIn,
  isSound,
  nextStart,
  statusAfter,
  sendingShop,
  expectStopped,
} from './stop-states.ts';

/*
 * Each way to stop in each state that a campaign can be in. After the stop nobody else is texted, the
 * counts are right, and the next start does not continue what was stopped.
 */

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
      await shop.first.campaigns.stopsOnDisk();
      expect(stopFilesIn(shop.folder)).toHaveLength(way === 'quit' ? 0 : 1);
      release();
      await stopped;
      await shop.first.sending.idle();
      expect(stopFilesIn(shop.folder)).toEqual([]);
      await expectStopped(shop, way);
    },
  );

  it.each(['pause', 'cancel', 'back to the draft'] as const)(
    'is stopped at the next start where the process ends before it could be written: %s',
    async (way) => {
      const shop = await sendingShop();
      const release = holdDatabase(shop.folder);
      ways[way](shop.first).catch(() => undefined);
      await shop.first.campaigns.stopsOnDisk();
      await shop.first.end();
      release();
      const next = await nextStart(shop.folder);
      expect(next.gateway.handedOver).toEqual([]);
      expect(next.snapshot()).toMatchObject({
        status: statusAfter[way],
        unconfirmedCount: shop.claimed,
      });
      await next.close();
      expect(stopFilesIn(shop.folder)).toEqual([]);
      expect(isSound(shop.folder)).toBe(true);
    },
  );
});
