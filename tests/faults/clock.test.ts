import { describe, expect, test } from 'vitest';
import type { FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import { waitFor } from '../support/wait-for.ts';
import { everybodyOnce, openShop, phoneOf, resultOf } from './support/shop.ts';

/*
 * Somebody sets the computer's clock while Ovo sends, or the network's time server does. The provider's
 * clock goes on as it did.
 */

const hour = 3_600_000;
const jumps = [
  ['forward an hour', hour],
  ['back an hour', -hour],
] as const;

const until = (isSo: () => boolean | Promise<boolean>) =>
  waitFor(async () => expect(await isSo()).toBe(true));

/** The most messages that the provider took within any second, once the first of them were under way. */
function mostInASecond(fake: FakeTwilio): number {
  const times = fake
    .requests()
    .filter(({ method }) => method === 'POST')
    .map(({ at }) => at)
    .slice(10);
  const within = (start: number) => times.filter((at) => at >= start && at < start + 1000).length;
  return Math.max(...times.map(within));
}

describe.each(jumps)('a clock that is set %s while messages go out at a pace', (_name, jump) => {
  test('neither holds them up nor lets them go faster', async () => {
    const contacts = 40;
    // At its own speed: what holds this computer up for a moment is to remain a moment.
    const shop = await openShop({ contacts, speed: 1, engine: { segmentsPerSecond: 10 } });
    const startedAt = shop.clock.steady();
    await shop.begin();
    await until(() => shop.fake.accepted().length >= 10);
    shop.clock.jump(jump);
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(contacts));
    // Four seconds by its pace; and however busy this computer is, nothing near an hour.
    expect(shop.clock.steady() - startedAt).toBeLessThan(120_000);
    // What is on its way may bunch up a little.
    expect(mostInASecond(shop.fake)).toBeLessThanOrEqual(14);
  });

  test('does not hold up messages that wait for their next try', async () => {
    const shop = await openShop({ contacts: 3 });
    shop.fake.fail(errorFault(20429, 429, { 'retry-after': '20' }), { times: 3 });
    const startedAt = shop.clock.steady();
    await shop.begin();
    await until(() => shop.messages().every(({ errorDetail }) => errorDetail !== null));
    shop.clock.jump(jump);
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(3));
    expect(shop.clock.steady() - startedAt).toBeLessThan(600_000);
  });

  test('does not make it lose a message that it handed over before', async () => {
    const shop = await openShop({ contacts: 3, engine: { recheckAfterMs: 20_000 } });
    shop.fake.fail({ kind: 'drop', accepted: true });
    shop.fake.fail({ kind: 'drop', accepted: false }, { on: 'list' });
    await shop.begin();
    await until(async () => (await shop.snapshot()).unconfirmedCount === 1);
    shop.clock.jump(jump);
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(3));
  });

  test('does not make it lose a message that it hands over after', async () => {
    const shop = await openShop({ contacts: 3, engine: { segmentsPerSecond: 2 } });
    await shop.begin();
    await until(() => shop.fake.accepted().length === 1);
    shop.clock.jump(jump);
    shop.fake.fail({ kind: 'drop', accepted: true }, { times: 2 });
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(3));
  });

  test('does not shorten the time between two look-ups', async () => {
    const shop = await openShop({
      contacts: 1,
      fake: { visibleAfterMs: 20_000 },
      engine: { recheckAfterMs: 40_000 },
    });
    shop.fake.fail({ kind: 'drop', accepted: true });
    const isAskedFor = () => shop.fake.requests().some(({ method }) => method === 'GET');
    await shop.begin();
    await until(isAskedFor);
    shop.clock.jump(jump);
    await shop.app.sending.idle();
    expect(await resultOf(shop)).toEqual(everybodyOnce(1));
  });
});

test('a clock that is an hour ahead, and put right only after the next start, texts nobody twice', async () => {
  const shop = await openShop({ contacts: 2 });
  shop.clock.jump(hour);
  shop.fake.fail({ kind: 'drop', accepted: true }, { times: 2 });
  shop.fake.fail(errorFault(20500, 500), { on: 'list', times: 100 });
  await shop.begin();
  await until(async () => (await shop.snapshot()).unconfirmedCount === 2);
  await shop.restart();
  shop.clock.jump(-hour);
  shop.fake.forgive();
  await shop.send();
  expect(await resultOf(shop)).toEqual(everybodyOnce(2));
});

test('a clock that is set into the night stops the campaign until it is put right', async () => {
  // Half past eight in the evening in New York, where all of them live.
  const shop = await openShop({
    contacts: 40,
    startAt: Date.parse('2027-03-02T20:30:00-05:00'),
    engine: { segmentsPerSecond: 10, quietHours: defaultQuietHours },
  });
  expect(phoneOf(0)).toMatch(/^\+1212/);
  await shop.begin();
  await until(() => shop.fake.accepted().length >= 5);
  shop.clock.jump(hour);
  await until(async () => {
    const latest = await shop.app.sending.latest(shop.campaign);
    return latest?.waiting?.reason === 'quiet-hours';
  });
  const before = shop.fake.accepted().length;
  expect(before).toBeLessThan(40);
  shop.clock.jump(-hour);
  await shop.app.sending.wake();
  await shop.app.sending.idle();
  expect(await resultOf(shop)).toEqual(everybodyOnce(40));
});
