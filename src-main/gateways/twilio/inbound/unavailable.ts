import type { ReadProblem } from '../../../../src-shared/settings/setup/account-check.ts';
import type { Unavailable } from '../../replies.ts';
import type { Evidence } from '../failure.ts';
import { readProblemOf } from '../setup/read-problem.ts';

/** Problems of the credentials, or of the account: a person has to change something. */
const ofAccount: ReadonlySet<ReadProblem> = new Set([
  'wrong-login',
  'wrong-account',
  'test-credentials',
  'suspended',
  'closed',
  'forbidden',
]);

/**
 * What a failed request comes to.
 *
 * @param say makes the sentence of a cause.
 */
export function unavailableOf(evidence: Evidence, say: (cause: string) => string): Unavailable {
  return {
    kind: 'unavailable',
    detail: say(evidence.detail),
    retryAfterMs: evidence.retryAfterMs,
    isAuth: ofAccount.has(readProblemOf(evidence)),
  };
}
