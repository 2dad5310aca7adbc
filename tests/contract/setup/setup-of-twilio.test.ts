import { describe, expect, it, onTestFinished } from 'vitest';
import { createAccountForSetup } from '../../../src-main/gateways/twilio/setup/account-for-setup.ts';
import type { TwilioCredentials } from '../../../src-main/gateways/twilio/credentials.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { proposedRate } from '../../../src-shared/settings/setup/proposed-rate.ts';
import {
  fakeAccount,
  fakeBrand,
  fakeMessagingService,
  fakeSender,
  type FakeAccount,
} from '../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { Operation } from '../../support/fake-twilio/faults.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';

const { accountSid, authToken, apiKeys } = fakeAccount;
const [apiKey, apiSecret] = Object.entries(apiKeys)[0] ?? ['', ''];
const withToken: TwilioCredentials = { accountSid, authToken };
const withKey: TwilioCredentials = { accountSid, apiKey, apiSecret };
const tollFree = '+18005550100';
const otherService = `MG${'6b'.repeat(16)}`;

async function start(account: Partial<FakeAccount> = {}, credentials = withToken) {
  const fake = await startFakeTwilio({ account });
  onTestFinished(() => fake.close());
  return { fake, account: accountAt(fake.url, credentials) };
}

function accountAt(baseUrl: string, credentials: TwilioCredentials, timeoutMs = 2000) {
  return createAccountForSetup({
    readCredentials: () => Promise.resolve(credentials),
    baseUrl,
    clock: systemClock,
    timeoutMs,
  });
}

const forbidden = (fake: FakeTwilio, on: Operation) =>
  fake.fail(errorFault(70_051, 403), { on, times: 50 });

describe('credentials', () => {
  it('work, with the name of the account', async () => {
    const { account } = await start({ isTrial: true });
    expect(await account.check()).toEqual({ kind: 'works', name: 'Corner Shop', isTrial: true });
  });

  it('work where an API key may not read the account', async () => {
    const { account } = await start({}, withKey);
    expect(await account.check()).toEqual({ kind: 'works', name: null, isTrial: null });
  });

  it('work where a restricted key may not even list messages', async () => {
    const { fake, account } = await start({}, withKey);
    forbidden(fake, 'account');
    forbidden(fake, 'list');
    expect(await account.check()).toEqual({ kind: 'works', name: null, isTrial: null });
  });

  it.each([
    ['a wrong secret', { accountSid, authToken: 'another invented token' }, 'wrong-login'],
    [
      'a wrong secret of a key',
      { accountSid, apiKey, apiSecret: 'wrong wrong wrong' },
      'wrong-login',
    ],
    [
      'the SID of another account',
      { accountSid: `AC${'99'.repeat(16)}`, apiKey, apiSecret },
      'wrong-account',
    ],
  ] as const)('are told apart: %s', async (_what, credentials, problem) => {
    const { account } = await start();
    expect(await account.check(credentials)).toEqual({ kind: 'problem', problem });
  });

  it.each(['suspended', 'closed'] as const)('of an account that is %s', async (status) => {
    const { account } = await start({ status });
    expect(await account.check()).toEqual({ kind: 'problem', problem: status });
  });

  it.each([
    ['busy', errorFault(20_429, 429)],
    ['provider-fault', errorFault(20_500, 500)],
    ['test-credentials', errorFault(20_008, 403)],
    ['no-answer', { kind: 'hang', accepted: false }],
    ['no-answer', { kind: 'drop', accepted: false, how: 'reset' }],
  ] as const)('cannot be checked: %s', async (problem, fault) => {
    const { fake } = await start();
    fake.fail(fault, { on: 'account' });
    const account = accountAt(fake.url, withToken, 200);
    expect(await account.check()).toEqual({ kind: 'problem', problem });
  });

  it('cannot be checked offline', async () => {
    const { fake, account } = await start();
    await fake.close();
    expect(await account.check()).toEqual({ kind: 'problem', problem: 'offline' });
  });
});

describe('the senders of an account', () => {
  it('come with what each can do', async () => {
    const { account } = await start({
      numbers: [fakeSender, tollFree],
      voiceNumbers: ['+12125550199'],
      shortCodes: ['89045'],
    });
    const { senders, unread } = await account.senders();
    expect(unread).toEqual([]);
    expect(senders.map(({ sender, kind, can }) => [sender, kind, can.sms, can.voice])).toEqual([
      [fakeSender, 'local', true, true],
      [tollFree, 'toll-free', true, true],
      ['+12125550199', 'local', false, true],
      ['89045', 'short-code', true, false],
      [fakeMessagingService, 'service', true, false],
    ]);
  });

  it('come as far as a restricted key may read, and say what is missing', async () => {
    const { fake, account } = await start();
    forbidden(fake, 'services');
    const { senders, unread } = await account.senders();
    expect(senders.map(({ sender }) => sender)).toEqual([fakeSender]);
    expect(unread).toEqual([{ part: 'services', problem: 'forbidden' }]);
  });
});

