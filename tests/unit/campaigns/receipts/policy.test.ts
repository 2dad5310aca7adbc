import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../src-main/engine/ports.ts';
import {
  farthestPollMs,
  decideReceipt,
  nextPollAt,
  receiptExpiresAt,
  type ReceiptAnswer,
  type ReceiptState,
} from '../../../../src-main/engine/receipt-policy.ts';
import { messageStatuses, moveMessage } from '../../../../src-shared/message/status.ts';

const start = 1_800_000_000_000;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Every time at which a message is asked about that stays on its way to the end. */
function looksAt(sentAt: number): readonly number[] {
  const looks: number[] = [];
  const expiresAt = receiptExpiresAt({ sentAt, validUntil: null });
  for (let at = sentAt; at < expiresAt;) {
    at = nextPollAt(sentAt, at);
    looks.push(at);
  }
  return looks;
}

describe('how often a message is asked about', () => {
  it('is seconds at first, then minutes, then hours', () => {
    const within = (from: number, to: number) =>
      looksAt(start).filter((at) => at - start > from && at - start <= to).length;
    expect(looksAt(start)[0]).toBeLessThanOrEqual(start + 15 * second);
    expect(within(0, minute)).toBe(6);
    expect(within(minute, 10 * minute)).toBe(9);
    expect(within(10 * minute, hour)).toBe(5);
    expect(within(hour, 11 * hour)).toBe(10);
  });

  it('never rises: each wait is at least half of the one before, and 35 looks are all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * hour }), (offset) => {
        const sentAt = start + offset;
        const looks = [sentAt, ...looksAt(sentAt)];
        const waits = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
        for (const [index, wait] of waits.entries()) {
          expect(wait).toBeGreaterThanOrEqual((waits[index - 1] ?? 0) / 2);
          expect(wait).toBeLessThanOrEqual(1.5 * hour);
        }
        expect(waits.length).toBeLessThanOrEqual(35);
      }),
    );
  });

  it('falls on a common beat, so that one list answers for all that were sent around that time', () => {
    const sent = Array.from({ length: 600 }, (_, index) => start + index * second);
    const now = start + 700 * second;
    const next = sent.map((sentAt) => nextPollAt(sentAt, Math.max(now, sentAt)));
    expect(new Set(next).size).toBeLessThanOrEqual(2);
  });

  it('is seldom, not constant, for a message that was sent before the clock was set back', () => {
    expect(nextPollAt(start + 24 * hour, start) - start).toBeGreaterThanOrEqual(30 * minute);
  });

  it('never plans further ahead than what is taken for a fault of the clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: -48 * hour, max: 48 * hour }), (age) => {
        const next = nextPollAt(start - age, start);
        expect(next).toBeGreaterThan(start);
        expect(next).toBeLessThan(start + farthestPollMs);
      }),
    );
  });
});

const repairReport = { errorCode: null, segments: 1, price: null, priceUnit: null };
const shown = (status: Receipt['status']): ReceiptAnswer => ({
  kind: 'shown',
  receipt: { ...repairReport, status },
});
const anyLook = fc.constantFrom<ReceiptAnswer>(
  shown('pending'),
  shown('delivered'),
  shown('undelivered'),
  { kind: 'unknown' },
  { kind: 'not-listed' },
);
const sent: ReceiptState = {
  status: 'sent',
  sid: 'SM1',
  sentAt: start,
  validUntil: null,
  isFinal: false,
  dueAt: start,
};

describe('what a look makes of a message', () => {
  it('is never a step backwards, whatever is heard whenever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...messageStatuses),
        fc.boolean(),
        anyLook,
        fc.integer({ min: 0, max: 24 * hour }),
        (status, isFinal, look, age) => {
          const result = decideReceipt({ ...sent, status, isFinal }, look, start + age);
          if (result.kind === 'moved') {
            expect(moveMessage(status, result.status)).toBe(result.status);
          }
          if (status !== 'sent') expect(result.kind).toBe('unchanged');
          if (result.kind === 'waits') expect(result.dueAt).toBeGreaterThan(start + age);
          if (result.kind === 'no-receipt') expect(isFinal).toBe(false);
        },
      ),
    );
  });

  it('is no receipt once the validity and an hour are over, not before', () => {
    const validUntil = start + 30 * minute;
    const state = { ...sent, validUntil };
    const end = validUntil + hour;
    expect(decideReceipt(state, shown('pending'), end - 1)).toMatchObject({
      kind: 'waits',
    });
    expect(decideReceipt(state, shown('pending'), end)).toEqual({
      kind: 'no-receipt',
    });
    expect(decideReceipt(state, { kind: 'unknown' }, end)).toEqual({
      kind: 'no-receipt',
    });
    expect(decideReceipt(state, shown('delivered'), end)).toEqual({
      kind: 'moved',
      status: 'delivered',
    });
  });

  it('is no receipt after ten hours and one where the message has no validity of its own', () => {
    expect(decideReceipt(sent, shown('pending'), start + 11 * hour - 1).kind).toBe('waits');
    expect(decideReceipt(sent, shown('pending'), start + 11 * hour).kind).toBe('no-receipt');
  });

  it('is not given up because a list leaves it out: it is asked for by itself first', () => {
    expect(decideReceipt(sent, { kind: 'not-listed' }, start + 20 * hour)).toEqual({
      kind: 'waits',
      dueAt: start + 20 * hour + minute,
    });
  });

  it('lets a late word count even where none was expected any more', () => {
    const late = decideReceipt({ ...sent, isFinal: true }, shown('undelivered'), start + 90 * hour);
    expect(late).toEqual({ kind: 'moved', status: 'undelivered' });
  });

  it('expects nothing of a message without a sid, which nobody can be asked about', () => {
    expect(decideReceipt({ ...sent, sid: null }, { kind: 'unknown' }, start)).toEqual({
      kind: 'no-receipt',
    });
  });
});
