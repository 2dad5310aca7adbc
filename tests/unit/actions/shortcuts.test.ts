import { expect, test } from 'vitest';
import { isMatch } from '../../../src-renderer/app/palette/matching.ts';
import { withNewest, type RecentItem } from '../../../src-renderer/app/palette/recent-items.ts';
import {
  acceleratorOf,
  isPressed,
  shownKeys,
  type KeyPress,
} from '../../../src-shared/actions/shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('a shortcut is written as each system writes it', () => {
  expect(acceleratorOf('zoom-in', false)).toBe('CmdOrCtrl+Plus');
  expect(acceleratorOf('back', true)).toBe('CmdOrCtrl+[');
  expect(shownKeys('palette', false)).toEqual(['Ctrl', 'K']);
  expect(shownKeys('palette', true)).toEqual(['⌘', 'K']);
  expect(shownKeys('zoom-in', false)).toEqual(['Ctrl', '+']);
  expect(shownKeys('back', false)).toEqual(['Alt', '←']);
});

test('a key press is a shortcut with exactly its modifiers', () => {
  expect(isPressed('palette', press('k', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('palette', press('K', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('palette', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(isPressed('palette', press('k', { ctrlKey: true }), true)).toBe(false);
  expect(isPressed('palette', press('k', { metaKey: true }), true)).toBe(true);
  expect(isPressed('palette', press('k'), false)).toBe(false);
  expect(isPressed('back', press('ArrowLeft', { altKey: true }), false)).toBe(true);
  expect(isPressed('back', press('ArrowLeft'), false)).toBe(false);
  expect(isPressed('keyboard-shortcuts', press('?', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('focus-search', press('f', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('slash-search', press('/', { ctrlKey: true }), false)).toBe(false);
});

test('words are found by their beginnings, whatever their capitals and accents', () => {
  expect(isMatch('new cam', 'New campaign')).toBe(true);
  expect(isMatch('cafe', 'Café news')).toBe(true);
  expect(isMatch('paign', 'New campaign')).toBe(false);
  expect(isMatch('', 'anything')).toBe(true);
});

test('a recent item is there once, the newest first, and only a few are kept', () => {
  let items: readonly RecentItem[] = [];
  for (const id of [1, 2, 3, 4, 5, 6, 7, 3]) items = withNewest(items, { kind: 'contact', id });
  expect(items.map(({ id }) => id)).toEqual([3, 7, 6, 5, 4, 2]);
  expect(withNewest(items, { kind: 'campaign', id: 3 })).toHaveLength(6);
});
