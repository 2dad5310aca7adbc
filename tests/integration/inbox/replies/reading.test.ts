import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { saveSettings } from '../../../../src-main/database/settings.ts';
import { betweenNewsMs } from '../../../../src-main/inbox/replies/announce.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import type {
  InboundMessage,
  InboundPage,
  ReplySource,
} from '../../../../src-main/gateways/replies.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { migrationsFolder, temporaryDatabase } from '../../../support/database.ts';
import {
  createSteppedClock,
  inbound,
  isOptedOut,
  onceSettled,
  readingOf,
  sidOf,
  sourceOf,
  storedSids,
} from '../../../support/reply-reading.ts';
import { waitFor } from '../../../support/wait-for.ts';

const day = 86_400_000;

const many = (count: number, receivedAt: number, firstIndex = 0) =>
  Array.from({ length: count }, (_, index) =>
    inbound(firstIndex + index, {
      from: fictionalPhone(index % 500),
      body: `Hello ${index}`,
      receivedAt: receivedAt - index,
    }),
  );

const unavailable = (more: Partial<Extract<InboundPage, { kind: 'unavailable' }>> = {}) =>
  ({
    kind: 'unavailable',
    detail: 'No answer.',
    retryAfterMs: null,
    isAuth: false,
    ...more,
  }) as const;

const refused = unavailable({ isAuth: true, detail: 'Twilio refused the credentials.' });

describe('reading now', () => {
  it('reads all pages to the end, and stores each message once', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const messages = many(2500, clock.now());
    // The newest come again on every page.
    const source = sourceOf(() => messages.flatMap((one) => [one, messages[0] ?? one]));
    const replies = readingOf(db, clock, { source });
    expect(await replies.sync()).toEqual({ received: 2500, optedOut: 0 });
    expect(await replies.sync()).toEqual({ received: 0, optedOut: 0 });
    expect(new Set(storedSids(db)).size).toBe(2500);
    expect(storedSids(db)).toHaveLength(2500);
    expect(replies.status()).toMatchObject({ asOf: clock.now(), isReading: false, problem: null });
  });

  it('tells of all that came in at once, and not of opt-outs', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    db.sqlite
      .prepare(
        `INSERT INTO contacts (phone, first_name, last_name, created_at, updated_at)
         VALUES (?, 'Ann', 'Lee', 0, 0)`,
      )
      .run(fictionalPhone(2));
    const bodies = ['STOP', 'Wrong number', 'See you\nat 3', 'Hi', 'Yes'];
    const messages = bodies.map((body, index) =>
      inbound(index, { from: fictionalPhone(index), body, receivedAt: clock.now() - index }),
    );
    const replies = readingOf(db, clock, { source: sourceOf(() => messages) });
    expect(await replies.sync()).toEqual({ received: 5, optedOut: 1 });
    expect(replies.arrived).toEqual([
      {
        count: 4,
        toDecide: 1,
        newest: [
          { phone: fictionalPhone(1), name: '', preview: 'Wrong number' },
          { phone: fictionalPhone(2), name: 'Ann Lee', preview: 'See you at 3' },
          { phone: fictionalPhone(3), name: '', preview: 'Hi' },
        ],
      },
    ]);
    expect(new Set(replies.changes)).toEqual(
      new Set(['inbox', 'suppressions', 'contacts', 'campaigns']),
    );
  });

  it('has texts classified by another thread, and does so itself where that one is gone', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    let messages = many(450, clock.now());
    const asked: number[] = [];
    let isGone = false;
    const replies = readingOf(db, clock, {
      source: sourceOf(() => messages),
      async classify(texts) {
        asked.push(texts.length);
        if (isGone) throw new Error('The thread has ended.');
        return texts.map(() => ({ kind: 'help', rule: 'by the thread' }));
      },
    });
    await replies.sync();
    const rules = db.sqlite
      .prepare('SELECT rule, count(*) AS replies FROM inbound_messages GROUP BY rule')
      .raw();
    expect(rules.all()).toEqual([['by the thread', 450]]);
    isGone = true;
    messages = [inbound(999, { from: fictionalPhone(1), body: 'STOP', receivedAt: clock.now() })];
    expect(await replies.sync()).toEqual({ received: 1, optedOut: 1 });
    expect(asked).toEqual([200, 200, 50, 1]);
  });

  it('goes on with a page that failed once, and says why where it fails for good', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const answers: InboundPage[] = [unavailable(), unavailable({ retryAfterMs: 5000 })];
    const messages = many(3, clock.now());
    const source = sourceOf(() => messages, { onPage: () => answers.shift() });
    const replies = readingOf(db, clock, { source });
    expect(await onceSettled(clock, replies.sync())).toMatchObject({ received: 3 });
    answers.push(unavailable(), unavailable(), unavailable());
    await expect(onceSettled(clock, replies.sync())).rejects.toMatchObject({ code: 'unavailable' });
    expect(replies.status().problem).toMatchObject({ code: 'unreachable', detail: 'No answer.' });
    await replies.sync();
    expect(replies.status().problem).toBeNull();
  });

  it('is refused without an account', async () => {
    const clock = createSteppedClock();
    const replies = readingOf(temporaryDatabase(), clock, {
      readCredentials: () => Promise.resolve(null),
    });
    await expect(replies.sync()).rejects.toMatchObject({ code: 'unavailable' });
    expect(replies.status().problem?.code).toBe('no-account');
  });

  it('stores everything but a message that cannot be stored', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    db.sqlite.exec(
      `CREATE TRIGGER refuses BEFORE INSERT ON messages WHEN NEW.body = 'Hello 7'
       BEGIN SELECT RAISE(ABORT, 'not this one'); END`,
    );
    const replies = readingOf(db, clock, { source: sourceOf(() => many(300, clock.now())) });
    expect(await replies.sync()).toMatchObject({ received: 299 });
    expect(replies.errors).toHaveLength(1);
  });
});

