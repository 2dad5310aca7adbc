import { expect, test } from 'vitest';
import { saysNothingArrives } from '../../../src-shared/message/error-codes.ts';

test.each([
  [11200, 'the picture cannot be fetched'],
  [12300, 'the picture is none by what its server says'],
  [30002, 'the account is suspended'],
  [30007, 'carriers filter the texts'],
  [30023, 'the daily limit of the carrier is reached'],
  [30032, 'the toll-free number is not verified'],
  [30034, 'the number is not registered'],
])('receipts with %i say that nothing of the sender arrives: %s', (code) => {
  expect(saysNothingArrives(code)).toBe(true);
});

test.each([30003, 30004, 30005, 30006, 30008])('a receipt with %i is about one phone', (code) => {
  expect(saysNothingArrives(code)).toBe(false);
});
