import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { RowPacket, RowReading, RowsWanted } from './row-packets.ts';
import type { FromRowThread, RowThreadStart } from './row-thread-messages.ts';
import { threadLimits } from '../../threads/thread-limits.ts';

/** `readRows` in a thread of its own. */
export async function readRowsInThread(
  threadFile: string,
  wanted: RowsWanted,
): Promise<RowReading> {
  const worker = new Worker(threadFile, {
    workerData: { kind: 'rows', wanted } satisfies RowThreadStart,
    name: 'ovo-rows',
    execArgv: [],
    resourceLimits: threadLimits,
  });
  const ended = once(worker, 'exit');
  const messages = messagesOf(worker);
  try {
    const first = await messages.next();
    if (first.done === true) throw new Error('The thread that reads the file ended early.');
    if (first.value.kind !== 'head') throw new Error('The thread that reads the file is confused.');
    return {
      head: first.value.head,
      packets: packetsOf(worker, messages),
      close: () => stop(worker, ended),
    };
  } catch (error) {
    await stop(worker, ended);
    throw error;
  }
}

async function stop(worker: Worker, ended: Promise<unknown>): Promise<void> {
  await worker.terminate();
  await ended;
}

async function* packetsOf(
  worker: Worker,
  messages: AsyncGenerator<FromRowThread, void>,
): AsyncGenerator<RowPacket, void> {
  for await (const message of messages) {
    if (message.kind === 'end') return;
    if (message.kind !== 'packet') continue;
    yield message.packet;
    worker.postMessage('taken', []);
  }
  throw new Error('The thread that reads the file ended early.');
}

/** What the thread says, in order; throws what it refuses, and where it fails. */
async function* messagesOf(worker: Worker): AsyncGenerator<FromRowThread, void> {
  const arrived: FromRowThread[] = [];
  const ends: (() => void)[] = [];
  let wake: () => void = () => undefined;
  const endWith = (act: () => void) => {
    ends.push(act);
    wake();
  };
  worker.on('message', (message: FromRowThread) => {
    arrived.push(message);
    wake();
  });
  worker.once('error', (error: unknown) =>
    endWith(() => {
      throw error;
    }),
  );
  worker.once('exit', () => endWith(() => undefined));
  for (;;) {
    const message = arrived.shift();
    const [end] = ends;
    if (message !== undefined) {
      if (message.kind === 'refused') throw new UserError(message.code, message.message);
      yield message;
    } else if (end !== undefined) {
      end();
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
