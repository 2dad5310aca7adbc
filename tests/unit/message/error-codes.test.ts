import { describe, expect, test } from 'vitest';
import { explainError, retryAdvice } from '../../../src-shared/message/error-codes.ts';

describe('an error is explained', () => {
  test('by what its code means, not by Twilio’s jargon', () => {
    expect(explainError(30006, 'Landline or unreachable carrier')).toBe(
      'This is a landline, or its carrier can’t be reached.',
    );
    expect(explainError(21610, null)).toContain('opted out by replying STOP');
  });

  test('by what Twilio said where the code is not known', () => {
    expect(explainError(99_999, ' The moon is full. ')).toBe(
      'Twilio refused the text (error 99999): The moon is full.',
    );
    expect(explainError(99_999, null)).toBe('Twilio refused the text (error 99999).');
  });

  test('by what Ovo kept where there is no code', () => {
    expect(explainError(null, 'Could not reach Twilio after 3 tries.')).toBe(
      'Could not reach Twilio after 3 tries.',
    );
    expect(explainError(null, '')).toBe('No reason is known.');
    expect(explainError(null, null)).toBe('No reason is known.');
  });
});

test.each([
  [21610, 'permanent'],
  [30006, 'permanent'],
  [30003, 'temporary'],
  [20003, 'account'],
  [30034, 'account'],
  [99_999, 'temporary'],
  [null, 'temporary'],
] as const)('whether to try again after error %s: %s', (code, advice) => {
  expect(retryAdvice(code)).toBe(advice);
});
