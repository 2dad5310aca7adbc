/**
 * Why something that a person asked for was not done.
 * - `usage`: the request itself is malformed (a missing file, a bad option); exit code 2
 * - `invalid`: well formed, but it cannot be accepted (a text with an unknown field)
 * - `not-found`: what it names does not exist
 * - `conflict`: not in the present state (resuming a campaign that is completed)
 * - `busy`: another process or a running job holds what it needs; try again later
 * - `unavailable`: something outside is missing (credentials, network, disk space)
 * - `canceled`: the person canceled it
 * - `internal`: a fault of Ovo's own
 */
export type FailureCode =
  'usage' | 'invalid' | 'not-found' | 'conflict' | 'busy' | 'unavailable' | 'canceled' | 'internal';

/** A failure as it crosses a process boundary: plain data, safe to show, free of secrets. */
export interface Failure {
  readonly code: FailureCode;
  /** Says what happened, where, what was kept and what to do next. */
  readonly message: string;
}

/** What came of a request that may be refused. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/**
 * Thrown where something asked for is refused on purpose: it rolls back the transaction it is thrown
 * in, and the window or the command line shows its message as it stands.
 */
export class UserError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
  }
}
