import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inboundMessageOf } from '../../../../src-main/gateways/twilio/inbound/inbound-message.ts';

const now = 1_800_000_000_000;
const at = { behindMs: 0, now };
const listed = {
  sid: `SM${'0a'.repeat(16)}`,
  direction: 'inbound',
  status: 'received',
  from: '+12125550123',
  to: '+12125550100',
  body: 'Stop\n',
  numSegments: '2',
  numMedia: '1',
  dateSent: new Date(now - 60_000),
  dateCreated: new Date(now - 61_000),
};

describe('a message of Twilio’s list that came in', () => {
  test('is taken as it is', () => {
    expect(inboundMessageOf(listed, at)).toEqual({
      sid: listed.sid,
      from: '+12125550123',
      to: '+12125550100',
      body: 'Stop\n',
      segments: 2,
      receivedAt: now - 60_000,
      mediaCount: 1,
    });
  });

  test('has its time by this computer’s clock, and never one to come', () => {
    const timeAt = (behindMs: number) => inboundMessageOf(listed, { behindMs, now })?.receivedAt;
    expect(timeAt(20_000)).toBe(now - 40_000);
    expect(timeAt(-20_000)).toBe(now - 80_000);
    expect(timeAt(90_000)).toBe(now);
  });

  test.each([
    [{ dateSent: null }, now - 61_000],
    [{ dateSent: 'yesterday' }, now - 61_000],
    [{ dateSent: undefined, dateCreated: new Date(NaN) }, now],
  ])('has a time in any case: %o', (over, receivedAt) => {
    expect(inboundMessageOf({ ...listed, ...over }, at)?.receivedAt).toBe(receivedAt);
  });

  test.each([
    { direction: 'outbound-api' },
    { direction: 'outbound-reply' },
    { direction: null },
    { sid: 'SM1' },
    { sid: null },
    { from: null },
    { from: ' ' },
    { from: '1'.repeat(101) },
    { from: 'whatsapp:+12125550123' },
    { from: 'messenger:123' },
  ])('is left out where it is none, or from nobody: %o', (over) => {
    expect(inboundMessageOf({ ...listed, ...over }, at)).toBeNull();
  });

  test('is from a number in RCS, too', () => {
    const rcs = { from: 'rcs:+12125550123', to: 'rcs:corner_shop_agent' };
    expect(inboundMessageOf({ ...listed, ...rcs }, at)).toMatchObject({
      from: '+12125550123',
      to: 'corner_shop_agent',
    });
  });

  test('waits for two minutes while Twilio puts it together', () => {
    const receiving = { ...listed, status: 'receiving' };
    expect(inboundMessageOf(receiving, at)).toBeNull();
    expect(inboundMessageOf(receiving, { behindMs: 0, now: now + 60_000 })).not.toBeNull();
  });

  test.each([
    [
      { body: null, numSegments: null, numMedia: null },
      { body: '', segments: 1, mediaCount: 0 },
    ],
    [
      { body: 7, numSegments: 'x', numMedia: '-1' },
      { body: '', segments: 1, mediaCount: 0 },
    ],
    [
      { numSegments: '1e9', numMedia: '1e9' },
      { segments: 100, mediaCount: 10 },
    ],
  ])('has what is missing or absurd within bounds: %o', (over, wanted) => {
    expect(inboundMessageOf({ ...listed, ...over }, at)).toMatchObject(wanted);
  });

  test('is well-formed or left out, whatever a field has', () => {
    const any = fc.record(
      Object.fromEntries(
        Object.entries(listed).map(([name, value]) => [
          name,
          fc.oneof(fc.constant(value), fc.anything()),
        ]),
      ),
    );
    fc.assert(
      fc.property(any, (message) => {
        const found = inboundMessageOf(message, at);
        if (found === null) return;
        expect(found.sid).toMatch(/^(?:SM|MM)[0-9a-f]{32}$/i);
        expect(found.from).not.toBe('');
        expect(found.receivedAt).toBeLessThanOrEqual(now);
        expect(Number.isSafeInteger(found.segments)).toBe(true);
        expect(Number.isSafeInteger(found.mediaCount)).toBe(true);
        expect(typeof found.body).toBe('string');
      }),
    );
  });
});
