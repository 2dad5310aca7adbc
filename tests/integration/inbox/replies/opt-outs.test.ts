import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsOf } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import {
  addSuppression,
  liftSuppression,
  suppressionsOf,
} from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { sameTimeMs } from '../../../../src-main/inbox/replies/opt-outs.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import {
  createSteppedClock,
  inbound,
  isOptedOut,
  readingOf,
  sidOf,
  sourceOf,
  storeAll,
} from '../../../support/reply-reading.ts';

const clock = createSteppedClock();
const now = clock.now();
const phone = fictionalPhone(1);
const minute = 60_000;
const day = 24 * 60 * minute;

const says = (index: number, body: string, receivedAt: number, from = phone) =>
  inbound(index, { from, body, receivedAt });

describe('a reply that opts out', () => {
  it('suppresses its number at once, with its text, its time and its sid', () => {
    const db = temporaryDatabase();
    const stored = storeAll(db, clock, [says(1, 'Stop', now - 5 * day)]);
    expect(stored).toMatchObject([{ kind: 'stop', effect: 'opted-out' }]);
    expect(suppressionsOf(db, phone)).toMatchObject([
      {
        origin: 'reply',
        reason: 'Opted out in a reply',
        evidence: `“Stop” (received 2027-01-10T08:00:00.000Z, ${sidOf(1)})`,
        at: now - 5 * day,
        liftedAt: null,
      },
    ]);
    const events = db.sqlite
      .prepare<[], string>(`SELECT kind FROM events WHERE subject = 'number:' || '${phone}'`)
      .pluck();
    expect(events.all()).toEqual(['suppression-added']);
  });

  it('keeps a number suppressed that an import had suppressed before', () => {
    const db = temporaryDatabase();
    addSuppression(db, {
      phone,
      origin: 'import',
      importId: 7,
      reason: 'In the file',
      evidence: 'shop.csv, line 2',
      at: now - day,
    });
    expect(storeAll(db, clock, [says(1, 'Stop', now)])).toMatchObject([{ effect: null }]);
    const inForce = suppressionsOf(db, phone).find(({ liftedAt }) => liftedAt === null);
    expect(inForce?.evidence).toContain('“Stop”');
    // An undo of the import lifts what is the import's alone.
    const ofImport = db.sqlite.prepare('SELECT import_id FROM suppressions').pluck();
    expect(ofImport.all()).toEqual([null]);
  });

  it('decides what waited, also where something else had opted the number out', () => {
    const db = temporaryDatabase();
    storeAll(db, clock, [says(1, 'Wrong number', now - minute)]);
    addSuppression(db, { phone, origin: 'manual', reason: 'Called', evidence: null, at: now });
    storeAll(db, clock, [says(2, 'Stop', now)]);
    expect(holdsOf(db, phone)).toMatchObject([{ decision: 'opted-out', releasedAt: now }]);
  });

  it('leaves the first evidence of a number that opted out before', () => {
    const db = temporaryDatabase();
    addSuppression(db, { phone, origin: 'manual', reason: 'Called', evidence: null, at: now });
    expect(storeAll(db, clock, [says(1, 'STOP', now)])).toMatchObject([{ effect: null }]);
    expect(suppressionsOf(db, phone)).toMatchObject([{ reason: 'Called', origin: 'manual' }]);
  });

  it('does nothing again once somebody has lifted what it did, where it is read again', () => {
    const db = temporaryDatabase();
    storeAll(db, clock, [says(1, 'STOP', now)]);
    liftSuppression(db, { phone, evidence: 'Called', at: now + 1 });
    db.sqlite.exec('DELETE FROM messages');
    storeAll(db, clock, [says(1, 'STOP', now)]);
    expect(isOptedOut(db, phone)).toBe(false);
    storeAll(db, clock, [says(2, 'STOP', now + 2)]);
    expect(isOptedOut(db, phone)).toBe(true);
  });

  it('decides what waited for a decision', () => {
    const db = temporaryDatabase();
    db.sqlite
      .prepare('INSERT INTO number_holds (phone, reason, at) VALUES (?, ?, ?)')
      .run(phone, 'maybe-opt-out', now);
    storeAll(db, clock, [says(1, 'STOP', now)]);
    expect(holdsOf(db, phone)).toMatchObject([{ decision: 'opted-out' }]);
  });

  it('opens no conversation, and counts as read', () => {
    const db = temporaryDatabase();
    storeAll(db, clock, [says(1, 'STOP', now)]);
    const row = db.sqlite.prepare('SELECT state, unread_count AS unread FROM conversations').get();
    expect(row).toEqual({ state: 'done', unread: 0 });
  });
});

