import { describe, expect, it, onTestFinished } from 'vitest';
import {
  DeactivatedListBroken,
  type InboundMessage,
  type ReplySource,
} from '../../src-main/gateways/replies.ts';
import { fakeSender } from '../support/fake-twilio/account.ts';
import { createCertificate } from '../support/fake-twilio/certificate.ts';
import { startFakeTwilio, type FakeTwilioOptions } from '../support/fake-twilio/fake-twilio.ts';
import { startProxy } from '../support/fake-twilio/proxy.ts';
import { trust } from '../support/fake-twilio/trust.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { png } from '../support/pictures.ts';
import { allPages, repliesOf, sendOut } from '../support/replies.ts';
import { describeReplies, type RepliesProvider } from './replies-contract.ts';

const hourMs = 3_600_000;
const ann = '+12125550123';
const hostname = 'twilio.example.com';
const certificate = createCertificate({ hostnames: [hostname] });

async function startTwilio(): Promise<RepliesProvider> {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now });
  fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
  return { source: repliesOf(fake, clock), now: clock.now, close: () => fake.close() };
}

async function startBehindProxy(): Promise<RepliesProvider> {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now, tls: certificate });
  const proxy = await startProxy({ port: Number(new URL(fake.url).port) });
  const distrust = trust(certificate.cert);
  const source = repliesOf(fake, clock, {
    baseUrl: `https://${hostname}`,
    environment: { HTTPS_PROXY: proxy.url },
  });
  return {
    source,
    now: clock.now,
    async close() {
      distrust();
      await proxy.close();
      await fake.close();
    },
  };
}

describeReplies('Twilio', startTwilio);
describeReplies('Twilio, through a proxy,', startBehindProxy);

async function start(options: FakeTwilioOptions = {}) {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now, ...options });
  onTestFinished(() => fake.close());
  return { clock, fake, source: repliesOf(fake, clock) };
}

/** Reads all pages of the last two days, each again until it is answered; returns what was listed. */
async function pass(source: ReplySource, now: number): Promise<readonly InboundMessage[]> {
  const found: InboundMessage[] = [];
  let cursor: string | null = null;
  for (let isOver = false; !isOver;) {
    const page = await source.page({ since: now - 48 * hourMs, cursor });
    if (page.kind !== 'page') continue;
    found.push(...page.messages);
    cursor = page.next;
    isOver = cursor === null;
  }
  return found;
}

describe('a list of replies at Twilio', () => {
  it('has all 5,000 texts by their sids, whatever is wrong with it', async () => {
    const faults: FakeTwilioOptions['faults'] = {
      chance: [
        { on: 'list', share: 0.1, fault: { kind: 'answer', accepted: false, status: 429 } },
        { on: 'list', share: 0.1, fault: { kind: 'answer', accepted: false, status: 503 } },
        { on: 'list', share: 0.1, fault: { kind: 'drop', accepted: false } },
      ],
    };
    const { clock, fake } = await start({ faults });
    const trouble = {
      lag: { share: 0.2, leastMs: 60_000, mostMs: 6 * hourMs },
      missing: 0.02,
      repeats: 7,
    };
    fake.trouble({ ...trouble, isShuffled: true, seed: 3 });
    const sent = new Map<string, string>();
    const listed: InboundMessage[] = [];
    // Whoever reads was started again each time.
    const readAll = async () => listed.push(...(await pass(repliesOf(fake, clock), clock.now())));
    for (let number = 0; number < 5000; number += 1) {
      const body = `Text ${number}`;
      sent.set(fake.receive({ from: ann, to: fakeSender, body }), body);
      if (number % 1000 === 999) {
        await sendOut(fake, ann, 300);
        await readAll();
      }
      if (number % 50 === 49) await clock.advance(50_000);
    }
    await clock.advance(6 * hourMs);
    fake.trouble({ ...trouble, bordersMove: true, deletes: 20 });
    for (let passes = 0; passes < 8; passes += 1) await readAll();
    const seen = new Map(listed.map(({ sid, body }) => [sid, body]));
    expect(seen).toEqual(sent);
    expect(listed.length).toBeGreaterThan(sent.size);
  });

  it('says when a text came in by this computer’s clock', async () => {
    const clock = createManualClock();
    for (const differenceMs of [0, 3 * hourMs, -3 * hourMs]) {
      const fake = await startFakeTwilio({ now: () => clock.now() - differenceMs });
      onTestFinished(() => fake.close());
      fake.receive({ from: ann, to: fakeSender, body: 'Hi' });
      const at = clock.now();
      await clock.advance(60_000);
      const source = repliesOf(fake, clock);
      const [[message] = []] = await allPages(source, { since: clock.now() - 300_000 });
      expect(Math.abs((message?.receivedAt ?? 0) - at)).toBeLessThanOrEqual(1000);
    }
  });

  it.each([
    [
      '429 with Retry-After',
      { kind: 'answer', status: 429, headers: { 'Retry-After': '7' } },
      7000,
    ],
    ['503', { kind: 'answer', status: 503 }, null],
    ['a cut connection', { kind: 'drop', how: 'reset' }, null],
    ['half an answer', { kind: 'drop', how: 'in-the-answer' }, null],
  ] as const)('is unavailable where Twilio answers with %s', async (_what, fault, retryAfterMs) => {
    const { clock, fake, source } = await start();
    fake.fail({ accepted: false, ...fault }, { on: 'list' });
    const query = { since: clock.now() - hourMs, cursor: null };
    expect(await source.page(query)).toMatchObject({
      kind: 'unavailable',
      retryAfterMs,
      isAuth: false,
    });
    expect(await source.page(query)).toEqual({ kind: 'page', messages: [], next: null });
  });

  it('is unavailable for good where the login is wrong, and says nothing of it', async () => {
    const { clock, fake } = await start();
    const { accountSid } = fake.account;
    const authToken = 'another invented token';
    const source = repliesOf(fake, clock, { credentials: { accountSid, authToken } });
    const page = await source.page({ since: clock.now() - hourMs, cursor: null });
    expect(page).toMatchObject({ kind: 'unavailable', isAuth: true });
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`${accountSid}|${authToken}`));
  });
});

