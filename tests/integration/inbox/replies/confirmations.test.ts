import { describe, expect, it } from 'vitest';
import type { SingleMessageOrder } from '../../../../src-main/campaigns/single/single-messages.ts';
import { saveSettings } from '../../../../src-main/database/settings.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { conversationMessages } from '../../../../src-main/inbox/conversations/conversation-messages.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { SettingsChanges } from '../../../../src-shared/settings/settings.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { settleSingle, storeSingle } from '../../../support/inbox.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import {
  createSteppedClock,
  inbound,
  isOptedOut,
  onceSettled,
  readingOf,
  sidOf,
  sourceOf,
  storeAll,
} from '../../../support/reply-reading.ts';
import { waitFor } from '../../../support/wait-for.ts';

const phone = fictionalPhone(1);
const minute = 60_000;
/** An opt-out that Twilio does not recognize. */
const phrase = 'Please stop texting me';

function setUp(settings: SettingsChanges = {}) {
  const db = temporaryDatabase();
  saveSettings(db, { gateway: 'twilio', businessName: 'Ann’s Salon', ...settings });
  const clock = createSteppedClock();
  const sent: SingleMessageOrder[] = [];
  const sendSingle = async (order: SingleMessageOrder) => {
    sent.push(order);
    return { messageId: sent.length, goesAt: clock.now() };
  };
  return { db, clock, sent, sendSingle };
}

const stateOf = (db: WritableDatabase) =>
  db.sqlite.prepare('SELECT confirmation FROM inbound_messages ORDER BY message_id').pluck().all();

describe('an opt-out', () => {
  it('that Twilio does not recognize is confirmed once, from the number that was written to', async () => {
    const { db, clock, sent, sendSingle } = setUp();
    const at = clock.now() - 4 * minute;
    const messages = [
      inbound(1, { from: phone, body: phrase, receivedAt: at }),
      inbound(2, { from: phone, body: phrase, receivedAt: at + 1 }),
    ];
    const replies = readingOf(db, clock, { source: sourceOf(() => messages), sendSingle });
    expect(await replies.sync()).toEqual({ received: 2, optedOut: 1 });
    await replies.sync();
    expect(sent).toEqual([
      {
        requestId: `confirmation:${sidOf(1)}`,
        phone,
        text: "You're opted out and won't get more texts from Ann’s Salon.",
        picture: null,
        goesAt: at,
        origin: 'confirmation',
        gateway: 'twilio',
        sender: fakeSender,
      },
    ]);
    expect(stateOf(db)).toEqual(['sent', null]);
  });

  it.each([
    ['by Twilio, where Twilio recognizes it', 'STOP', minute, {}, 'by-provider'],
    ['no more after five minutes', phrase, 5 * minute, {}, 'too-late'],
    ['not at all, where that is off', phrase, minute, { optOutConfirmation: '' }, 'off'],
    ['not at all in practice mode', phrase, minute, { gateway: 'simulator' }, 'off'],
  ] as const)('is confirmed %s', async (_, body, ageMs, settings, state) => {
    const { db, clock, sent, sendSingle } = setUp(settings);
    const messages = [inbound(1, { from: phone, body, receivedAt: clock.now() - ageMs })];
    const replies = readingOf(db, clock, { source: sourceOf(() => messages), sendSingle });
    expect(await replies.sync()).toEqual({ received: 1, optedOut: 1 });
    expect(sent).toEqual([]);
    expect(stateOf(db)).toEqual([state]);
  });

  it('that a killed process had stored is confirmed by the next one, within the time', async () => {
    for (const [ageMs, state] of [
      [minute, 'sent'],
      [6 * minute, 'too-late'],
    ] as const) {
      const { db, clock, sent, sendSingle } = setUp();
      storeAll(
        db,
        clock,
        [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })],
        true,
      );
      clock.jump(ageMs);
      await readingOf(db, clock, { sendSingle }).sync();
      expect(stateOf(db)).toEqual([state]);
      expect(sent).toHaveLength(state === 'sent' ? 1 : 0);
    }
  });

  it('whose confirmation cannot be sent stays one', async () => {
    const { db, clock } = setUp();
    const messages = [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })];
    const sendSingle = () => Promise.reject(new UserError('invalid', 'No sender.'));
    const replies = readingOf(db, clock, { source: sourceOf(() => messages), sendSingle });
    expect(await replies.sync()).toEqual({ received: 1, optedOut: 1 });
    expect(stateOf(db)).toEqual(['off']);
    expect(replies.errors).toEqual([]);
  });

  it.each(['busy', 'unavailable'] as const)(
    'whose confirmation is %s for a moment is confirmed a little later, within the time',
    async (code) => {
      for (const [afterMs, state] of [
        [minute, 'sent'],
        [6 * minute, 'too-late'],
      ] as const) {
        const { db, clock, sendSingle } = setUp();
        const messages = [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })];
        let isBusy = true;
        const replies = readingOf(db, clock, {
          source: sourceOf(() => messages),
          sendSingle: (order) =>
            isBusy ? Promise.reject(new UserError(code, 'Not now.')) : sendSingle(order),
        });
        await replies.sync();
        expect(stateOf(db)).toEqual([null]);
        isBusy = false;
        clock.jump(afterMs);
        await replies.sync();
        expect(stateOf(db)).toEqual([state]);
        expect(replies.errors).toEqual([]);
      }
    },
  );

  it.each([
    ['sent', false, 'sent'],
    ['by-provider', false, 'by-provider'],
    ['too-late', true, 'sent'],
  ] as const)(
    'that another process notes as %s meanwhile is what is true: written here: %s, noted: %s',
    async (noted, isWritten, state) => {
      const { db, clock, sendSingle } = setUp();
      const messages = [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })];
      const replies = readingOf(db, clock, {
        source: sourceOf(() => messages),
        sendSingle(order) {
          db.sqlite.prepare('UPDATE inbound_messages SET confirmation = ?').run(noted);
          return isWritten
            ? sendSingle(order)
            : Promise.reject(new UserError('invalid', 'No sender.'));
        },
      });
      await replies.sync();
      expect(stateOf(db)).toEqual([state]);
    },
  );
});