describe('a reply that asks for texts again', () => {
  it.each([
    ['reply', true],
    ['carrier', true],
    ['manual', false],
    ['import', false],
    ['list-file', false],
    ['other', false],
  ] as const)('lifts what %s had suppressed: %s', (origin, isLifted) => {
    const db = temporaryDatabase();
    addSuppression(db, { phone, origin, reason: 'Why', evidence: null, at: now - minute });
    storeAll(db, clock, [says(1, 'START', now)]);
    expect(isOptedOut(db, phone)).toBe(!isLifted);
    if (!isLifted) return;
    expect(suppressionsOf(db, phone)[0]?.liftedEvidence).toContain('“START”');
  });

  it('lifts nothing that is newer', () => {
    const db = temporaryDatabase();
    addSuppression(db, { phone, origin: 'carrier', reason: 'Why', evidence: null, at: now });
    storeAll(db, clock, [says(1, 'START', now - 1)]);
    expect(isOptedOut(db, phone)).toBe(true);
  });
});

describe('the last word', () => {
  let people = 0;
  /** Somebody whom no other run is about. */
  const somebody = () => {
    people += 1;
    return `+1212${String(2_000_000 + people)}`;
  };
  const isStop = (body: string) => body === 'STOP' || body === 'Unsubscribe';
  const word = fc.constantFrom('STOP', 'START', 'Hello', 'unstop', 'Unsubscribe');
  /** Texts, and an order in which they are read, each twice. */
  const orders = (at: fc.Arbitrary<number>) =>
    fc
      .array(fc.record({ body: word, at, noise: fc.integer({ min: 0, max: 2000 }) }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((sent) => sent.map((one, index) => ({ ...one, index })))
      .chain((sent) =>
        fc.record({
          sent: fc.constant(sent),
          read: fc.shuffledSubarray([...sent, ...sent], { minLength: 2 * sent.length }),
        }),
      );

  it('counts by when people wrote, whatever the order in which that is read', () => {
    const db = temporaryDatabase();
    // Further from each other than clocks are off.
    const at = fc.integer({ min: 0, max: 20 }).map((step) => step * (sameTimeMs + 2001));
    fc.assert(
      fc.property(orders(at), ({ sent, read }) => {
        const from = somebody();
        for (const one of read) {
          const receivedAt = now + one.at + one.noise;
          storeAll(db, clock, [says(people * 100 + one.index, one.body, receivedAt, from)]);
        }
        const said = sent.filter(({ body }) => body !== 'Hello');
        const last = Math.max(...said.map((one) => one.at));
        const lastWords = new Set(
          said.filter((one) => one.at === last).map((one) => isStop(one.body)),
        );
        // Of the same time both are possible.
        const isSure = lastWords.size < 2;
        expect(isSure && isOptedOut(db, from)).toBe(isSure && lastWords.has(true));
      }),
      { numRuns: 400 },
    );
  });

  it('is a STOP that may be the last one, however clocks are off', () => {
    const db = temporaryDatabase();
    fc.assert(
      fc.property(orders(fc.integer({ min: 0, max: 12 }).map((step) => step * 1000)), (given) => {
        const from = somebody();
        for (const one of given.read) {
          const receivedAt = now + one.at + one.noise;
          storeAll(db, clock, [says(people * 100 + one.index, one.body, receivedAt, from)]);
        }
        const stops = given.sent.filter(({ body }) => isStop(body));
        const starts = given.sent.filter(({ body }) => body === 'START' || body === 'unstop');
        const lastStop = Math.max(...stops.map((one) => one.at));
        // By the clocks at their worst, the STOP is later than any START.
        const isLast = stops.length > 0 && starts.every((one) => one.at + 2000 <= lastStop);
        expect(isLast && !isOptedOut(db, from)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['STOP', 0, 'START', 0, true],
    ['START', 0, 'STOP', 0, true],
    // The clocks swap them: a START that was read first, and a STOP that is earlier by a little.
    ['START', 1200, 'STOP', 0, true],
    ['STOP', 0, 'START', 1200, false],
    ['STOP', 1200, 'START', 0, true],
    ['START', sameTimeMs + 1, 'STOP', 0, false],
  ])(
    'of %s (%i ms), then %s (%i ms) leaves the number opted out: %s',
    (one, at, other, later, is) => {
      const db = temporaryDatabase();
      storeAll(db, clock, [says(1, one, now + at)]);
      storeAll(db, clock, [says(2, other, now + later)]);
      expect(isOptedOut(db, phone)).toBe(is);
    },
  );

  it('is the later one of a page, in whatever order the page has them', async () => {
    const db = temporaryDatabase();
    const messages = [says(1, 'START', now - 1000), says(2, 'STOP', now - 4000)];
    await readingOf(db, clock, { source: sourceOf(() => messages) }).sync();
    expect(isOptedOut(db, phone)).toBe(false);
  });
});

describe('a stored reply', () => {
  it('answers the last campaign that was sent to its number, within thirty days', () => {
    const db = temporaryDatabase();
    const campaign = (name: string, sentAt: number) => {
      const id = startedCampaign(db, { contacts: 1, firstPhone: 1, name, now: sentAt - day });
      db.sqlite
        .prepare(`UPDATE messages SET status = 'sent', sent_at = ? WHERE campaign_id = ?`)
        .run(sentAt, id);
      return id;
    };
    const first = campaign('First', now - 20 * day);
    const second = campaign('Second', now - 10 * day);
    campaign('Later', now + day);
    storeAll(db, clock, [
      says(1, 'Hi', now),
      says(2, 'Hi', now - 15 * day),
      says(3, 'Hi', now - 25 * day),
      says(4, 'Hi', now + 60 * day),
    ]);
    const answered = db.sqlite
      .prepare('SELECT campaign_id FROM inbound_messages ORDER BY message_id')
      .pluck()
      .all();
    expect(answered).toEqual([second, first, null, null]);
  });

  it.each([
    ['a text of a megabyte', { body: 'x'.repeat(1_000_000) }],
    ['a text that SQLite would end early', { body: 'STOP\0now' }],
    ['half characters', { body: '\uD83D STOP \uDE00' }],
    ['a short code', { from: '24273', body: 'STOP' }],
    ['a name', { from: 'ACME', body: 'stop' }],
    ['another channel', { from: 'whatsapp:+12125550123', body: 'STOP' }],
    ['a sender of nothing', { from: '\u0000\u200b', body: 'STOP' }],
    ['a long sender', { from: `+1${'2'.repeat(500)}`, body: 'STOP' }],
    ['figures that are none', { segments: -3, mediaCount: NaN, receivedAt: NaN, body: '' }],
  ])('may be %s', (_, odd) => {
    const db = temporaryDatabase();
    const message = { ...inbound(1, { from: phone, body: '', receivedAt: now }), ...odd };
    expect(storeAll(db, clock, [message])).toHaveLength(1);
    expect(db.sqlite.prepare('SELECT count(*) FROM conversations').pluck().get()).toBe(1);
    expect(db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    const isLegible = message.from === phone && /^\W*stop/i.test(message.body);
    expect(isOptedOut(db, phone)).toBe(isLegible);
  });
});

describe('a reply that may be an opt-out', () => {
  it('holds its number until somebody decides', () => {
    const db = temporaryDatabase();
    const id = startedCampaign(db, { contacts: 1, firstPhone: 1, now });
    const [news] = storeAll(db, clock, [says(1, 'Wrong number', now)]);
    expect(news).toMatchObject({ kind: 'wrong-number', effect: 'held' });
    expect(holdsOf(db, phone)).toMatchObject([
      { reason: 'wrong-number', messageId: news?.messageId, decision: null },
    ]);
    const held = db.sqlite
      .prepare('SELECT next_attempt_at > 1e15 FROM messages WHERE campaign_id = ?')
      .pluck();
    expect(held.get(id)).toBe(1);
    const row = db.sqlite.prepare('SELECT needs_decision FROM conversations').pluck();
    expect(row.get()).toBe(1);
  });

  it('holds nothing of a number that opted out', () => {
    const db = temporaryDatabase();
    storeAll(db, clock, [says(1, 'STOP', now), says(2, 'Wrong number', now + 1)]);
    expect(holdsOf(db, phone)).toEqual([]);
  });
});
