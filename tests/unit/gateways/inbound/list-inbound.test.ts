import { describe, expect, onTestFinished, test } from 'vitest';
import type { InboundQuery } from '../../../../src-main/gateways/replies.ts';
import { createInboundList } from '../../../../src-main/gateways/twilio/inbound/list-inbound.ts';
import { createTwilioConnection } from '../../../../src-main/gateways/twilio/twilio-connection.ts';
import {
  fakeAccount,
  fakeMessagingService,
  fakeSender,
} from '../../../support/fake-twilio/account.ts';
import {
  startFakeTwilio,
  type FakeTwilio,
  type FakeTwilioOptions,
} from '../../../support/fake-twilio/fake-twilio.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { allPages, repliesOf, sendOut } from '../../../support/replies.ts';

const startAt = Date.UTC(2026, 0, 2, 3, 4, 5);
const hourMs = 3_600_000;
const ann = '+12125550123';
const other = '+12125550101';

async function start(options: FakeTwilioOptions = {}, aheadMs = 0) {
  const clock = createManualClock(startAt + aheadMs);
  const fake = await startFakeTwilio({ now: () => clock.now() - aheadMs, ...options });
  onTestFinished(() => fake.close());
  return { clock, fake, source: repliesOf(fake, clock) };
}

/** A list of which three pages are many. */
async function startShort() {
  const { clock, fake } = await start();
  const connection = createTwilioConnection({
    credentials: fakeAccount,
    baseUrl: fake.url,
    clock,
    environment: {},
  });
  const source = createInboundList(connection, clock, { quick: 1, thorough: 3 });
  return { clock, fake, source };
}

const listsOf = (fake: FakeTwilio) =>
  fake
    .requests()
    .filter(({ path }) => path.endsWith('/Messages.json'))
    .map(({ parameters }) => parameters);

describe('replies are asked for', () => {
  test('by full times, a thousand a page', async () => {
    const { clock, fake, source } = await start();
    const [since, until] = [clock.now() - hourMs, clock.now() - 60_000];
    await source.page({ since, until, cursor: null });
    expect(listsOf(fake)).toEqual([
      {
        'DateSent>': '2026-01-02T02:03:05Z',
        'DateSent<': '2026-01-02T03:04:05Z',
        PageSize: '1000',
      },
    ]);
  });

  test('once more where this computer’s clock is ahead, from the time that Twilio’s clock shows', async () => {
    const { clock, fake, source } = await start({}, 3 * hourMs);
    const sid = fake.receive({ from: ann, to: fakeSender, body: 'STOP' });
    const since = clock.now() - hourMs;
    const found = (await allPages(source, { since })).flat();
    expect(found.map((one) => one.sid)).toEqual([sid]);
    await allPages(source, { since });
    expect(listsOf(fake).map((one) => one['DateSent>'])).toEqual([
      '2026-01-02T05:03:05Z',
      '2026-01-02T02:03:05Z',
      '2026-01-02T02:03:05Z',
    ]);
  });

  test('once where an answer took its time: a clock is not off by that', async () => {
    const { clock, fake, source } = await start({}, 20_000);
    const sid = fake.receive({ from: ann, to: fakeSender, body: 'STOP' });
    const found = await allPages(source, { since: clock.now() });
    expect(found.flat().map((one) => one.sid)).toEqual([sid]);
    expect(listsOf(fake)).toHaveLength(1);
  });

  test('for longer where this computer’s clock is behind: nothing is left out', async () => {
    const { clock, fake, source } = await start({}, -3 * hourMs);
    const sid = fake.receive({ from: ann, to: fakeSender, body: 'STOP' });
    const query = { since: clock.now() - hourMs, until: clock.now() };
    expect((await allPages(source, query)).flat().map((one) => one.sid)).toEqual([sid]);
  });
});

