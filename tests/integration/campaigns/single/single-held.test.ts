import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { moveSingle, writeSingle } from '../../../../src-main/campaigns/single/single-rows.ts';
import { holdNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { isHeldAt } from '../../../../src-shared/message/held.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';

const now = 1_800_000_000_000;
const phone = fictionalPhone(1);

test.each([
  ['window', false, false],
  ['window', true, true],
  ['command-line', false, true],
] as const)(
  'a held text by %s for later, moved (for later again: %s), stays held: %s',
  (origin, isLater, staysHeld) => {
    const db = temporaryDatabase();
    const { messageId } = writeSingle(db, {
      requestId: randomUUID(),
      phone,
      text: 'See you at ten',
      picture: null,
      origin,
      gateway: 'twilio',
      sender: '+12125550199',
      writtenAt: now,
      goesAt: now + 60_000,
      isLater: true,
    });
    holdNumber(db, { phone, reason: 'maybe-opt-out', messageId: null, detail: '', at: now });
    const timeOf = db.sqlite
      .prepare<[number], number>('SELECT next_attempt_at FROM messages WHERE id = ?')
      .pluck();
    expect(isHeldAt(timeOf.get(messageId) ?? 0)).toBe(true);
    moveSingle(db, messageId, { goesAt: now + 1, isLater });
    expect(isHeldAt(timeOf.get(messageId) ?? 0)).toBe(staysHeld);
  },
);
