import { expect, onTestFinished, test } from 'vitest';
import { listAccountSenders } from '../../../src-main/gateways/twilio/account.ts';
import {
  fakeMessagingService,
  fakeSender,
  type FakeAccount,
} from '../../support/fake-twilio/account.ts';
import { startFakeTwilio, type FakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const clock = createManualClock();

async function fakeWith(account: Partial<FakeAccount> = {}): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({ account });
  onTestFinished(() => fake.close());
  return fake;
}

function sendersOf({ account, url }: FakeTwilio, authToken = account.authToken) {
  return listAccountSenders({ accountSid: account.accountSid, authToken }, url, clock);
}

test('an account offers its numbers that can send texts, its short codes, and its Messaging Services', async () => {
  const fake = await fakeWith({
    numbers: [fakeSender, '+12125550101'],
    voiceNumbers: ['+12125550102'],
    shortCodes: ['89045', '89046'],
    names: {
      [fakeMessagingService]: 'Offers',
      '89046': 'Alerts',
      '+12125550101': 'Shop\u200B in town',
    },
  });
  expect(await sendersOf(fake)).toEqual({
    senders: [
      { sender: fakeSender, name: '', kind: 'number' },
      { sender: '+12125550101', name: 'Shop in town', kind: 'number' },
      { sender: '89045', name: '', kind: 'short-code' },
      { sender: '89046', name: 'Alerts', kind: 'short-code' },
      { sender: fakeMessagingService, name: 'Offers', kind: 'service' },
    ],
    problem: null,
  });
});

test('a number without capabilities or name is offered, and hides no other', async () => {
  const fake = await fakeWith();
  const bare = { phone_number: '+12125550103', friendly_name: null };
  const body = { incoming_phone_numbers: [bare, { sid: 'PN1' }], next_page_uri: null };
  fake.fail({ kind: 'answer', accepted: false, status: 200, body }, { on: 'numbers' });
  const { senders, problem } = await sendersOf(fake);
  expect(problem).toBeNull();
  expect(senders).toContainEqual({ sender: '+12125550103', name: '', kind: 'number' });
});

test('all pages of all lists are read, with an API key too', async () => {
  const numbers = Array.from({ length: 250 }, (_, index) => `+1212555${String(1000 + index)}`);
  const services = Array.from({ length: 101 }, (_, index) => [
    `MG${index.toString(16).padStart(32, '0')}`,
    [fakeSender],
  ]);
  const fake = await fakeWith({ numbers, messagingServices: Object.fromEntries(services) });
  const [[apiKey, apiSecret] = ['', '']] = Object.entries(fake.account.apiKeys);
  const { accountSid } = fake.account;
  const found = await listAccountSenders({ accountSid, apiKey, apiSecret }, fake.url, clock);
  const ofKind = (wanted: string) =>
    found.senders.filter(({ kind }) => kind === wanted).map(({ sender }) => sender);
  expect(ofKind('number')).toEqual(numbers);
  expect(ofKind('service')).toEqual(services.map(([sid]) => sid));
  expect(fake.requests()).toHaveLength(6);
});

test('what one list does not tell does not hide the others, and the reason is said', async () => {
  const fake = await fakeWith();
  fake.fail(errorFault(20403, 403), { on: 'services' });
  const { senders, problem } = await sendersOf(fake);
  expect(senders).toEqual([{ sender: fakeSender, name: '', kind: 'number' }]);
  expect(problem).toBe(
    'Twilio doesn’t let these credentials list all senders. You can type a sender instead.',
  );
});

test('a list that never ends is left', async () => {
  const fake = await fakeWith();
  const path = `/2010-04-01/Accounts/${fake.account.accountSid}/IncomingPhoneNumbers.json?Page=1`;
  const body = { incoming_phone_numbers: [], next_page_uri: path };
  const fault = { kind: 'answer', accepted: false, status: 200, body } as const;
  fake.fail(fault, { on: 'numbers', times: 1000 });
  expect((await sendersOf(fake)).problem).toBeNull();
  expect(fake.requests().length).toBeLessThan(20);
});

test('no list sends the credentials to a foreign address', async () => {
  const fake = await fakeWith();
  const meta = { next_page_url: 'https://example.com/v1/Services?Page=1', key: 'services' };
  const body = { services: [], meta };
  fake.fail({ kind: 'answer', accepted: false, status: 200, body }, { on: 'services' });
  expect((await sendersOf(fake)).problem).toContain('foreign address');
});

test('wrong credentials, no connection and no account are said without a secret', async () => {
  const fake = await fakeWith();
  const wrong = await sendersOf(fake, 'a token that is wrong');
  expect(wrong.senders).toEqual([]);
  expect(wrong.problem).toContain('credentials');
  expect(JSON.stringify(wrong)).not.toContain('a token that is wrong');
  const { account } = fake;
  const unreachable = await listAccountSenders(account, 'http://127.0.0.1:1', clock);
  expect(unreachable.problem).toContain('You can type a sender instead.');
  expect(JSON.stringify(unreachable)).not.toContain(account.authToken);
  expect(await listAccountSenders(null, fake.url, clock)).toEqual({ senders: [], problem: null });
});