describe('a list longer than a page', () => {
  test('has what came in alone, of all that went out', async () => {
    const { clock, fake, source } = await start();
    const first = fake.receive({ from: ann, to: fakeSender, body: '1' });
    await sendOut(fake, ann, 1100);
    const last = fake.receive({ from: ann, to: fakeSender, body: '2' });
    await clock.advance(5000);
    const pages = await allPages(source, { since: clock.now() - hourMs });
    expect(pages.map((page) => page.map(({ sid }) => sid))).toEqual([[last], [first]]);
    expect(
      listsOf(fake)
        .slice(-2)
        .map((one) => one['To']),
    ).toEqual([undefined, undefined]);
  });

  test('goes on with the account’s own numbers where it is to be quick', async () => {
    const messagingServices = { [fakeMessagingService]: [fakeSender, other] };
    const { clock, fake, source } = await start({
      account: { numbers: [fakeSender, other], shortCodes: ['89045'], messagingServices },
    });
    const old = [fakeSender, other, '89045'].map((to) =>
      fake.receive({ from: ann, to, body: 'Hi' }),
    );
    await sendOut(fake, ann, 2500);
    await clock.advance(5000);
    const query = { since: clock.now() - hourMs, isQuick: true };
    const pages = await allPages(source, query);
    expect(pages.map((page) => page.map(({ sid }) => sid))).toEqual([
      [],
      ...old.map((sid) => [sid]),
    ]);
    const asked = listsOf(fake).filter((one) => one['Body'] === undefined);
    expect(asked.map((one) => one['To'])).toEqual([undefined, fakeSender, other, '89045']);
    // The numbers are known by now.
    await allPages(source, query);
    const looks = fake.requests().filter(({ path }) => path.endsWith('Numbers.json'));
    expect(looks).toHaveLength(1);
  });

  test('goes on with what texts were seen to come in to as well: RCS, and numbers given back', async () => {
    const { clock, fake, source } = await start();
    const [agent, former] = ['rcs:maple_bakery_agent', '+14165550100'];
    const query = { since: clock.now() - hourMs, isQuick: true };
    fake.receive({ from: `rcs:${ann}`, to: agent, body: 'Hi' });
    fake.receive({ from: ann, to: former, body: 'Hi' });
    fake.receive({ from: 'whatsapp:+12125550124', to: 'whatsapp:+12125550199', body: 'Hi' });
    await allPages(source, query);
    const late = [agent, former].map((to) => fake.receive({ from: ann, to, body: 'STOP' }));
    await sendOut(fake, ann, 1100);
    await clock.advance(5000);
    const found = (await allPages(source, query)).flat().map(({ sid }) => sid);
    expect(found).toEqual(expect.arrayContaining(late));
    const asked = listsOf(fake).filter((one) => one['Body'] === undefined);
    expect(asked.slice(-4).map((one) => one['To'])).toEqual([undefined, fakeSender, former, agent]);
  });

  test('is read as a whole for many pages, and then by numbers, where it is not to be quick', async () => {
    const { clock, fake, source } = await startShort();
    const all = Array.from({ length: 3100 }, () =>
      fake.receive({ from: ann, to: fakeSender, body: 'Hi' }),
    );
    const found = await allPages(source, { since: clock.now() - hourMs });
    expect(new Set(found.flat().map(({ sid }) => sid))).toEqual(new Set(all));
    const asked = listsOf(fake).filter(({ Page }) => (Page ?? '0') === '0');
    expect(asked.map((one) => one['To'])).toEqual([undefined, fakeSender]);
    expect(found).toHaveLength(3 + 4);
  });

  test('is read as a whole to its end where that is wanted: a number given back is among it', async () => {
    const { clock, fake, source } = await startShort();
    // The oldest stands last.
    const old = fake.receive({ from: ann, to: '+14165550100', body: 'STOP' });
    await clock.advance(5000);
    await sendOut(fake, ann, 3100);
    await clock.advance(5000);
    const query = { since: clock.now() - hourMs };
    expect((await allPages(source, query)).flat()).toEqual([]);
    const found = await allPages(source, { ...query, isWhole: true });
    expect(found.flat().map(({ sid }) => sid)).toEqual([old]);
  });

  test('has pages of each number to their end, too', async () => {
    const { clock, fake, source } = await start({ account: { numbers: [fakeSender, other] } });
    const all = Array.from({ length: 3300 }, (_, index) =>
      fake.receive({ from: ann, to: index % 3 === 0 ? other : fakeSender, body: String(index) }),
    );
    const pages = await allPages(source, { since: clock.now() - hourMs, isQuick: true });
    const seen = pages.flat().map(({ sid }) => sid);
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 1000, 200, 1000, 100]);
    expect(new Set(seen)).toEqual(new Set(all));
  });

  test('is read as a whole where the numbers cannot be read, or are many', async () => {
    const many = Array.from({ length: 41 }, (_, index) => `+1212555${1000 + index}`);
    for (const account of [{}, { numbers: [fakeSender, ...many] }]) {
      const { clock, fake, source } = await start({ account });
      if (!('numbers' in account)) fake.fail(errorFault(70_051, 403), { on: 'numbers' });
      const sid = fake.receive({ from: ann, to: '+14165550100', body: 'To a number given back' });
      await sendOut(fake, ann, 1100);
      await clock.advance(5000);
      const found = await allPages(source, { since: clock.now() - hourMs, isQuick: true });
      expect(found.flat().map((one) => one.sid)).toEqual([sid]);
    }
  });

  test('goes on after a restart', async () => {
    const { clock, fake, source } = await start();
    const count = 1500;
    for (let number = 0; number < count; number += 1) {
      fake.receive({ from: ann, to: fakeSender, body: String(number) });
    }
    const query: InboundQuery = { since: clock.now() - hourMs, cursor: null };
    const first = await source.page(query);
    const cursor = first.kind === 'page' ? first.next : null;
    const second = await repliesOf(fake, clock).page({ ...query, cursor });
    expect(second.kind === 'page' && second.messages.length).toBe(500);
  });
});