describe('the registration of a sender', () => {
  const stateOf = async (account: Partial<FakeAccount>, sender = fakeSender) => {
    const { registration } = await (await start(account)).account.report(sender);
    return [registration.scheme, registration.state, registration.reason];
  };

  it('is that of the Messaging Service it belongs to', async () => {
    const { account } = await start();
    const report = await account.report(fakeSender);
    expect(report.registration).toMatchObject({
      state: 'registered',
      service: { sid: fakeMessagingService, name: 'Offers' },
      brand: { isSoleProprietor: false, score: 62 },
    });
    expect(report.unread).toEqual([]);
    expect(proposedRate(report)).toEqual({ segmentsPerSecond: 15, ground: 'good-score' });
    expect(await account.report(fakeMessagingService)).toEqual({
      ...report,
      sender: fakeMessagingService,
      kind: 'service',
    });
  });

  it.each([
    ['outside any service', { messagingServices: {} }, 'missing'],
    ['in a service without a campaign', { campaigns: {} }, 'missing'],
    ['whose campaign is in review', { campaigns: campaignThatIs('IN_PROGRESS') }, 'in-review'],
    ['whose campaign has a state that is new', { campaigns: campaignThatIs('ODD') }, 'unknown'],
    ['of a mock campaign', { campaigns: campaignThatIs('VERIFIED', true) }, 'mock'],
    [
      'whose brand was suspended later',
      { brands: { [fakeBrand]: { status: 'SUSPENDED' } } },
      'suspended',
    ],
  ] as const)('of a local number %s', async (_what, account, state) => {
    expect(await stateOf(account)).toEqual(['a2p', state, null]);
  });

  it('says why a campaign was refused, in Twilio’s words', async () => {
    const campaigns = {
      [fakeMessagingService]: {
        status: 'FAILED',
        brand: fakeBrand,
        errors: [{ error_code: 30_909, description: 'The opt-in is not described.' }],
      },
    };
    expect(await stateOf({ campaigns })).toEqual([
      'a2p',
      'refused',
      'The opt-in is not described.',
    ]);
  });

  it.each([
    [undefined, 'missing'],
    ['PENDING_REVIEW', 'in-review'],
    ['TWILIO_APPROVED', 'registered'],
    ['TWILIO_REJECTED', 'refused'],
  ])('of a toll-free number with verification %s', async (status, state) => {
    const verifications = status === undefined ? {} : { [tollFree]: { status } };
    const account = { numbers: [tollFree], tollFree: verifications };
    expect(await stateOf(account, tollFree)).toEqual(['toll-free', state, null]);
  });

  it('tells until when a refused verification can be edited', async () => {
    const editableUntil = '2026-12-05T10:00:00Z';
    const refused = {
      status: 'TWILIO_REJECTED',
      rejectionReason: 'Consent unclear',
      editableUntil,
    };
    const { account } = await start({ numbers: [tollFree], tollFree: { [tollFree]: refused } });
    expect((await account.report(tollFree)).registration).toMatchObject({
      reason: 'Consent unclear',
      editableUntil: Date.parse(editableUntil),
    });
  });

  it('of a Messaging Service is that of its worst number', async () => {
    const messagingServices = { [fakeMessagingService]: [fakeSender, tollFree] };
    const account = { numbers: [fakeSender, tollFree], messagingServices };
    expect(await stateOf(account, fakeMessagingService)).toEqual(['toll-free', 'missing', null]);
    expect(
      await stateOf({ messagingServices: { [fakeMessagingService]: [] } }, fakeMessagingService),
    ).toEqual(['none', 'no-numbers', null]);
  });

  it('is not needed for a short code, and no matter for a number from elsewhere', async () => {
    expect(await stateOf({}, '89045')).toEqual(['none', 'not-needed', null]);
    expect(await stateOf({}, '+14165550100')).toEqual(['none', 'elsewhere', null]);
  });

  it.each([
    ['services', 'unknown'],
    ['campaign', 'registered'],
    ['brand', 'registered'],
  ] as const)('is told as far as a restricted key may read: not the %s', async (part, state) => {
    const { fake, account } = await start();
    forbidden(fake, part);
    const report = await account.report(fakeSender);
    expect(report.registration.state).toBe(state);
    expect(report.unread).toEqual([{ part, problem: 'forbidden' }]);
  });

  it.each([
    ['busy', errorFault(20_429, 429)],
    ['provider-fault', errorFault(20_500, 503)],
    ['not-found', errorFault(20_404, 404)],
    ['wrong-login', errorFault(20_003, 401)],
  ] as const)('is unknown where Twilio fails: %s', async (problem, fault) => {
    const { fake, account } = await start();
    fake.fail(fault, { on: 'services' });
    const report = await account.report(fakeSender);
    expect(report.registration.state).toBe('unknown');
    expect(report.unread).toEqual([{ part: 'services', problem }]);
  });

  it('is there all the same where Twilio is slow', async () => {
    const { fake, account } = await start();
    for (const on of ['services', 'campaign', 'brand'] as const) {
      fake.fail({ kind: 'slow', delayMs: 150 }, { on });
    }
    expect((await account.report(fakeSender)).registration.state).toBe('registered');
  });
});

