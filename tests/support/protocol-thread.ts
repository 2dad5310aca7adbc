import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls, type Call } from '../../src-main/threads/answer-calls.ts';
import { Caller } from '../../src-main/threads/caller.ts';
import { portOf, type ThreadStart } from '../../src-main/threads/messages.ts';
import { UserError } from '../../src-shared/lib/result.ts';

/*
 * A thread with functions for the tests of the protocol. `gate` is an Int32: a function waits until it is
 * as high as it was asked for, without a pause of some length.
 */

if (parentPort === null) throw new Error('A test starts it as a thread.');
const port = parentPort;
const start: ThreadStart<{ readonly gate: SharedArrayBuffer }> = workerData;
const gate = new Int32Array(start.setup.gate);
const back = new Caller(portOf(port), { now: () => 5 });

/** Blocks this thread, as a job does that never yields. */
function waitBlocking(height: number, until: () => boolean = () => false): void {
  while (Atomics.load(gate, 0) < height && !until())
    Atomics.wait(gate, 0, Atomics.load(gate, 0), 10);
}

answerCalls(
  portOf(port),
  {
    echo: (input: unknown) => input,
    now: (_input: null, call: Call) => call.now,
    /** Takes its turn: waits until the gate is that high, and says so. */
    block(height: number, { onProgress }: Call) {
      onProgress('begun');
      waitBlocking(height);
      return height;
    },
    /** Never yields, and ends when it is canceled. */
    untilCanceled(_input: null, { signal, onProgress }: Call) {
      onProgress('begun');
      waitBlocking(Infinity, () => signal.aborted);
      throw new UserError('canceled', 'The job saw it.');
    },
    /** Waits for its cancellation without blocking. */
    async untilAborted(_input: null, { abortSignal, onProgress }: Call) {
      onProgress('begun');
      if (!abortSignal.aborted) {
        await new Promise((resolve) => {
          abortSignal.addEventListener('abort', resolve, { once: true });
        });
      }
      return 'aborted';
    },
    refuse() {
      throw new UserError('conflict', 'It was changed meanwhile.');
    },
    fail() {
      throw Object.assign(new RangeError('The disk is full.'), { code: 'ENOSPC' });
    },
    async progress(steps: number, { onProgress }: Call) {
      for (let step = 1; step <= steps; step += 1) onProgress({ step });
      return 'done';
    },
    /** Hands items over, and counts in the second cell of the gate how many it was let. */
    async stream(items: number, { emit }: Call) {
      for (let item = 1; item <= items; item += 1) {
        await emit({ item, bytes: new Uint8Array([item]) });
        Atomics.store(gate, 1, item);
        Atomics.notify(gate, 1);
      }
    },
    async streamThenFail(_input: null, { emit }: Call) {
      await emit(1);
      throw new UserError('invalid', 'The rest cannot be read.');
    },
    end(code: number) {
      process.exit(code);
    },
    crash() {
      setImmediate(() => {
        throw new Error('Nobody caught this.');
      });
      return new Promise(() => undefined);
    },
    /** Asks the starting thread something. */
    askBack: (name: string) => back.call('secretOf', name),
  },
  () => port.close(),
);
