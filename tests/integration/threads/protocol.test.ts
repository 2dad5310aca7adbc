import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src-shared/lib/result.ts';
import { JobThread, runInOwnThread } from '../../../src-main/threads/job-thread.ts';
import { streamOf } from '../../../src-main/threads/stream.ts';

const threadFile = path.resolve(import.meta.dirname, '../../support/protocol-thread.ts');

/** A thread of the tests' own functions, and the gate that they wait at. */
function openThread(options: Partial<ConstructorParameters<typeof JobThread>[0]> = {}) {
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const start = { kind: 'test', threadFile, setup: { gate: gate.buffer } };
  const thread = new JobThread({
    start,
    clock: { now: () => 1234 },
    atOnce: 1,
    cancelBy: 'asking',
    ...options,
  });
  const raise = (height: number) => {
    Atomics.store(gate, 0, height);
    Atomics.notify(gate, 0);
  };
  onTestFinished(async () => {
    raise(2 ** 30);
    await thread.end();
  });
  return { thread, start, gate, raise };
}

/** A watch that resolves `begun` with the first progress. */
function untilBegun(signal?: AbortSignal) {
  const { promise: begun, resolve } = Promise.withResolvers<unknown>();
  return { begun, watch: { signal, onProgress: (progress: unknown) => resolve(progress) } };
}

it('passes plain data there and back, and the time of the caller', async () => {
  const { thread } = openThread();
  const input = { text: 'Zoë', list: [1, null, undefined], bytes: new Uint8Array([1, 2]) };
  expect(await thread.run('echo', input)).toEqual(input);
  expect(await thread.run('now', null)).toBe(1234);
});

it('does jobs one after the other, in the order of asking', async () => {
  const { thread, raise } = openThread();
  const order: number[] = [];
  const first = untilBegun();
  const second = untilBegun();
  const asked = [
    thread.run('block', 1, first.watch).then((height) => order.push(height)),
    thread.run('block', 2, second.watch).then((height) => order.push(height)),
    thread.run('echo', 3).then((height) => order.push(height)),
  ];
  await first.begun;
  expect(order).toEqual([]);
  raise(1);
  await second.begun;
  expect(order).toEqual([1]);
  raise(2);
  await Promise.all(asked);
  expect(order).toEqual([1, 2, 3]);
});

it('does several at once where it may', async () => {
  const { thread } = openThread({ atOnce: Infinity });
  const controller = new AbortController();
  const waiting = untilBegun(controller.signal);
  const asked = thread.run('untilAborted', null, waiting.watch);
  await waiting.begun;
  expect(await thread.run('echo', 'meanwhile')).toBe('meanwhile');
  controller.abort();
  expect(await asked).toBe('aborted');
});

it('refuses what is canceled before its turn, and does not begin it', async () => {
  const { thread, raise } = openThread();
  const first = untilBegun();
  const controller = new AbortController();
  const blocked = thread.run('block', 1, first.watch);
  let hasBegun = false;
  const waiting = thread.run('block', 0, {
    signal: controller.signal,
    onProgress: () => (hasBegun = true),
  });
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'UserError', code: 'canceled' });
  const before = thread.run('echo', 'never', { signal: controller.signal });
  await expect(before).rejects.toMatchObject({ code: 'canceled' });
  raise(1);
  expect(await blocked).toBe(1);
  expect(hasBegun).toBe(false);
});

it('a job that never yields sees at once that it is canceled', async () => {
  const { thread } = openThread();
  const controller = new AbortController();
  const { begun, watch } = untilBegun(controller.signal);
  const asked = thread.run('untilCanceled', null, watch);
  await begun;
  controller.abort();
  await expect(asked).rejects.toMatchObject({ code: 'canceled', message: 'The job saw it.' });
  // The thread lives on, and the next job is not canceled.
  expect(await thread.run('echo', 'next')).toBe('next');
});

it('tells every step of the progress, in order', async () => {
  const { thread } = openThread();
  const steps: unknown[] = [];
  await thread.run('progress', 3, { onProgress: (progress) => void steps.push(progress) });
  expect(steps).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
});

it('a user error stays one, with its code; any other error keeps its name, code and stack', async () => {
  const { thread } = openThread();
  const refused = thread.run('refuse', null);
  await expect(refused).rejects.toBeInstanceOf(UserError);
  await expect(refused).rejects.toMatchObject({
    code: 'conflict',
    message: 'It was changed meanwhile.',
  });
  const failed = thread.run('fail', null);
  await expect(failed).rejects.toMatchObject({
    name: 'RangeError',
    message: 'The disk is full.',
    code: 'ENOSPC',
    stack: expect.stringContaining('protocol-thread'),
  });
  await expect(failed).rejects.not.toBeInstanceOf(UserError);
});

