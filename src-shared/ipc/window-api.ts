import type { Result } from '../lib/result.ts';
import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
} from './contract.ts';

/** What the preload script gives a page as `window.api`: all that a page can reach of Ovo. */
export interface WindowApi {
  /** Never rejects for something that Ovo refuses: that is a result that is not ok. */
  readonly request: <N extends RequestName>(
    name: N,
    input: RequestInput<N>,
  ) => Promise<Result<RequestOutput<N>>>;
  /** Returns what ends the subscription. */
  readonly on: <N extends EventName>(
    name: N,
    callback: (payload: EventPayload<N>) => void,
  ) => () => void;
}
