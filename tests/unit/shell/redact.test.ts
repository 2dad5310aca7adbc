import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../src-main/shell/redact.ts';

const hex32 = '0123456789abcdef0123456789abcdef';

test.each([
  ['sent to +12125550123', 'sent to [number …23]'],
  ['to=12125550123&x', 'to=[number …23]&x'],
  ['call (212) 555-0123 now', 'call ([number …23] now'],
  ['+44 7700 900123', '[number …23]'],
  [`account AC${hex32}`, 'account AC…cdef'],
  [`message SM${hex32} failed`, 'message SM…cdef failed'],
  [`auth ${hex32}`, 'auth [secret]'],
  ['Authorization: Basic QUMxMjM6c2VjcmV0', 'Authorization: [secret]'],
  ['{"secret":"correct horse"}', '{"secret":[secret]}'],
  ["{ token: 'abc,def' }", '{ token: [secret] }'],
  ['password=hunter2, next', 'password=[secret], next'],
])('%s is written as %s', (text, written) => {
  expect(redact(text)).toBe(written);
});

test.each(['campaign 17: 312 of 500 sent in 45 s', 'at open (index.js:123:45)', '20003: check it'])(
  '%s is written as it is',
  (text) => {
    expect(redact(text)).toBe(text);
  },
);

test('no number of a person is left, wherever it stands', () => {
  const number = fc.integer({ min: 1_000_000, max: 99_999_999_999_999 }).map(String);
  fc.assert(
    fc.property(fc.string(), number, fc.string(), (before, phone, after) => {
      expect(redact(`${before} +${phone} ${after}`)).not.toContain(phone);
    }),
  );
});