describe('following', () => {
  it('asks every 20 seconds, and is quick about what just came in', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    let messages: readonly InboundMessage[] = [];
    const source = sourceOf(() => messages);
    const replies = readingOf(db, clock, { source });
    replies.follow();
    await waitFor(() => expect(replies.status().asOf).not.toBeNull());
    const asked = source.asked.length;
    messages = many(1, clock.now());
    const next = replies.passEnds();
    await clock.advance(20_000);
    await next;
    expect(storedSids(db)).toHaveLength(1);
    expect(source.asked.slice(asked)).toContainEqual({
      since: clock.now() - 3_620_000,
      cursor: null,
    });
  });

  it('waits ever longer while Twilio cannot be reached, and at once with new credentials', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    let answer: InboundPage | undefined = refused;
    const source = sourceOf(() => [], { onPage: () => answer });
    const replies = readingOf(db, clock, { source });
    const first = replies.passEnds();
    replies.follow();
    await first;
    expect(replies.status().problem?.code).toBe('refused');
    await clock.advance(9 * 60_000);
    expect(source.asked).toHaveLength(1);
    answer = undefined;
    const next = replies.passEnds();
    replies.credentialsSaved();
    await next;
    expect(replies.status().problem).toBeNull();

    answer = unavailable({ retryAfterMs: 30 * 60_000 });
    const failed = replies.passEnds();
    await clock.advance(20_000);
    await failed;
    const asked = source.asked.length;
    await clock.advance(29 * 60_000);
    expect(source.asked).toHaveLength(asked);
    answer = undefined;
    const better = replies.passEnds();
    await clock.advance(60_000);
    await better;
    expect(source.asked.length).toBeGreaterThan(asked);
  });

  it('reads what came in while the computer slept', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const source = sourceOf(() => []);
    const replies = readingOf(db, clock, { source });
    replies.follow();
    await waitFor(() => expect(replies.status().asOf).not.toBeNull());
    const asked = source.asked.length;
    clock.jump(3 * day);
    const next = replies.passEnds();
    await clock.advance(20_000);
    await next;
    await waitFor(() => {
      const furthest = Math.min(...source.asked.slice(asked).map(({ since }) => since));
      expect(furthest).toBeLessThanOrEqual(clock.now() - 3 * day);
    });
  });

  it('is quick about the last hour, and the week reads the whole list to its end', async () => {
    const clock = createSteppedClock();
    const source = { ...sourceOf(() => []) };
    const asked = vi.spyOn(source, 'page');
    const replies = readingOf(temporaryDatabase(), clock, { source });
    const how = () =>
      asked.mock.calls.map(([{ since, isQuick, isWhole }]) => ({
        since: clock.now() - since,
        isQuick,
        isWhole,
      }));
    replies.follow();
    await waitFor(() =>
      expect(how()).toEqual([
        { since: day / 24, isQuick: true, isWhole: false },
        { since: 7 * day, isQuick: false, isWhole: true },
      ]),
    );
    asked.mockClear();
    await replies.sync();
    expect(how()).toEqual([{ since: 2 * day, isQuick: false, isWhole: false }]);
  });

  it.each(['stop', 'credentialsSaved'] as const)('drops an answer after %s', async (end) => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    let answer: (page: InboundPage) => void = () => undefined;
    const source = {
      ...sourceOf(() => []),
      page: vi.fn<ReplySource['page']>(
        () => new Promise<InboundPage>((resolve) => void (answer = resolve)),
      ),
    };
    const replies = readingOf(db, clock, { source });
    replies.follow();
    await waitFor(() => expect(source.page).toHaveBeenCalledTimes(1));
    replies[end]();
    answer({ kind: 'page', messages: many(5, clock.now()), next: null });
    if (end === 'credentialsSaved') {
      await waitFor(() => expect(source.page.mock.calls.length).toBeGreaterThan(1));
    } else {
      await clock.advance(60_000);
      expect(source.page).toHaveBeenCalledTimes(1);
    }
    expect(storedSids(db)).toEqual([]);
    expect(replies.status().asOf).toBeNull();
  });

  it('reads each account from its own beginning', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const source = sourceOf(() => []);
    let accountSid = `AC${'1'.repeat(32)}`;
    const options = {
      source,
      readCredentials: () => Promise.resolve({ accountSid, authToken: 'x'.repeat(32) }),
    };
    const replies = readingOf(db, clock, options);
    await replies.sync();
    clock.jump(60_000);
    accountSid = `AC${'2'.repeat(32)}`;
    replies.credentialsSaved();
    await replies.sync();
    expect(source.asked.at(-1)?.since).toBe(clock.now() - 7 * day);
    expect(readingOf(db, clock, options).status().asOf).toBe(clock.now());
    const state = db.sqlite.prepare(`SELECT value FROM state WHERE key = 'replies'`).pluck().get();
    expect(state).not.toContain('11111');
  });
});

