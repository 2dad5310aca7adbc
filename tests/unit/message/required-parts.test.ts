import { expect, test } from 'vitest';
import {
  hasBusinessName,
  hasOptOut,
  withOptOut,
} from '../../../src-shared/message/required-parts.ts';

test.each([
  ['Rolls today. Reply STOP to opt out.', true],
  ['Rolls today. Text stop to end', true],
  ['Rolls today. Reply "stop" to quit', true],
  ['Opt-out any time', true],
  ['To unsubscribe call us', true],
  ['Antworten Sie mit Nein', true],
  ['Stop by our shop today', false],
  ['Non-stop rolls', false],
  ['', false],
])('%s: it tells how to opt out: %s', (text, expected) => {
  expect(hasOptOut(text, 'Antworten Sie mit Nein')).toBe(expected);
});

test('no sentence in the settings makes no text complete', () => {
  expect(hasOptOut('Rolls today', '')).toBe(false);
});

test('the name of a business is found whatever its case and apostrophe', () => {
  expect(hasBusinessName('MAPLE’S  Bakery: rolls', "Maple's Bakery")).toBe(true);
  expect(hasBusinessName('Rolls from Maple', "Maple's Bakery")).toBe(false);
});

test('the sentence stands apart from the text before', () => {
  expect(withOptOut('Rolls', 'Reply STOP.')).toBe('Rolls Reply STOP.');
  expect(withOptOut('Rolls\n', 'Reply STOP.')).toBe('Rolls\nReply STOP.');
  expect(withOptOut('', 'Reply STOP.')).toBe('Reply STOP.');
});
