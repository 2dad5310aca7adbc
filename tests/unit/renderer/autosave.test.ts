import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type SaveState } from '../../../src-renderer/ui/saving/autosave.ts';

const pauseMs = 400;
const states: SaveState['state'][] = [];
const saved: string[] = [];

const autosave = () => createAutosave({ pauseMs, onState: ({ state }) => void states.push(state) });

const saving = (text: string) => () => {
  saved.push(text);
  return Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers();
  states.length = 0;
  saved.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is saved once, after the pause, in its last form', async () => {
  const typing = autosave();
  typing.change(saving('H'));
  await vi.advanceTimersByTimeAsync(pauseMs - 1);
  typing.change(saving('He'));
  await vi.advanceTimersByTimeAsync(pauseMs - 1);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(['He']);
  expect(states.at(-1)).toBe('saved');
});

test('leaving saves at once, and only once', async () => {
  const typing = autosave();
  typing.change(saving('Hello'));
  await expect(typing.flush()).resolves.toBe(true);
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual(['Hello']);
});

test('with nothing to save, leaving saves nothing', async () => {
  await expect(autosave().flush()).resolves.toBe(true);
  expect(states).toEqual([]);
});

test('what is typed during a save is saved after it, never beside it', async () => {
  const typing = autosave();
  const slow = Promise.withResolvers<void>();
  typing.change(() => {
    saved.push('first begins');
    return slow.promise.then(() => void saved.push('first ends'));
  });
  const flushed = typing.flush();
  typing.change(saving('second'));
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual(['first begins']);
  slow.resolve();
  await expect(flushed).resolves.toBe(true);
  expect(saved).toEqual(['first begins', 'first ends', 'second']);
  expect(states.at(-1)).toBe('saved');
});

test('what could not be saved says so, is kept, and is tried again', async () => {
  const typing = autosave();
  let isFull = true;
  typing.change(() => {
    if (isFull) return Promise.reject(new Error('The disk is full.'));
    saved.push('kept');
    return Promise.resolve();
  });
  await expect(typing.flush()).resolves.toBe(false);
  expect(states.at(-1)).toBe('failed');
  isFull = false;
  await expect(typing.flush()).resolves.toBe(true);
  expect(saved).toEqual(['kept']);
});

test('what is typed during a save that fails is saved after it all the same', async () => {
  const typing = autosave();
  const slow = Promise.withResolvers<void>();
  typing.change(() => slow.promise);
  const first = typing.flush();
  typing.change(saving('second'));
  const second = typing.flush();
  slow.reject(new Error('It is the number of another contact already.'));
  await expect(first).resolves.toBe(true);
  await expect(second).resolves.toBe(true);
  expect(saved).toEqual(['second']);
  expect(states).not.toContain('failed');
  expect(states.at(-1)).toBe('saved');
});

test('whoever types without a pause is saved all the same', async () => {
  const typing = createAutosave({ pauseMs, longestMs: 500, onState: () => undefined });
  for (let at = 0; at < 1000; at += 100) {
    typing.change(saving(`at ${at}`));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved).toEqual(['at 400', 'at 900']);
});

test('what may be saved a little later is tried again, and the failure stands until then', async () => {
  const typing = createAutosave({
    pauseMs,
    retryMs: 3000,
    mayHelp: () => true,
    onState: ({ state }) => void states.push(state),
  });
  let failures = 2;
  typing.change(() => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('busy')) : Promise.resolve();
  });
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(states).toEqual(['saving', 'saving', 'failed']);
  expect(typing.isPending()).toBe(true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(states.at(-1)).toBe('failed');
  await vi.advanceTimersByTimeAsync(3000);
  expect(states).toEqual(['saving', 'saving', 'failed', 'failed', 'saved']);
  expect(typing.isPending()).toBe(false);
});

test('what was given up is not saved any more', async () => {
  const typing = autosave();
  typing.change(saving('Hello'));
  typing.discard();
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual([]);
  expect(states.at(-1)).toBe('saved');
});
