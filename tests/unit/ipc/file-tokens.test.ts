import { expect, test } from 'vitest';
import { FileTokens } from '../../../src-main/ipc/file-tokens.ts';

const mine = { windowId: 1 };
const other = { windowId: 2 };

test('a token stands for the file that was chosen', () => {
  const tokens = new FileTokens();
  const token = tokens.issue(mine, '/files/a.csv');
  tokens.issue(mine, '/files/b.csv');
  expect(tokens.pathOf(mine, token)).toBe('/files/a.csv');
});

test('a token of one window is worth nothing in another', () => {
  const tokens = new FileTokens();
  const token = tokens.issue(mine, '/files/a.csv');
  tokens.issue(other, '/files/b.csv');
  expect(() => tokens.pathOf(other, token)).toThrow('Choose the file again');
});

test('a path is no token', () => {
  const tokens = new FileTokens();
  tokens.issue(mine, '/files/a.csv');
  expect(() => tokens.pathOf(mine, '/files/a.csv')).toThrow('Choose the file again');
});

test('tokens end with their window', () => {
  const tokens = new FileTokens();
  const token = tokens.issue(mine, '/files/a.csv');
  tokens.forgetWindow(mine.windowId);
  expect(() => tokens.pathOf(mine, token)).toThrow('Choose the file again');
});
