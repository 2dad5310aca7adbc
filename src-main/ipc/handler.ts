import type { ParsedInput, RequestName, RequestOutput } from '../../src-shared/ipc/contract.ts';

/** Who asks: a window, by the id of its web contents. */
export interface Caller {
  readonly windowId: number;
}

export type Handler<N extends RequestName> = (
  input: ParsedInput<N>,
  caller: Caller,
) => Answer<RequestOutput<N>>;

/** A request without an output may end without a word. */
type Answer<T> = T | Promise<T> | (undefined extends T ? void | Promise<void> : never);

/** One handler a request of the contract: none can be forgotten, none can answer anything else. */
export type Handlers = { readonly [N in RequestName]: Handler<N> };

/** The handlers of the requests whose names begin with this prefix, for instance `contacts`. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<RequestName, `${P}.${string}`>>;
