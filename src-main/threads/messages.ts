import type { MessagePort, Worker } from 'node:worker_threads';
import type { FailureCode } from '../../src-shared/lib/result.ts';

/*
 * The one protocol of Ovo's threads. Either side of a port may call the other: a call has an id of the
 * caller's, and everything that is said about the call afterwards names that id.
 */

/** What a thread is started with. */
export interface ThreadStart<Setup> {
  /** Which functions the thread offers: one of the kinds in src-main/thread.ts. */
  readonly kind: string;
  /** The file that every thread runs, for a thread that starts others. */
  readonly threadFile: string;
  /** What this kind of thread needs, as plain data. Never a secret: workerData can be inspected. */
  readonly setup: Setup;
}

/** What the caller says. `Input` belongs to the name; the caller's types see to that. */
export type FromCaller<Input> =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly input: Input;
      /** Milliseconds since 1970, by the caller's clock. */
      readonly now: number;
      /** One Int32, 1 once the call is canceled: visible at once to a job that never yields. */
      readonly cancelFlag: SharedArrayBuffer | null;
    }
  /** Says the same as the flag, to a job that waits for something. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** The caller has taken one item of a stream: one more may come. */
  | { readonly kind: 'taken'; readonly id: number }
  /** No call will follow: the thread ends. */
  | { readonly kind: 'close' };

/** What the called side says. */
export type FromCalled<Value> =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Value }
  | { readonly kind: 'item'; readonly id: number; readonly item: Value }
  | { readonly kind: 'done'; readonly id: number; readonly output: Value }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SerializedError };

/** Items of one stream that may be on their way at once. */
export const itemsAhead = 4;

/** A failure on its way between threads. */
export type SerializedError =
  | {
      readonly kind: 'user-error';
      readonly code: FailureCode;
      readonly message: string;
      readonly stack: string | undefined;
    }
  | {
      readonly kind: 'fault';
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      /** Of SQLite or Node, where the error has one. */
      readonly code: string | undefined;
    };

/** Everything that goes through a port; of what type inputs and values are, the names of the calls tell. */
export type Message = FromCaller<never> | FromCalled<never>;

/** One end of a channel between two threads. */
export interface Port {
  say(message: FromCaller<unknown> | FromCalled<unknown>, transfer?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: Message) => void): void;
}

/** The end that the started thread has. */
export function portOf(port: MessagePort): Port {
  return {
    say: (message, transfer = []) => port.postMessage(message, transfer),
    onMessage: (listener) => void port.on('message', listener),
  };
}

/** The end that the starting thread has. */
export function portTo(worker: Worker): Port {
  return {
    say: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
  };
}
