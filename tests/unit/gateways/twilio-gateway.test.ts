import { afterEach, describe, expect, test, vi } from 'vitest';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { TwilioCredentials } from '../../../src-main/gateways/twilio/credentials.ts';
import { createTwilioGateway } from '../../../src-main/gateways/twilio/twilio-gateway.ts';
import type { TwilioGateway } from '../../../src-main/gateways/twilio/twilio-gateway.ts';
import {
  fakeAccount,
  fakeMessagingService,
  fakeSender,
} from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../support/fake-twilio/fake-twilio.ts';
import { runInOwnProcess } from '../../support/fake-twilio/own-process.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const ann = '+12125550123';
const clock = createManualClock();
const running: FakeTwilio[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(running.splice(0).map((fake) => fake.close()));
});

async function start(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({ now: clock.now, ...options });
  running.push(fake);
  return fake;
}

function connect(fake: FakeTwilio, over: Partial<TwilioCredentials> = {}): TwilioGateway {
  const { accountSid, authToken } = fake.account;
  const credentials = { accountSid, authToken, ...over };
  return createTwilioGateway({ credentials, baseUrl: fake.url, clock });
}

function withKey(fake: FakeTwilio): TwilioGateway {
  const [[apiKey, apiSecret] = ['', '']] = Object.entries(fake.account.apiKeys);
  const { accountSid } = fake.account;
  return createTwilioGateway({
    credentials: { accountSid, apiKey, apiSecret },
    baseUrl: fake.url,
    clock,
  });
}

function message(body = 'Hello', from = fakeSender) {
  return { messageId: 1, attempt: 1, to: ann, from, body, validitySeconds: null };
}