it('rejects what it does not know, and what cannot cross between threads', async () => {
  const { thread } = openThread();
  await expect(thread.run('nonsense', null)).rejects.toThrow('nonsense');
  await expect(thread.run('toString', null)).rejects.toThrow('toString');
  await expect(thread.run('echo', () => undefined)).rejects.toThrow(/clone/);
  expect(await thread.run('echo', 1)).toBe(1);
});

it.each([
  ['ends', 'end', /ended with 3/],
  ['fails where nobody catches it', 'crash', /Nobody caught this/],
])(
  'where a thread %s, its job is over and those after it are done by another',
  async (_, how, why) => {
    const { thread } = openThread();
    const asked = thread.run(how, 3);
    const next = thread.run('echo', 'next');
    await expect(asked).rejects.toThrow(why);
    expect(await next).toBe('next');
  },
);

it('a thread that is started once refuses everything after its death, and says why it died', async () => {
  const deaths: string[] = [];
  const { thread } = openThread({
    isStartedOnce: true,
    onExit: ({ message }) => void deaths.push(message),
  });
  const asked = thread.run('end', 3);
  await expect(asked).rejects.toThrow(/ended with 3/);
  await expect(thread.run('echo', 1)).rejects.toMatchObject({ code: 'unavailable' });
  expect(deaths).toEqual(['The test thread ended with 3.']);
});

it('does what was asked for before it closes, and takes nothing on afterwards', async () => {
  const { thread, raise } = openThread();
  const first = untilBegun();
  const asked = [thread.run('block', 1, first.watch), thread.run('echo', 2)];
  const closed = thread.close();
  await expect(thread.run('echo', 3)).rejects.toMatchObject({ code: 'unavailable' });
  await first.begun;
  raise(1);
  expect(await Promise.all(asked)).toEqual([1, 2]);
  await closed;
});

it('hands a stream over in order, and never runs more than a few items ahead', async () => {
  const { thread, gate } = openThread();
  const items = streamOf<{ item: number; bytes: Uint8Array }>((onItem) =>
    thread.run('stream', 50, { onItem }),
  );
  const seen: number[] = [];
  for await (const { item, bytes } of items) {
    seen.push(item);
    expect(bytes).toEqual(new Uint8Array([item]));
    // Those that were taken, and at most four on their way.
    expect(Atomics.load(gate, 1)).toBeLessThanOrEqual(seen.length + 3);
  }
  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

it('throws after the last item of a stream what ended it', async () => {
  const { thread } = openThread();
  const items = streamOf<number>((onItem) => thread.run('streamThenFail', null, { onItem }));
  expect(await items.next()).toMatchObject({ value: 1 });
  await expect(items.next()).rejects.toMatchObject({ code: 'invalid' });
});

it('a stream of a thread that is ended in the middle ends with an error', async () => {
  const { thread } = openThread();
  const items = streamOf<{ item: number }>((onItem) => thread.run('stream', 1e6, { onItem }));
  await items.next();
  await thread.end();
  await expect(
    (async () => {
      for await (const item of items) expect(item).toBeDefined();
    })(),
  ).rejects.toThrow(/ended/);
});

it('answers what the thread asks in return', async () => {
  const { thread } = openThread({
    functions: {
      async secretOf(name: string) {
        if (name === 'nobody') throw new UserError('unavailable', 'There are no credentials.');
        return `${name}’s secret`;
      },
    },
  });
  expect(await thread.run('askBack', 'ann')).toBe('ann’s secret');
  await expect(thread.run('askBack', 'nobody')).rejects.toMatchObject({
    name: 'UserError',
    code: 'unavailable',
  });
});

it('a job in a thread of its own is canceled by ending the thread', async () => {
  const { start } = openThread();
  const options = { start, clock: { now: () => 0 } };
  const controller = new AbortController();
  const { begun, watch } = untilBegun(controller.signal);
  // It never looks at the signal, and would never end.
  const asked = runInOwnThread(options, 'block', 2 ** 20, watch);
  await begun;
  controller.abort();
  await expect(asked).rejects.toMatchObject({ code: 'canceled' });
  expect(await runInOwnThread(options, 'echo', 1)).toBe(1);
});
