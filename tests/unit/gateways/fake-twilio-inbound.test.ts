import { describe, expect, onTestFinished, test } from 'vitest';
import {
  fakeAccount,
  fakeMessagingService,
  fakeSender,
} from '../../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../../support/fake-twilio/fake-twilio.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../support/fake-twilio/fake-twilio.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { png } from '../../support/pictures.ts';

const clock = createManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
const { accountSid, authToken } = fakeAccount;
const headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
const messages = `/2010-04-01/Accounts/${accountSid}/Messages`;
const ann = '+12125550123';
const tollFree = '+18005550100';

async function start(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const fake = await startFakeTwilio({ now: clock.now, ...options });
  onTestFinished(() => fake.close());
  return fake;
}

interface Listed {
  readonly messages: readonly { readonly sid: string; readonly body: string }[];
  readonly next_page_uri: string | null;
}

async function read<T>(fake: FakeTwilio, path: string): Promise<T> {
  const answer = await fetch(fake.url + path, { headers });
  return (await answer.json()) as T;
}

/** The sids of each page of the list, up to its end. */
async function pages(fake: FakeTwilio, size: number): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  let path: string | null = `${messages}.json?PageSize=${size}`;
  while (path !== null) {
    const page: Listed = await read(fake, path);
    all.push(page.messages.map(({ sid }) => sid));
    path = page.next_page_uri;
  }
  return all;
}

async function codeOf(fake: FakeTwilio, sender: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({ To: ann, Body: 'Hello', ...sender });
  const answer = await fetch(`${fake.url}${messages}.json`, { method: 'POST', headers, body });
  return ((await answer.json()) as { readonly code?: number }).code;
}

function receiveMany(fake: FakeTwilio, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    fake.receive({ from: ann, to: fakeSender, body: String(index) }),
  );
}

describe('the fake Twilio takes texts in', () => {
  test('and lists them beside those that it sent', async () => {
    const fake = await start();
    const sid = fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
    const page = await read<Listed>(fake, `${messages}.json?To=%2B12125550100`);
    expect(page.messages).toMatchObject([
      {
        sid,
        direction: 'inbound',
        status: 'received',
        num_media: '0',
        messaging_service_sid: fakeMessagingService,
        date_sent: 'Fri, 02 Jan 2026 03:04:05 +0000',
      },
    ]);
  });

  test('and keeps nothing of what a Messaging Service drops', async () => {
    const inbound = { [fakeMessagingService]: { url: null, usesNumbers: false } };
    const fake = await start({ account: { inbound } });
    fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
    expect(await pages(fake, 10)).toEqual([[]]);
  });

  test('late, where its list is behind', async () => {
    const fake = await start({ trouble: { lag: { share: 1, leastMs: 60_000, mostMs: 60_000 } } });
    const sid = fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
    expect(await pages(fake, 10)).toEqual([[]]);
    await clock.advance(60_000);
    expect(await pages(fake, 10)).toEqual([[sid]]);
  });

  test('and misses some of them, others each time', async () => {
    const fake = await start({ trouble: { missing: 0.5 } });
    receiveMany(fake, 20);
    const [first = []] = await pages(fake, 20);
    const [second = []] = await pages(fake, 20);
    expect(first.length).toBeLessThan(20);
    expect(second).not.toEqual(first);
  });

  test('and shows some on two pages', async () => {
    const fake = await start({ trouble: { repeats: 1 } });
    const all = receiveMany(fake, 5).toReversed();
    expect(await pages(fake, 2)).toEqual([0, 1, 2, 3].map((at) => all.slice(at, at + 2)));
  });

  test('and lists them in no order, the same on each page', async () => {
    const fake = await start({ trouble: { isShuffled: true } });
    const all = receiveMany(fake, 50);
    const listed = (await pages(fake, 7)).flat();
    expect(listed).not.toEqual(all.toReversed());
    expect(listed.toSorted()).toEqual(all.toSorted());
  });

  test('and skips some where others are deleted between two pages', async () => {
    const fake = await start({ trouble: { bordersMove: true, deletes: 1 } });
    const [one, two] = receiveMany(fake, 2);
    await codeOf(fake, { From: fakeSender });
    const [first = [], second = []] = await pages(fake, 2);
    expect(first).toHaveLength(2);
    expect([first[1], second]).toEqual([two, []]);
    expect((await pages(fake, 2)).flat()).toEqual([two, one]);
  });

  test('from other processes, and is troubled by them', async () => {
    const fake = await start();
    const post = (path: string, body: object) =>
      fetch(`${fake.url}/_fake/${path}`, { method: 'POST', body: JSON.stringify(body) });
    await post('trouble', { missing: 1 });
    await post('receive', {
      from: ann,
      to: fakeSender,
      body: 'Hi',
      media: [{ type: 'image/png', base64: png(1, 1).toString('base64') }],
    });
    expect((await pages(fake, 10)).flat()).toEqual([]);
    fake.trouble({});
    expect((await pages(fake, 10)).flat()).toEqual([expect.stringMatching(/^MM/)]);
  });
});

