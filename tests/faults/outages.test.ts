import { describe, expect, onTestFinished, test } from 'vitest';
import { customers, openCommandLineShop } from '../support/command-line-shop.ts';
import { openGate, type Gate } from '../support/gate.ts';

/*
 * Nothing gets through for a while. That is no fault of any message: the campaign stops and says why,
 * and everybody is texted once it is resumed.
 */

const closedForRepair = {
  kind: 'answer',
  accepted: false,
  status: 503,
  body: '<html><h1>503 Service Unavailable</h1></html>',
} as const;

describe('a campaign that meets an outage', () => {
  test('of Twilio stops after a handful of messages, and nearly everybody is still queued', async () => {
    const { ovo, fake, draft, send, reached } = await openCommandLineShop(customers(60));
    fake.fail(closedForRepair, { times: 60 });
    const id = await draft('Hi {{ first_name }}');
    const { exitCode, log } = await send(id, '--rate', '0', '--recheck-after', '0');
    expect(exitCode).toBe(3);
    expect(log).toMatch(/503/);
    expect(await ovo.json('campaigns', 'show', id)).toMatchObject({
      status: 'paused',
      failedCount: 0,
      unconfirmedCount: 5,
      queuedCount: 55,
    });
    const posts = fake.requests().filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(5);

    fake.forgive();
    const again = ['--rate', '0', '--unconfirmed', 'requeue', '--recheck-after', '1'];
    expect(await send(id, ...again)).toMatchObject({ exitCode: 0 });
    expect(reached().toSorted()).toEqual(customers(60).toSorted());
  });

  test.each([1, 2])(
    'of the network keeps all of %i customers queued, with exit code 3',
    async (count) => {
      let gate: Gate | undefined;
      const { ovo, draft, send, reached } = await openCommandLineShop(customers(count), {
        async way(fake) {
          gate = await openGate(Number(new URL(fake.url).port));
          gate.shut();
          return `http://127.0.0.1:${gate.port}`;
        },
      });
      onTestFinished(() => gate?.close());
      const id = await draft('Hi {{ first_name }}');
      const { exitCode, log } = await send(id, '--rate', '0');
      expect(exitCode).toBe(3);
      expect(log).toMatch(/couldn’t reach|no connection/i);
      expect(await ovo.json('campaigns', 'show', id)).toMatchObject({
        status: 'paused',
        failedCount: 0,
        queuedCount: count,
      });

      gate?.open();
      expect(await send(id, '--rate', '0')).toMatchObject({ exitCode: 0 });
      expect(reached().toSorted()).toEqual(customers(count).toSorted());
    },
  );
});
