import type { Result } from '../lib/result.ts';
import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
} from './contract.ts';

/** A file that a person chose: its name, and the token by which a window speaks of it. */
export type FileChoice = NonNullable<RequestOutput<'imports.chooseFile'>>;

/** What the preload script gives a page as `window.api`: all that a page can reach of Ovo. */
export interface WindowApi {
  /** Never rejects for something that Ovo refuses: that is a result that is not ok. */
  readonly request: <N extends RequestName>(
    name: N,
    input: RequestInput<N>,
  ) => Promise<Result<RequestOutput<N>>>;
  /**
   * Takes a file that a person dropped on the page, and gives what `imports.chooseFile` gives. Refuses
   * what is no file on this computer's disk; a page can only pass on what it was given.
   */
  readonly takeDroppedFile: (file: unknown) => Promise<Result<FileChoice>>;
  /** Returns what ends the subscription. */
  readonly on: <N extends EventName>(
    name: N,
    callback: (payload: EventPayload<N>) => void,
  ) => () => void;
}
