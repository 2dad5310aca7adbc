import { describe, expect, test } from 'vitest';
import { tryLockSending } from '../../src-main/campaigns/sending/sending-lock.ts';
import { waitFor } from '../support/wait-for.ts';
import { everybodyOnce, openShop, resultOf, type Shop } from './support/shop.ts';

/*
 * The computer falls asleep and wakes up again: the app stops sending and goes on. What was with the
 * network at that moment may have been taken.
 */

const contacts = 60;

async function underWay(shop: Shop, messages = 10): Promise<void> {
  await shop.begin();
  const isUnderWay = () => expect(shop.fake.accepted().length).toBeGreaterThan(messages);
  await waitFor(isUnderWay);
}

const hours = 3_600_000;

describe('a computer that sleeps while Ovo sends', () => {
  test('sends nothing meanwhile, and everybody once', async () => {
    const shop = await openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 10 } });
    await underWay(shop);
    await shop.app.sending.stop();
    const before = shop.fake.accepted().length;
    expect(before).toBeLessThan(contacts);
    expect(await shop.snapshot()).toMatchObject({ status: 'sending', sentCount: before });
    shop.clock.jump(8 * hours);
    await shop.app.sending.resume();
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
  });

  test('again and again does so too', async () => {
    const shop = await openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 20 } });
    for (const messages of [5, 15, 25, 35]) {
      await underWay(shop, messages);
      await shop.app.sending.stop();
      shop.clock.jump(hours);
      await shop.app.sending.resume();
    }
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
  });

  test('with messages under way finds out what became of them', async () => {
    const shop = await openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 20 } });
    shop.fake.fail({ kind: 'slow', delayMs: 100 }, { times: 5 });
    shop.fake.fail({ kind: 'drop', accepted: true, how: 'reset' }, { times: 2 });
    shop.fake.fail({ kind: 'drop', accepted: false, how: 'reset' }, { times: 2 });
    await underWay(shop);
    const stopped = shop.app.sending.stop();
    shop.clock.jump(8 * hours);
    await stopped;
    await shop.app.sending.resume();
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
  });

  test('without telling Ovo texts nobody twice', async () => {
    const shop = await openShop({ contacts });
    shop.fake.fail({ kind: 'drop', accepted: true, how: 'reset' }, { times: 4 });
    shop.fake.fail({ kind: 'drop', accepted: false }, { on: 'list', times: 3 });
    await underWay(shop);
    shop.clock.sleep(8 * hours);
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
  });

  test('and is woken twice in a row goes on once', async () => {
    const shop = await openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 20 } });
    await underWay(shop);
    await shop.app.sending.resume();
    await shop.app.sending.resume();
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
    expect(shop.messages().every(({ attemptCount }) => attemptCount === 1)).toBe(true);
  });

  test('lets nobody else send before what is under way is written down', async () => {
    const shop = await openShop({ contacts, speed: 5, engine: { segmentsPerSecond: 20 } });
    shop.fake.fail({ kind: 'slow', delayMs: 300 }, { times: 30 });
    await underWay(shop);
    const stopped = shop.app.sending.stop();
    const paused = shop.app.campaigns.pause(shop.campaign);
    await new Promise((resolve) => void setImmediate(resolve));
    expect(tryLockSending(shop.folder, undefined)).toBeNull();
    await Promise.all([stopped, paused]);
    expect((await shop.snapshot()).unconfirmedCount).toBe(0);
    await shop.restart();
    await shop.send();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
  });
});
