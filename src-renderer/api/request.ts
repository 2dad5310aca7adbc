import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../src-shared/ipc/contract.ts';
import type { FailureCode } from '../../src-shared/lib/result.ts';
import './window-api.ts';
import { words } from '../words.ts';

/** A request that was refused or failed; `message` can be shown to the user. */
export class RequestError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RequestError';
    this.code = code;
  }
}

/** Asks the main process, and throws a RequestError where it refuses or cannot answer. */
export async function request<N extends RequestName>(
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const result = await answerOf(name, input);
  if (!result.ok) throw new RequestError(result.error.code, result.error.message);
  return result.value;
}

/**
 * The same for what another question may make obsolete: the main process refuses it (`canceled`) when
 * something else of its kind is asked. Where it is wanted all the same, it is asked again.
 * @param signal of the cache's query: aborted once nothing on the screen shows it any more
 */
export async function requestWhileWanted<N extends RequestName>(
  name: N,
  input: RequestInput<N>,
  signal: AbortSignal,
): Promise<RequestOutput<N>> {
  for (;;) {
    try {
      return await request(name, input);
    } catch (error) {
      const isCanceled = error instanceof RequestError && error.code === 'canceled';
      if (!isCanceled || signal.aborted) throw error;
    }
  }
}

async function answerOf<N extends RequestName>(name: N, input: RequestInput<N>) {
  try {
    return await window.api.request(name, input);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new RequestError('internal', words.ui.internalFault(detail), { cause: error });
  }
}

/** Listens to an event of the main process until the returned function is called. */
export function onEvent<N extends EventName>(
  event: N,
  callback: (payload: EventPayload<N>) => void,
): () => void {
  return window.api.on(event, callback);
}
