import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandLine, type CommandLine } from '../support/command-line.ts';
import { temporaryFolder } from '../support/database.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import { furnish, readMessages } from './support/shop.ts';

interface Shop {
  readonly fake: FakeTwilio;
  readonly folder: string;
  readonly campaign: number;
  readonly ovo: CommandLine;
}

async function setUp(timeoutMs: string): Promise<Shop> {
  const fake = await startFakeTwilio();
  onTestFinished(() => fake.close());
  const folder = path.join(temporaryFolder(), 'data');
  const campaign = furnish(folder, 3, Date.now());
  const ovo = commandLine(folder, {
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
    OVO_TWILIO_URL: fake.url,
    OVO_TWILIO_TIMEOUT_MS: timeoutMs,
  });
  return { fake, folder, campaign, ovo };
}

function send({ ovo, campaign }: Shop) {
  const options = ['--gateway', 'twilio', '--rate', '0', '--ignore-quiet-hours'];
  return ovo.run('campaigns', 'send', String(campaign), ...options);
}

describe('how long the command line waits for Twilio', () => {
  test('is as long as it is told, and no longer', async () => {
    const shop = await setUp('400');
    shop.fake.fail({ kind: 'hang', accepted: true });
    expect(await send(shop)).toMatchObject({ exitCode: 0 });
    const { fake, folder, campaign } = shop;
    const [handedOver, asked] = ['POST', 'GET'].map((wanted) =>
      fake.requests().find(({ method }) => method === wanted),
    );
    const waited = (asked?.at ?? NaN) - (handedOver?.at ?? NaN);
    expect(waited).toBeGreaterThanOrEqual(399);
    // Unless it is told it waits for half a minute.
    expect(waited).toBeLessThan(25_000);
    expect(fake.accepted()).toHaveLength(3);
    expect(readMessages(folder, campaign).map(({ sid }) => sid)).toEqual(
      expect.arrayContaining(fake.accepted().map(({ sid }) => sid)),
    );
  });

  test.each(['soon', '-1', '0', '99', '1.5', '600001', 'Infinity'])(
    'cannot be %s: nothing is sent',
    async (timeoutMs) => {
      const shop = await setUp(timeoutMs);
      const { exitCode, log } = await send(shop);
      expect({ exitCode, log }).toEqual({
        exitCode: 2,
        log: expect.stringMatching(/^OVO_TWILIO_TIMEOUT_MS must be .* Nothing was sent\.$/m),
      });
      expect(shop.fake.requests()).toEqual([]);
    },
  );
});
