import type { FailureCode } from '../../src-shared/lib/result.ts';

/** What a thread is started with. */
export interface ThreadStart {
  readonly kind: 'reader' | 'writer';
  /** The database. */
  readonly file: string;
  readonly nativeBinding: string | undefined;
  /** What it runs; so do threads that help it. */
  readonly threadFile: string;
  /** Two numbers that both sides see at once, as `signals` names them. */
  readonly signals: SharedArrayBuffer;
}

/** Where what stands in the shared numbers. */
export const signals = {
  /** 1 where the job that runs was called off. */
  abort: 0,
  /** Whether the main thread keeps from writing. */
  writeLock: 1,
} as const;

/** What stands at `signals.gate`. */
export const gateStates = { open: 0, asked: 1, closed: 2 } as const;

/** What the main thread says to a thread; of what type the input is, the name tells. */
export type ToThread<Input> =
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly input: Input;
      /** Milliseconds since 1970, by the caller's clock. */
      readonly now: number;
    }
  | { readonly kind: 'close' };

/** A failure on its way between threads. */
export type SerializedError =
  | { readonly kind: 'refusal'; readonly code: FailureCode; readonly message: string }
  | {
      readonly kind: 'fault';
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      /** Of SQLite or Node, where it has one. */
      readonly code: string | undefined;
    };

/** What a thread says to the main thread; of what type it is, the name of the job tells. */
export type FromThread<Value> =
  | { readonly kind: 'progress'; readonly progress: Value }
  | { readonly kind: 'close-gate' }
  | { readonly kind: 'open-gate' }
  | { readonly kind: 'done'; readonly output: Value }
  | { readonly kind: 'failed'; readonly error: SerializedError };
