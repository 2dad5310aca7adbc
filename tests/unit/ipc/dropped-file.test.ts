import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeDroppedFile } from '../../../src-main/ipc/dropped-file.ts';
import { FileTokens } from '../../../src-main/ipc/file-tokens.ts';

const mine = { windowId: 1 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ovo-dropped-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a dropped file gets a token of the window that it was dropped on', async () => {
  const tokens = new FileTokens();
  const file = path.join(folder, 'people.csv');
  await writeFile(file, 'phone\n');
  const taken = await takeDroppedFile(tokens, mine, file);
  if (!taken.ok) throw new Error(taken.error.message);
  expect(taken.value.fileName).toBe('people.csv');
  expect(tokens.pathOf(mine, taken.value.token)).toBe(file);
  expect(() => tokens.pathOf({ windowId: 2 }, taken.value.token)).toThrow('Choose the file again');
});

test.each([
  ['what a page made up, which has no path', ''],
  ['a path that is not whole', 'people.csv'],
  ['what is not even a text', { path: '/etc/passwd' }],
  ['a path that is cut by a zero', '/etc/passwd\0.csv'],
])('nothing is opened for %s', async (_what, dropped) => {
  const taken = await takeDroppedFile(new FileTokens(), mine, dropped);
  expect(taken).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('a folder is no file, nor is one that is gone', async () => {
  const tokens = new FileTokens();
  expect(await takeDroppedFile(tokens, mine, folder)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('is a folder') },
  });
  expect(await takeDroppedFile(tokens, mine, path.join(folder, 'gone.csv'))).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Couldn’t open gone.csv') },
  });
});
