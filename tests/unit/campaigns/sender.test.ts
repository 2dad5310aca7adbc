import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readSender, requireSender } from '../../../src-shared/campaign/read-sender.ts';
import {
  asSender,
  isMessagingService,
  maybeSender,
  senderSchema,
} from '../../../src-shared/campaign/sender.ts';

const service = `MG${'0a'.repeat(16)}`;
const accepted = ['', '+12125550199', '89045', 'My Shop 24', service];

describe('a sender', () => {
  test.each([
    ['', ''],
    ['+12125550199', '+12125550199'],
    [' +12125550199 ', '+12125550199'],
    ['+1 (212) 555-0199', '+12125550199'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['0049 151 2345 6789', '+4915123456789'],
    ['\u200E+1\u00A0212\u00A0555\u00A00199', '+12125550199'],
    ['89045', '89045'],
    ['MyShop', 'MyShop'],
    ['My Shop 24', 'My Shop 24'],
    ['M&S', 'M&S'],
    ['MGarden', 'MGarden'],
    [service, service],
    [service.toLowerCase(), service],
    [service.toUpperCase(), service],
  ])('written as “%s” is %s', (text, sender) => {
    expect(asSender(text)).toBe(sender);
    expect(senderSchema.parse(text)).toBe(sender);
  });

  test.each([
    '(212) 555-0199',
    '2125550199',
    'MyShopInLondon',
    '12',
    'Café',
    '+1',
    'MG123456789012',
  ])('is not “%s”', (text) => {
    expect(asSender(text)).toBeNull();
    expect(senderSchema.safeParse(text).error?.issues[0]?.message).toContain('short code');
  });

  it('without its country is one of the country that is given', () => {
    expect(readSender('(212) 555-0199', 'US')).toBe('+12125550199');
    expect(readSender('07700 900123', 'GB')).toBe('+447700900123');
    expect(readSender('nobody at all', 'US')).toBeNull();
  });

  test.each([
    ['20123456', 'DK', '+4520123456'],
    ['98 76 54 32', 'NO', '+4798765432'],
    ['9123 4567', 'SG', '+6591234567'],
    ['12345678', 'US', '12345678'],
    ['89045', 'DE', '89045'],
    ['894546', 'US', '894546'],
  ])('of the digits %s is in %s %s', (text, country, sender) => {
    expect(readSender(text, country)).toBe(sender);
  });

  it('may be a number as at home while it is written, and nothing that can be none', () => {
    const written = ['(212) 555-0199', '2125550199', '07700 900123', '212.555.0199', ...accepted];
    expect(written.filter((text) => !maybeSender(text))).toEqual([]);
    const refused = ['MyShopInLondon', '12', 'Café', '+1', 'MG123456789012', '2125550199 x 12'];
    expect(refused.filter(maybeSender)).toEqual([]);
  });

  it('that no country has is refused, and what can be one is said', () => {
    expect(() => requireSender('(999) 555-0199', 'US')).toThrow('A sender is a number with +');
  });

  it('is a Messaging Service by its whole sid, not by its first letters', () => {
    expect([service, 'MGarden', 'MG'].map(isMessagingService)).toEqual([true, false, false]);
  });

  it('stays as it is when it is read again', () => {
    const readAgain = fc.property(fc.string({ maxLength: 40 }), (text) => {
      const sender = asSender(text);
      return sender === null || asSender(sender) === sender;
    });
    expect(fc.check(readAgain).failed).toBe(false);
  });
});