describe('a picture of a reply at Twilio', () => {
  it('is fetched with the login at Twilio, and without it where Twilio leads', async () => {
    const { fake, source } = await start();
    const bytes = png(20, 10);
    const media = [{ type: 'application/octet-stream', bytes }];
    const sid = fake.receive({ from: ann, to: fakeSender, body: '', media });
    const listed = await source.media(sid);
    expect(listed).toEqual({
      kind: 'listed',
      media: [{ sid: expect.stringMatching(/^ME/), contentType: 'application/octet-stream' }],
    });
    const [file] = listed.kind === 'listed' ? listed.media : [];
    const fetched = await source.mediaFile(sid, file?.sid ?? '');
    expect(fetched).toMatchObject({ kind: 'fetched', contentType: 'image/png' });
    expect(fetched.kind === 'fetched' && Buffer.from(fetched.bytes).equals(bytes)).toBe(true);
    const asked = fake.requests().slice(-2);
    expect(
      asked.map(({ path, headers }) => [path.split('/')[1], headers['authorization']]),
    ).toEqual([
      ['2010-04-01', '[hidden]'],
      ['_store', undefined],
    ]);
  });
});

describe('the numbers that carriers took back, at Twilio,', () => {
  async function numbersOf(source: ReplySource, day = '2026-01-01'): Promise<readonly string[]> {
    const list = await source.deactivatedNumbers(day);
    if (list.kind !== 'listed') throw new Error(JSON.stringify(list));
    const numbers: string[] = [];
    for await (const number of list.numbers) numbers.push(number);
    return numbers;
  }

  it('come one by one', async () => {
    const { fake, source } = await start();
    fake.deactivate('2026-01-01', '+12125550123\r\n12125550124\n2125550125\nmaybe\n\n+12125550126');
    expect(await numbersOf(source)).toEqual([
      '+12125550123',
      '+12125550124',
      '+12125550125',
      '+12125550126',
    ]);
    const asked = fake.requests().map(({ path, headers }) => [path, 'authorization' in headers]);
    expect(asked).toEqual([
      ['/v1/Deactivations', true],
      ['/_store/deactivations/2026-01-01.txt', false],
    ]);
  });

  it('may be a million', async () => {
    const { fake, source } = await start();
    fake.deactivate('2026-01-01', manyLines(1_000_000));
    const list = await source.deactivatedNumbers('2026-01-01');
    let [count, last] = [0, ''];
    if (list.kind === 'listed') for await (last of list.numbers) count += 1;
    expect([count, last]).toEqual([1_000_000, '+12129999999']);
  });

  it('are not fetched any further than they are read', async () => {
    const { fake, source } = await start();
    let pieces = 0;
    function* endless() {
      for (;;) {
        pieces += 1;
        yield '+12125550123\n'.repeat(10_000);
      }
    }
    fake.deactivate('2026-01-01', endless());
    const list = await source.deactivatedNumbers('2026-01-01');
    if (list.kind === 'listed') for await (const _ of list.numbers) break;
    expect(pieces).toBeGreaterThan(0);
    expect(pieces).toBeLessThan(500);
  });

  it('are good as far as they came where the list breaks off', async () => {
    const { fake, source } = await start();
    fake.deactivate('2026-01-01', ['+12125550123\n+1212555'], { isCut: true, length: 5000 });
    const list = await source.deactivatedNumbers('2026-01-01');
    const numbers: string[] = [];
    const reading = (async () => {
      if (list.kind === 'listed') for await (const one of list.numbers) numbers.push(one);
    })();
    await expect(reading).rejects.toThrow(DeactivatedListBroken);
    expect(numbers).toEqual(['+12125550123']);
  });
});

function* manyLines(count: number): Generator<string> {
  const piece = 10_000;
  for (let at = 0; at < count; at += piece) {
    yield Array.from({ length: piece }, (_, index) => `+1212${9_000_000 + at + index}\n`).join('');
  }
}
