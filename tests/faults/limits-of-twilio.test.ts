import { describe, expect, test } from 'vitest';
import { customers, openCommandLineShop } from '../support/command-line-shop.ts';
import type { FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';

/* Twilio takes no more for now: where waiting helps, it waits; where it does not, it says so at once. */

const posts = (fake: FakeTwilio) => fake.requests().filter(({ method }) => method === 'POST');

/** The plain answer: it stands before a fault in the queue. */
const plain = { kind: 'slow', delayMs: 0 } as const;

describe('a limit of Twilio’s', () => {
  test('for the day pauses the campaign at once with the reason, and nobody is lost', async () => {
    const { ovo, fake, draft, send, reached } = await openCommandLineShop(customers(6));
    fake.fail(plain, { times: 2 });
    fake.fail(errorFault(63_038, 429), { times: 6 });
    const id = await draft('Hi {{ first_name }}');
    const { exitCode, log } = await send(id, '--rate', '2');
    expect(exitCode).toBe(3);
    expect(log).toMatch(/day/i);
    // One more may have been on its way.
    expect(posts(fake).length).toBeLessThanOrEqual(4);
    expect(await ovo.json('campaigns', 'show', id)).toMatchObject({
      status: 'paused',
      sentCount: 2,
      failedCount: 0,
      queuedCount: 4,
    });

    fake.forgive();
    expect(await send(id, '--rate', '0')).toMatchObject({ exitCode: 0 });
    expect(reached().toSorted()).toEqual(customers(6).toSorted());
  });

  test.each([
    ['a full queue, though its status is 400', errorFault(21_611, 400), 1000],
    ['Too many requests', errorFault(20_429, 429, { 'Retry-After': '2' }), 2000],
  ] as const)('is waited for: %s', async (_what, fault, waitMs) => {
    const { ovo, fake, draft, send, reached } = await openCommandLineShop(customers(4));
    fake.fail(plain);
    fake.fail(fault);
    const id = await draft('Hi {{ first_name }}');
    expect(await send(id, '--rate', '0')).toMatchObject({ exitCode: 0 });
    expect(await ovo.json('campaigns', 'show', id)).toMatchObject({ sentCount: 4, failedCount: 0 });
    expect(reached().toSorted()).toEqual(customers(4).toSorted());
    const to = posts(fake)[1]?.parameters['To'];
    const tries = posts(fake).filter(({ parameters }) => parameters['To'] === to);
    const [refused = 0, next = 0] = tries.map(({ at }) => at);
    expect(next - refused).toBeGreaterThanOrEqual(waitMs);
  });
});