it('whose text takes its time keeps nobody from reading on, and is waited for by who reads now', async () => {
  const { db, clock, sendSingle } = setUp();
  let messages = [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })];
  let write: () => void = () => undefined;
  const replies = readingOf(db, clock, {
    source: sourceOf(() => messages),
    sendSingle: (order) =>
      new Promise((resolve) => {
        write = () => resolve(sendSingle(order));
      }),
  });
  replies.follow();
  await waitFor(() => expect(stateOf(db)).toEqual([null]));
  const next = replies.passEnds();
  messages = [
    ...messages,
    inbound(2, { from: fictionalPhone(2), body: 'STOP', receivedAt: clock.now() }),
  ];
  await onceSettled(clock, next);
  expect(isOptedOut(db, fictionalPhone(2))).toBe(true);
  let isRead = false;
  const read = replies.sync().then(() => (isRead = true));
  await replies.passEnds();
  await new Promise(setImmediate);
  expect(isRead).toBe(false);
  write();
  await read;
  expect(stateOf(db)).toEqual(['sent', 'by-provider']);
});

describe('an opt-out is shown as confirmed', () => {
  const shown = (db: WritableDatabase) =>
    conversationMessages(db, { phone, isPractice: false, before: null, limit: 10 }).messages.find(
      ({ reply }) => reply !== null,
    )?.reply?.confirmation;

  it.each([
    ['queued', 'waiting', 1],
    ['sending', 'waiting', 1],
    ['unconfirmed', 'waiting', 0],
    ['sent', 'sent', 0],
    ['delivered', 'sent', 0],
    ['undelivered', 'not-sent', 0],
    ['failed', 'not-sent', 0],
    ['canceled', 'not-sent', 0],
  ] as const)('by what became of the text: %s is %s', async (status, wanted, underWay) => {
    const { db, clock } = setUp();
    const messages = [inbound(1, { from: phone, body: phrase, receivedAt: clock.now() })];
    const replies = readingOf(db, clock, {
      source: sourceOf(() => messages),
      async sendSingle({ requestId, text }) {
        const messageId = storeSingle(db, { to: phone, at: clock.now(), text });
        db.sqlite
          .prepare('UPDATE single_messages SET request_id = ? WHERE message_id = ?')
          .run(requestId, messageId);
        settleSingle(db, messageId, status, clock.now());
        return { messageId, goesAt: clock.now() };
      },
    });
    await replies.sync();
    expect(stateOf(db)).toEqual(['sent']);
    expect(shown(db)).toBe(wanted);
    expect(replies.confirmationsUnderWay()).toBe(underWay);
  });

  it('by Twilio, or as too late, where no text of ours was written', async () => {
    const { db, clock } = setUp();
    storeAll(db, clock, [inbound(1, { from: phone, body: 'STOP', receivedAt: clock.now() })], true);
    expect(shown(db)).toBe('by-provider');
  });
});