describe('replies', () => {
  it('are readable where the Messaging Service keeps what comes in', async () => {
    const { account } = await start({
      inbound: { [fakeMessagingService]: { url: 'https://a.example', usesNumbers: false } },
    });
    expect((await account.report(fakeSender)).replies).toBe('readable');
  });

  it.each([fakeSender, fakeMessagingService])(
    'are dropped by a Messaging Service with neither address: %s',
    async (sender) => {
      const dropped = { url: null, usesNumbers: false };
      const { account } = await start({
        messagingServices: { [otherService]: [], [fakeMessagingService]: [fakeSender] },
        inbound: { [fakeMessagingService]: dropped },
      });
      expect((await account.report(sender)).replies).toBe('dropped');
    },
  );

  it('are not readable where the key may not list messages', async () => {
    const { fake, account } = await start();
    forbidden(fake, 'list');
    const report = await account.report(fakeSender);
    expect(report.replies).toBe('forbidden');
    expect(report.registration.state).toBe('registered');
  });
});

describe('the replies of an account', () => {
  const drops = { url: null, usesNumbers: false };
  const keeps = { url: null, usesNumbers: true };

  it('are readable where every Messaging Service keeps what comes in', async () => {
    const { account } = await start({ inbound: { [fakeMessagingService]: keeps } });
    const wanted = { replies: 'readable', dropping: [], unread: [] };
    expect(await account.inbound()).toEqual(wanted);
  });

  it('are lost where one drops it: by its name, with its senders', async () => {
    const { account } = await start({
      names: { [otherService]: 'Reminders' },
      messagingServices: {
        [otherService]: [tollFree, '89045'],
        [fakeMessagingService]: [fakeSender],
      },
      inbound: { [otherService]: drops },
    });
    expect(await account.inbound()).toEqual({
      replies: 'dropped',
      dropping: [{ sid: otherService, name: 'Reminders', senders: [tollFree, '89045'] }],
      unread: [],
    });
  });

  it('are no matter of a service without senders', async () => {
    const { account } = await start({
      messagingServices: { [otherService]: [], [fakeMessagingService]: [fakeSender] },
      inbound: { [otherService]: drops },
    });
    expect(await account.inbound()).toMatchObject({ replies: 'readable', dropping: [] });
  });

  it('are told as far as a restricted key may read', async () => {
    const inbound = { [fakeMessagingService]: drops };
    const { fake, account } = await start({ inbound });
    forbidden(fake, 'service-numbers');
    expect(await account.inbound()).toEqual({
      replies: 'dropped',
      dropping: [{ sid: fakeMessagingService, name: 'Offers', senders: [] }],
      unread: [{ part: 'service-numbers', problem: 'forbidden' }],
    });
    forbidden(fake, 'services');
    expect(await account.inbound()).toEqual({
      replies: 'unknown',
      dropping: [],
      unread: [{ part: 'services', problem: 'forbidden' }],
    });
    forbidden(fake, 'list');
    expect(await account.inbound()).toMatchObject({ replies: 'forbidden' });
  });

  it('are unknown without credentials', async () => {
    const account = createAccountForSetup({
      readCredentials: () => Promise.resolve(null),
      baseUrl: undefined,
      clock: systemClock,
    });
    expect(await account.inbound()).toEqual({ replies: 'unknown', dropping: [], unread: [] });
  });
});

it('no answer has a secret in it', async () => {
  const { fake, account } = await start();
  fake.fail(
    { kind: 'answer', accepted: false, status: 500, body: `<p>${authToken}</p>` },
    { on: 'services', times: 9 },
  );
  const answers = [
    await account.check(),
    await account.senders(),
    await account.report(fakeSender),
    await account.inbound(),
  ];
  expect(JSON.stringify(answers)).not.toContain(authToken);
});

function campaignThatIs(status: string, isMock = false): FakeAccount['campaigns'] {
  return { [fakeMessagingService]: { status, brand: fakeBrand, isMock } };
}
