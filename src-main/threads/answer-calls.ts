import { itemsAhead, type FromCaller, type Port } from './messages.ts';
import { serializeError } from './serialized-error.ts';

/** What a called function knows of its call, besides the input. */
export interface Call {
  /** Milliseconds since 1970, by the caller's clock at the time of the call. */
  readonly now: number;
  /** `aborted` is true as soon as the caller cancels, even while the function never yields. */
  readonly signal: { readonly aborted: boolean };
  /** The same for a function that waits: fires when the thread next turns to its messages. */
  readonly abortSignal: AbortSignal;
  /** Reports the progress of the work to the caller. Every call crosses threads: not more than ten a second. */
  readonly onProgress: (progress: unknown) => void;
  /**
   * Hands the caller one item of a stream; the buffers in `transfer` move instead of being copied.
   * Resolves when the next may be handed over, so that only a few are ever on their way.
   */
  readonly emit: (item: unknown, transfer?: readonly ArrayBuffer[]) => Promise<void>;
}

/** Functions that the other side of a port may call, by name. The caller's types check the input. */
export type Functions = Readonly<Record<string, (input: never, call: Call) => unknown>>;

/** A call that is being answered, with what its caller can still say of it. */
interface RunningCall {
  readonly call: Call;
  cancel(): void;
  noteTaken(): void;
}

/**
 * Answers the calls that come through a port, each as it comes, whether or not the one before has
 * ended. Whoever wants one after the other waits before calling, as `JobThread` does.
 */
export function answerCalls(
  port: Port,
  functions: Functions,
  onClose: () => void = () => undefined,
): void {
  const known = new Map(Object.entries(functions));
  const running = new Map<number, RunningCall>();

  async function run(message: FromCaller<never> & { readonly kind: 'call' }): Promise<void> {
    const { id, name } = message;
    const own = runningCall(message, port);
    running.set(id, own);
    try {
      const act = known.get(name);
      if (act === undefined) throw new Error(`This thread has no function “${name}”.`);
      port.say({ kind: 'done', id, output: await act(message.input, own.call) });
    } catch (error) {
      port.say({ kind: 'failed', id, error: serializeError(error) });
    } finally {
      running.delete(id);
    }
  }

  port.onMessage((message) => {
    switch (message.kind) {
      case 'call':
        void run(message);
        break;
      case 'cancel':
        running.get(message.id)?.cancel();
        break;
      case 'taken':
        running.get(message.id)?.noteTaken();
        break;
      case 'close':
        onClose();
        break;
      case 'progress':
      case 'item':
      case 'done':
      case 'failed':
        break;
    }
  });
}

function runningCall(
  { id, now, cancelFlag }: FromCaller<never> & { readonly kind: 'call' },
  port: Port,
): RunningCall {
  const flag = cancelFlag === null ? null : new Int32Array(cancelFlag);
  const controller = new AbortController();
  let onTheWay = 0;
  let resume: () => void = () => undefined;
  const mustWait = () => onTheWay >= itemsAhead && !controller.signal.aborted;
  const signal = {
    get aborted() {
      return flag !== null && Atomics.load(flag, 0) === 1;
    },
  };
  if (signal.aborted) controller.abort();
  return {
    call: {
      now,
      signal,
      abortSignal: controller.signal,
      onProgress: (progress) => port.say({ kind: 'progress', id, progress }),
      async emit(item, transfer) {
        onTheWay += 1;
        port.say({ kind: 'item', id, item }, transfer);
        while (mustWait()) {
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
        }
      },
    },
    cancel() {
      controller.abort();
      resume();
    },
    noteTaken() {
      onTheWay -= 1;
      resume();
    },
  };
}