describe('a STOP at the fake Twilio', () => {
  test('holds for the number and its Messaging Service, until a START', async () => {
    const other = '+12125550101';
    const fake = await start({ account: { numbers: [fakeSender, other] } });
    const say = (body: string) => fake.receive({ from: ann, to: fakeSender, body });
    const codes = () =>
      Promise.all(
        [{ From: fakeSender }, { From: other }, { MessagingServiceSid: fakeMessagingService }].map(
          (sender) => codeOf(fake, sender),
        ),
      );
    say('Stop please');
    expect(await codes()).toEqual([undefined, undefined, undefined]);
    say(' stop\n');
    expect(await codes()).toEqual([21610, undefined, 21610]);
    say('Yes');
    expect(await codes()).toEqual([undefined, undefined, undefined]);
  });

  test('to a toll-free number is not undone by a YES', async () => {
    const fake = await start({ account: { numbers: [tollFree] } });
    for (const [body, code] of [
      ['STOP', 21610],
      ['YES', 21610],
      ['UNSTOP', undefined],
    ] as const) {
      fake.receive({ from: ann, to: tollFree, body });
      expect(await codeOf(fake, { From: tollFree })).toBe(code);
    }
  });
});

describe('files at the fake Twilio', () => {
  const bytes = png(2, 2);

  async function withFile(options: FakeTwilioOptions = {}) {
    const fake = await start(options);
    const media = [{ type: 'image/png', bytes }];
    const sid = fake.receive({ from: ann, to: fakeSender, body: '', media });
    const list = await read<{ readonly media_list: readonly { readonly sid: string }[] }>(
      fake,
      `${messages}/${sid}/Media.json`,
    );
    return { fake, address: `${fake.url}${messages}/${sid}/Media/${list.media_list[0]?.sid}` };
  }

  test('want a login, and are led to by an address that wants none', async () => {
    const { address } = await withFile();
    expect((await fetch(address)).status).toBe(401);
    const led = await fetch(address, { headers, redirect: 'manual' });
    const place = led.headers.get('location') ?? '';
    expect([led.status, new URL(place).pathname]).toEqual([
      307,
      expect.stringMatching(/^\/_store\//),
    ]);
    expect((await fetch(place, { headers })).status).toBe(400);
    expect((await fetch(place.replace(/.$/, 'x'))).status).toBe(403);
    const file = await fetch(place);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    await clock.advance(120_001);
    expect((await fetch(place)).status).toBe(403);
  });

  test('of a day are the numbers that carriers took back', async () => {
    const fake = await start();
    fake.deactivate('2026-01-01', ['+12125550123\n', '+12125550124\n']);
    const ask = (day: string) =>
      fetch(`${fake.url}/v1/Deactivations?Date=${day}`, { headers, redirect: 'manual' });
    expect(await (await ask('2026-01-02')).json()).toMatchObject({ code: 30114 });
    const led = await ask('2026-01-01');
    const { redirect_to: place } = (await led.json()) as { readonly redirect_to: string };
    expect(led.status).toBe(307);
    expect(await (await fetch(place)).text()).toBe('+12125550123\n+12125550124\n');
  });
});