describe('while a long pass waits for Twilio', () => {
  const stop = (index: number, receivedAt: number) =>
    inbound(index, { from: fictionalPhone(index), body: 'Please stop texting me', receivedAt });

  /** Long passes come to their second page, which does not come until `goOn`. */
  async function setUp() {
    const db = temporaryDatabase();
    saveSettings(db, { gateway: 'twilio' });
    const clock = createSteppedClock();
    let messages: readonly InboundMessage[] = [];
    let goOn: () => void = () => undefined;
    const isGoingOn = new Promise<void>((resolve) => void (goOn = resolve));
    let held = 0;
    const quick = sourceOf(() => messages);
    const source: ReplySource = {
      ...quick,
      async page(query) {
        const isLong = clock.now() - query.since > 2 * 3_600_000;
        if (!isLong || held > 1) return await quick.page(query);
        held += 1;
        if (query.cursor === null) return { ...(await quick.page(query)), next: 'rest' };
        await isGoingOn;
        return { kind: 'page', messages: many(1, clock.now(), 900), next: null };
      },
    };
    const sent: string[] = [];
    const replies = readingOf(db, clock, {
      source,
      sendSingle: async ({ phone }) => {
        sent.push(phone);
        return { messageId: sent.length, goesAt: clock.now() };
      },
    });
    const arrive = (...added: readonly InboundMessage[]) => {
      messages = [...messages, ...added];
    };
    return { db, clock, replies, sent, arrive, goOn, isHeld: () => held === 2 };
  }

  it('an opt-out is seen and confirmed within the short interval, and news is told', async () => {
    const { db, clock, replies, sent, arrive, isHeld, goOn } = await setUp();
    replies.follow();
    await waitFor(() => expect(isHeld()).toBe(true));
    for (const round of [1, 2, 3]) {
      arrive(stop(round, clock.now()), ...many(1, clock.now(), 100 + round));
      await clock.advance(20_000);
      await waitFor(() => expect(storedSids(db)).toHaveLength(2 * round));
      await waitFor(() => expect(sent).toHaveLength(round));
      expect(isOptedOut(db, fictionalPhone(round))).toBe(true);
      expect(replies.arrived).toHaveLength(round);
    }
    expect(replies.status().asOf).toBeNull();
    goOn();
    await waitFor(() => expect(replies.status().asOf).not.toBeNull());
    expect(storedSids(db)).toHaveLength(7);
    expect(replies.errors).toEqual([]);
  });

  it('what its first page brought is acted on at once', async () => {
    const { clock, replies, sent, arrive, isHeld, goOn } = await setUp();
    arrive(stop(1, clock.now()), ...many(2, clock.now(), 100));
    const pass = replies.sync();
    await waitFor(() => expect(isHeld()).toBe(true));
    await waitFor(() => expect(sent).toEqual([fictionalPhone(1)]));
    expect(replies.arrived).toMatchObject([{ count: 2 }]);
    goOn();
    expect(await pass).toEqual({ received: 4, optedOut: 1 });
    // The next news is a few seconds later.
    await clock.advance(betweenNewsMs);
    expect(replies.arrived).toMatchObject([{ count: 2 }, { count: 1 }]);
  });

  it('reading now does not wait for its end', async () => {
    const { db, clock, replies, arrive, isHeld } = await setUp();
    replies.follow();
    await waitFor(() => expect(isHeld()).toBe(true));
    arrive(stop(1, clock.now()));
    expect(await replies.sync()).toEqual({ received: 1, optedOut: 1 });
    expect(isOptedOut(db, fictionalPhone(1))).toBe(true);
  });
});

