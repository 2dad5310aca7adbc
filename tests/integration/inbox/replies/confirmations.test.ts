import { describe, expect, it } from 'vitest';
import type { SingleMessageOrder } from '../../../../src-main/campaigns/single/single-messages.ts';
import { saveSettings } from '../../../../src-main/database/settings.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { SettingsChanges } from '../../../../src-shared/settings/settings.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import {
  createSteppedClock,
  inbound,
  readingOf,
  sidOf,
  sourceOf,
  storeAll,
} from '../../../support/reply-reading.ts';

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
});
