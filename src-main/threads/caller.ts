import type { Clock } from '../engine/ports.ts';
import type { Message, Port } from './messages.ts';
import { deserializeError } from './serialized-error.ts';

/** How a caller follows a call. */
export interface JobWatch<Progress, Item = never> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called with every item of a stream, in order; `taken` lets one more come. */
  readonly onItem?: ((item: Item, taken: () => void) => void) | undefined;
  /** Cancels the call. */
  readonly signal?: AbortSignal | undefined;
}

interface PendingCall {
  readonly watch: JobWatch<never>;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

/** Calls the functions that the other side of a port offers. */
export class Caller {
  readonly #port: Port;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #pending = new Map<number, PendingCall>();
  #lastId = 0;

  constructor(port: Port, clock: Pick<Clock, 'now'>) {
    this.#port = port;
    this.#clock = clock;
    port.onMessage((message) => this.#hear(message));
  }

  /**
   * Calls a function by its name and resolves with what it returns; rejects with what it throws. Input,
   * output, progress and items have to be plain data. What comes back is of the function's own type, as
   * `TypedJobs` says.
   */
  async call(name: string, input: unknown, watch: JobWatch<never> = {}): Promise<never> {
    const { signal } = watch;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancelFlag = signal === undefined ? null : new SharedArrayBuffer(4);
    const cancel = () => {
      if (cancelFlag !== null) Atomics.store(new Int32Array(cancelFlag), 0, 1);
      this.#port.say({ kind: 'cancel', id });
    };
    const answered = new Promise<never>((resolve, reject) => {
      this.#pending.set(id, { watch, resolve, reject });
    });
    try {
      if (cancelFlag !== null && signal?.aborted === true) {
        Atomics.store(new Int32Array(cancelFlag), 0, 1);
      }
      this.#port.say({ kind: 'call', id, name, input, now: this.#clock.now(), cancelFlag });
      signal?.addEventListener('abort', cancel, { once: true });
      return await answered;
    } finally {
      this.#pending.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Rejects every call that has no answer yet: the other side is gone. */
  fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
  }

  #hear(message: Message): void {
    if (message.kind === 'close') return;
    const call = this.#pending.get(message.id);
    if (call === undefined) return;
    switch (message.kind) {
      case 'progress':
        call.watch.onProgress?.(message.progress);
        break;
      case 'item':
        call.watch.onItem?.(message.item, () => this.#port.say({ kind: 'taken', id: message.id }));
        break;
      case 'done':
        call.resolve(message.output);
        break;
      case 'failed':
        call.reject(deserializeError(message.error));
        break;
      case 'call':
      case 'cancel':
      case 'taken':
        break;
    }
  }
}
