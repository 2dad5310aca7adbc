import { describe, expect, it } from 'vitest';
import {
  createBarrier,
  holdDatabase,
  openProcess,
  people,
  settle,
  shopFolder,
} from '../../../support/stoppable.ts';
import { ways, allWays, userErrorOf, sendingShop, expectStopped } from './stop-states.ts';

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