describe('what may get in the way', () => {
  /** Another connection to the same file. */
  function again(db: WritableDatabase): WritableDatabase {
    const other = openDatabase({ file: db.file, migrationsFolder });
    onTestFinished(() => other.close());
    return other;
  }

  it('two processes read at the same time, and store each message once', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const messages = many(1500, clock.now());
    const source = sourceOf(() => messages, { pageSize: 100 });
    const [one, other] = [
      readingOf(db, clock, { source }),
      readingOf(again(db), clock, { source }),
    ];
    const [first, second] = await onceSettled(clock, Promise.all([one.sync(), other.sync()]));
    expect(first.received + second.received).toBe(1500);
    expect(new Set(storedSids(db)).size).toBe(1500);
    const unread = db.sqlite.prepare('SELECT sum(unread_count) FROM conversations').pluck();
    expect(unread.get()).toBe(1500);
  });

  it('the disk is full in the middle: what is stored stays, and the rest comes later', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const source = sourceOf(() => many(3000, clock.now()));
    const replies = readingOf(db, clock, { source });
    const pages = Number(db.sqlite.pragma('page_count', { simple: true }));
    db.sqlite.pragma(`max_page_count = ${pages + 60}`);
    await expect(replies.sync()).rejects.toMatchObject({ code: 'unavailable' });
    const before = storedSids(db).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(3000);
    expect(replies.status().asOf).toBeNull();
    db.sqlite.pragma('max_page_count = 1073741823');
    expect(await replies.sync()).toMatchObject({ received: 3000 - before });
    expect(new Set(storedSids(db)).size).toBe(3000);
  });

  it('Ovo is closed in the middle: the next one reads the rest', async () => {
    const db = temporaryDatabase();
    const clock = createSteppedClock();
    const source = sourceOf(() => many(1000, clock.now()), { pageSize: 100 });
    const first = readingOf(db, clock, { source });
    const reading = first.sync();
    await waitFor(() => expect(storedSids(db).length).toBeGreaterThan(250));
    first.stop();
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
    const before = storedSids(db).length;
    expect(before).toBeLessThan(1000);
    const second = readingOf(db, clock, { source });
    expect(second.status().asOf).toBeNull();
    expect(await second.sync()).toMatchObject({ received: 1000 - before });
    expect(storedSids(db)).toContain(sidOf(999));
  });
});
