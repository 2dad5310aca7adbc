import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readWindowState, writeWindowState } from '../../../src-main/shell/window/window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const state = { x: 100, y: 80, width: 1200, height: 800, maximized: false };
let file: string;

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'ovo-window-')), 'electron', 'window.json');
});

test('the window comes back where it was', () => {
  writeWindowState(file, state);
  expect(readWindowState(file, [screen])).toEqual(state);
});

test('a window on a screen that is gone comes back in its size, where the system puts it', () => {
  writeWindowState(file, { ...state, x: -1150 });
  expect(readWindowState(file, [screen, left])).toMatchObject({ x: -1150 });
  expect(readWindowState(file, [screen])).toEqual({ width: 1200, height: 800, maximized: false });
});

test('a window that is larger than the screen that is left, or filled the one that is gone, fits', () => {
  writeWindowState(file, { ...state, x: -2560, width: 2560, height: 1440, maximized: true });
  expect(readWindowState(file, [screen])).toEqual({ width: 1920, height: 1080, maximized: true });
});

test('a window of which only a corner is left to grab counts as gone', () => {
  writeWindowState(file, { ...state, x: 1900 });
  expect(readWindowState(file, [screen])).not.toHaveProperty('x');
  writeWindowState(file, { ...state, y: 1070 });
  expect(readWindowState(file, [screen])).not.toHaveProperty('y');
});

test.each(['', '{', 'null', '{"x":1}', '{"x":0,"y":0,"width":-5,"height":5,"maximized":false}'])(
  'a file that says %j is passed over',
  (content) => {
    writeWindowState(file, state);
    writeFileSync(file, content);
    expect(readWindowState(file, [screen])).toBeUndefined();
  },
);

test('a place that cannot be written is no failure', () => {
  writeWindowState(file, state);
  writeWindowState(path.join(file, 'below-a-file.json'), { ...state, x: 5 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(state);
});