describe('a list of replies is unavailable', () => {
  test.each([
    ['a foreign next page', 'https://twilio.example.net/next'],
    [
      'a next page on another of Twilio’s hosts that is none',
      'https://api.twilio.com.example.net/',
    ],
  ])('where a cursor has %s, and the login does not go there', async (_what, url) => {
    const { clock, fake, source } = await start();
    const cursor = JSON.stringify({ url, numbers: [], pages: 1 });
    const page = await source.page({ since: clock.now(), cursor });
    expect(page).toMatchObject({ kind: 'unavailable', isAuth: false });
    expect(fake.requests()).toEqual([]);
  });

  test.each(['', '{}', 'null', '{"url":null,"numbers":[],"pages":1}'])(
    'for a cursor that no page has given: %s',
    async (cursor) => {
      const { clock, source } = await start();
      expect((await source.page({ since: clock.now(), cursor })).kind).toBe('unavailable');
    },
  );

  test.each([
    ['no list', {}],
    ['a list of nothing', { messages: [null] }],
    ['something else than a list', { messages: 'none' }],
  ])('where the answer has %s', async (_what, body) => {
    const { clock, fake, source } = await start();
    fake.fail({ kind: 'answer', accepted: false, status: 200, body }, { on: 'list' });
    const page = await source.page({ since: clock.now(), cursor: null });
    expect(page.kind).toBe('unavailable');
  });

  test('where a page leads to itself, or on for ever', async () => {
    const { clock, fake, source } = await start();
    const uri = `/2010-04-01/Accounts/${fake.account.accountSid}/Messages.json?Page=1`;
    const body = { messages: [], next_page_uri: uri };
    fake.fail({ kind: 'answer', accepted: false, status: 200, body }, { on: 'list', times: 9 });
    const first = await source.page({ since: clock.now(), cursor: null });
    const next = first.kind === 'page' ? first.next : null;
    expect(next).not.toBeNull();
    expect(await source.page({ since: clock.now(), cursor: next })).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('end'),
    });
    const url = `https://api.twilio.com${uri.replace('=1', '=2')}`;
    const late = JSON.stringify({ url, numbers: [], pages: 9999 });
    expect((await source.page({ since: clock.now(), cursor: late })).kind).toBe('unavailable');
  });

  test('where no answer comes', async () => {
    const { clock, fake, source } = await start();
    fake.fail({ kind: 'hang', accepted: false }, { on: 'list' });
    expect(await clock.runUntil(source.page({ since: clock.now(), cursor: null }))).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('30 seconds'),
    });
  });
});