describe('a message goes to Twilio', () => {
  test('from a number, as it is, without smart encoding', async () => {
    const fake = await start();
    await connect(fake).send(message('It’s “on” – 5 %'));
    expect(fake.requests()).toHaveLength(1);
    expect(fake.requests()[0]).toMatchObject({
      method: 'POST',
      path: `/2010-04-01/Accounts/${fake.account.accountSid}/Messages.json`,
      parameters: { To: ann, From: fakeSender, Body: 'It’s “on” – 5 %', SmartEncoded: 'false' },
    });
  });

  test('from a Messaging Service, which counts segments later', async () => {
    const fake = await start();
    expect(await connect(fake).send(message('Hello', fakeMessagingService))).toMatchObject({
      kind: 'accepted',
      segments: null,
    });
    expect(fake.requests()[0]?.parameters).toEqual({
      To: ann,
      MessagingServiceSid: fakeMessagingService,
      Body: 'Hello',
      SmartEncoded: 'false',
    });
  });

  test('with the time after which it is no longer to be delivered', async () => {
    const fake = await start();
    await connect(fake).send({ ...message(), validitySeconds: 5400 });
    expect(fake.requests()[0]?.parameters).toMatchObject({ ValidityPeriod: '5400' });
  });

  test('tells how long Twilio worked on the message, where Twilio says so', async () => {
    const work = { least: 30, most: 30 };
    const said = await start({ work });
    const outcome = await connect(said).send(message());
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect('workedMs' in outcome ? outcome.workedMs : 0).toBeGreaterThanOrEqual(29);
    const unsaid = await start({ work, isWorkUnsaid: true });
    expect(await connect(unsaid).send(message())).not.toHaveProperty('workedMs');
    const body = { sid: `SM${'0'.repeat(32)}`, status: 'queued', num_segments: '1' };
    const headers = { 'Twilio-Request-Duration': 'soon' };
    unsaid.fail({ kind: 'answer', accepted: true, status: 201, headers, body });
    expect(await connect(unsaid).send(message())).not.toHaveProperty('workedMs');
  });

  test('with an API key', async () => {
    const fake = await start();
    expect(await withKey(fake).send(message())).toMatchObject({ kind: 'accepted' });
  });

  test('not without a sender: nothing is asked of Twilio', async () => {
    const fake = await start();
    expect(await connect(fake).send(message('Hello', ' '))).toMatchObject({
      kind: 'blocked',
      detail: 'There was no number to send from. Choose a sender in Settings.',
    });
    expect(fake.requests()).toEqual([]);
  });

  test.each([
    ['wrong credentials', { account: {} }, fakeSender, 20003],
    ['a sender that is none', {}, 'Corner Shop', 21212],
    ['a sender of another account', {}, '+12125550199', 21606],
    ['a Messaging Service of another account', {}, `MG${'0'.repeat(32)}`, 21705],
    ['a suspended account', { account: { status: 'suspended' } }, fakeSender, 20003],
  ] as const)('not with %s: blocked, because nothing else would go either', async (...row) => {
    const [what, options, from, code] = row;
    const fake = await start(options);
    const secrets = what === 'wrong credentials' ? { authToken: 'a wrong auth token' } : {};
    expect(await connect(fake, secrets).send(message('Hello', from))).toMatchObject({
      kind: 'blocked',
      code,
    });
    expect(fake.accepted()).toEqual([]);
  });

  test('and what the environment says of proxies, regions and accounts has no part in it', async () => {
    const fake = await start();
    for (const [name, value] of Object.entries({
      TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'of the environment',
      TWILIO_REGION: 'ie1',
      TWILIO_EDGE: 'dublin',
      TWILIO_LOG_LEVEL: 'debug',
      TWILIO_CA_BUNDLE: '/no/such/file',
      HTTP_PROXY: 'http://127.0.0.1:1',
      HTTPS_PROXY: 'http://127.0.0.1:1',
    })) {
      vi.stubEnv(name, value);
    }
    const log = vi.spyOn(console, 'log');
    expect(await connect(fake).send(message())).toMatchObject({ kind: 'accepted' });
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

test('Twilio’s package is loaded by the time the gateway is open: no text waits for that', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { createGateways } from './src-main/campaigns/sending/gateways.ts';
    const loaded = () =>
      Object.keys(createRequire(process.cwd() + '/').cache).some((file) =>
        /twilio.lib.rest.api.v2010.account.message\\.js$/.test(file),
      );
    const gateways = createGateways({
      dataFolder: '',
      readCredentials: async () => (${JSON.stringify(fakeAccount)}),
    });
    const before = loaded();
    await gateways.open('twilio');
    console.log(JSON.stringify({ before, after: loaded() }));`;
  expect(await runInOwnProcess(program)).toEqual({ before: false, after: true });
});

/** Sends a text to Ann; returns the fake’s record of it. */
async function sentTo(fake: FakeTwilio, body: string) {
  await connect(fake).send(message(body));
  const taken = fake.accepted().at(-1);
  if (taken === undefined) throw new Error('Nothing was taken.');
  return taken;
}

describe('a look-up', () => {
  const findMessages = (fake: FakeTwilio, body: string, createdSince = 0) =>
    connect(fake).findMessages({ to: ann, body, createdSince });

  test('reads every page of the list', async () => {
    const fake = await start();
    await connect(fake).send(message('The first of many'));
    for (let count = 0; count < 2300; count += 1) {
      fake.receive({ from: fakeSender, to: ann, body: 'Something else' });
    }
    expect(await findMessages(fake, 'The first of many')).toMatchObject({
      kind: 'answered',
      found: [{ sid: fake.accepted()[0]?.sid }],
    });
    const lists = fake.requests().filter(({ method }) => method === 'GET');
    expect(lists.map(({ parameters }) => parameters['PageSize'])).toEqual(['1000', '1000', '1000']);
    expect(lists.map(({ parameters }) => parameters['To'])).toEqual([ann, ann, ann]);
  });

  test('does not take what came in for what went out', async () => {
    const fake = await start();
    fake.receive({ from: fakeSender, to: ann, body: 'Hello' });
    expect(await findMessages(fake, 'Hello')).toEqual({
      kind: 'answered',
      found: [],
      others: [],
      newest: [],
    });
  });

  test('counts a message of the very second, because Twilio tells no milliseconds', async () => {
    const fake = await start();
    await clock.advance(1000 - (clock.now() % 1000) + 900);
    const since = clock.now();
    await connect(fake).send(message());
    expect(await findMessages(fake, 'Hello', since)).toMatchObject({ found: [{}] });
    await clock.advance(100);
    expect(await findMessages(fake, 'Hello', clock.now())).toMatchObject({ found: [] });
  });

  test('goes by Twilio’s clock where that is behind ours', async () => {
    const fake = await start({ now: () => clock.now() - 3_600_000 });
    const gateway = connect(fake);
    const createdSince = clock.now();
    await gateway.send(message());
    expect(await gateway.findMessages({ to: ann, body: 'Hello', createdSince })).toMatchObject({
      found: [{ receipt: { status: 'pending' } }],
    });
  });

  test('knows the text of a trial account, which Twilio puts a notice before', async () => {
    const fake = await start({ account: { isTrial: true } });
    await connect(fake).send(message());
    expect(fake.accepted()[0]?.body).not.toBe('Hello');
    expect(await findMessages(fake, 'Hello')).toMatchObject({ found: [{}] });
  });

  test('does not see a message that the list does not show yet', async () => {
    const fake = await start();
    fake.fail({ kind: 'late', visibleAfterMs: 5000 });
    await connect(fake).send(message());
    expect(await findMessages(fake, 'Hello')).toMatchObject({ found: [] });
    await clock.advance(5000);
    expect(await findMessages(fake, 'Hello')).toMatchObject({ found: [{}] });
  });

  test('shows how far the list has come, and what else went to that number', async () => {
    const fake = await start();
    const { sid } = await sentTo(fake, 'Hello “again”');
    fake.fail({ kind: 'late', visibleAfterMs: 5000 });
    const hidden = await sentTo(fake, 'Hello');
    const query = { to: ann, from: fakeSender, body: 'Hello', createdSince: 0 };
    expect(await connect(fake).findMessages(query)).toMatchObject({
      found: [],
      others: [{ sid, body: 'Hello “again”' }],
      newest: [sid],
    });
    await clock.advance(5000);
    expect(await connect(fake).findMessages(query)).toMatchObject({
      found: [{ sid: hidden.sid }],
      newest: [hidden.sid, sid],
    });
  });

  test('tells how a delivery failed', async () => {
    const fake = await start({ deliveryError: () => 30006 });
    await connect(fake).send(message());
    await clock.advance(60_000);
    expect(await findMessages(fake, 'Hello')).toMatchObject({
      found: [{ receipt: { status: 'undelivered', errorCode: 30006, segments: 1 } }],
    });
  });

  test.each([
    ['the list cannot be had', [{ kind: 'drop', accepted: false }]],
    ['the list is throttled', [errorFault(20429, 429)]],
    ['the second page cannot be had', [{ kind: 'slow', delayMs: 0 }, errorFault(20500, 500)]],
    ['the list is no list', [{ kind: 'answer', accepted: false, status: 200, body: {} }]],
    [
      'the list has a message whose time cannot be read',
      [
        {
          kind: 'answer',
          accepted: false,
          status: 200,
          body: {
            messages: [
              {
                sid: `SM${'1'.repeat(32)}`,
                direction: 'outbound-api',
                body: 'Hello',
                date_created: 'lately',
              },
            ],
          },
        },
      ],
    ],
    [
      'the next page is said to be elsewhere',
      [
        {
          kind: 'answer',
          accepted: false,
          status: 200,
          body: { messages: [], meta: { key: 'messages', next_page_url: 'https://127.0.0.1:1/' } },
        },
      ],
    ],
  ] as const)('says that it could not be done where %s', async (_what, faults) => {
    const fake = await start();
    for (let count = 0; count < 1100; count += 1) {
      fake.receive({ from: fakeSender, to: ann, body: 'Something else' });
    }
    for (const fault of faults) fake.fail(fault, { on: 'list' });
    expect(await findMessages(fake, 'Hello')).toEqual({
      kind: 'unavailable',
      detail: expect.stringMatching(/^Couldn’t read Twilio’s list of messages \(.+\)\.$/),
    });
  });

  test('gives up on a list that never ends', async () => {
    const fake = await start();
    const path = `/2010-04-01/Accounts/${fake.account.accountSid}/Messages.json?Page=1`;
    const body = { messages: [], next_page_uri: path };
    fake.fail({ kind: 'answer', accepted: false, status: 200, body }, { on: 'list', times: 1000 });
    expect(await findMessages(fake, 'Hello')).toMatchObject({ kind: 'unavailable' });
    expect(fake.requests()).toHaveLength(100);
  });
});

describe('credentials are tested', () => {
  test('and the account’s name comes back', async () => {
    expect(await connect(await start()).testCredentials()).toEqual({ accountName: 'Corner Shop' });
  });

  test('with a standard API key too, which may not read the account’s name', async () => {
    const fake = await start();
    const hint = `AC…${fake.account.accountSid.slice(-4)}`;
    expect(await withKey(fake).testCredentials()).toEqual({ accountName: hint });
  });

  test.each([
    [
      'a wrong auth token',
      {},
      'invalid',
      /didn’t accept the account’s credentials.*Nothing was changed\.$/,
    ],
    [
      'a suspended account',
      { account: { status: 'suspended' } },
      'unavailable',
      /has suspended the account/,
    ],
  ] as const)('and %s is refused with the reason', async (what, options, code, reason) => {
    const fake = await start(options);
    const secrets = what === 'a wrong auth token' ? { authToken: 'a wrong auth token' } : {};
    const testing = connect(fake, secrets).testCredentials();
    await expect(testing).rejects.toThrow(UserError);
    await expect(testing).rejects.toMatchObject({
      code,
      message: expect.stringMatching(reason),
    });
  });

  test('and a Twilio that cannot be reached is told apart from wrong credentials', async () => {
    const gateway = createTwilioGateway({
      credentials: fakeAccount,
      baseUrl: 'http://127.0.0.1:1',
      clock,
    });
    await expect(gateway.testCredentials()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Check your internet connection'),
    });
  });
});

describe('a secret is never told', () => {
  test.each(['token', 'key'])(
    'neither by a server that sends back what it got: %s',
    async (kind) => {
      const fake = await start();
      const { accountSid, authToken, apiKeys } = fake.account;
      const [[apiKey, apiSecret] = ['', '']] = Object.entries(apiKeys);
      const gateway = kind === 'key' ? withKey(fake) : connect(fake);
      const [user, secret] = kind === 'key' ? [apiKey, apiSecret] : [accountSid, authToken];
      const encoded = Buffer.from(`${user}:${secret}`).toString('base64');
      const echo = `You are ${user} with ${secret}, Authorization: Basic ${encoded} of ${accountSid}`;
      const told: unknown[] = [];
      for (const code of [21211, 20003, 20429, 20500, 99_999]) {
        for (const status of [400, 401, 429, 500]) {
          const body = { code, message: echo };
          const fault = { kind: 'answer', accepted: false, status, body } as const;
          fake.fail(fault);
          told.push(await gateway.send(message()));
          fake.fail(fault, { on: 'list', times: 2 });
          told.push(await gateway.findMessages({ to: ann, body: 'Hello', createdSince: 0 }));
          fake.fail(fault, { on: 'account' });
          told.push(await gateway.testCredentials().catch((error: Error) => `${error.stack}`));
          fake.fail(fault, { on: 'list' });
          told.push(await gateway.findMessages({ to: ann, body: 'Hello', createdSince: 0 }));
        }
      }
      const all = JSON.stringify(told);
      expect(all).toContain('[hidden]');
      expect(all).not.toContain(secret);
      expect(all).not.toContain(encoded);
      expect(all).not.toContain(accountSid);
    },
  );

  test('nor by a failure of the network', async () => {
    const fake = await start();
    const { authToken } = fake.account;
    fake.fail({ kind: 'drop', accepted: true }, { times: 1 });
    const outcome = await connect(fake).send(message());
    expect(outcome.kind).toBe('unknown');
    expect(JSON.stringify(outcome)).not.toContain(authToken);
  });
});

describe('the address of Twilio', () => {
  test.each([
    'http://example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://192.168.1.10:4010',
    'ftp://127.0.0.1',
    'https://user:secret@example.com',
    'https://example.com/?token=1',
    'https://example.com/#a',
    'example.com',
    '',
  ])('“%s” is refused, because credentials would go there', (baseUrl) => {
    const create = () => createTwilioGateway({ credentials: fakeAccount, baseUrl, clock });
    expect(create).toThrow(UserError);
    expect(create).toThrow(/OVO_TWILIO_URL must be an https address/);
    expect(create).not.toThrow(/secret/);
  });

  test.each([
    'https://example.com',
    'https://example.com:8443/twilio/',
    'http://localhost:4010',
    'http://[::1]:4010',
  ])('“%s” is taken', (baseUrl) => {
    const gateway = createTwilioGateway({ credentials: fakeAccount, baseUrl, clock });
    expect(gateway.kind).toBe('twilio');
  });

  test('may have a path of its own before Twilio’s', async () => {
    const fake = await start();
    const { accountSid, authToken } = fake.account;
    const gateway = createTwilioGateway({
      credentials: { accountSid, authToken },
      baseUrl: `${fake.url}/through/a/gate/`,
      clock,
    });
    await gateway.send(message());
    expect(fake.requests()[0]?.path).toBe(
      `/through/a/gate/2010-04-01/Accounts/${accountSid}/Messages.json`,
    );
  });
});
