import type { ReadProblem } from '../../../../src-shared/settings/setup/account-check.ts';
import type { Evidence } from '../failure.ts';

/** Twilio's codes that say more than the status they come with. Each has a page, docs/api/errors/<code>. */
const problemsByCode: ReadonlyMap<number, ReadProblem> = new Map([
  [10_001, 'suspended'],
  [20_005, 'suspended'],
  [20_008, 'test-credentials'],
  [20_403, 'suspended'],
  [30_002, 'suspended'],
  [90_010, 'suspended'],
  [70_051, 'forbidden'],
]);

/** Why something could not be read, by what is known of the request. */
export function readProblemOf({ httpStatus, code, connection }: Evidence): ReadProblem {
  const known = code === null ? undefined : problemsByCode.get(code);
  if (known !== undefined) return known;
  if (httpStatus === null) return connection === 'none' ? 'offline' : 'no-answer';
  if (httpStatus === 401) return 'wrong-login';
  if (httpStatus === 403) return 'forbidden';
  if (httpStatus === 404) return 'not-found';
  if (httpStatus === 429) return 'busy';
  if (httpStatus >= 500) return 'provider-fault';
  return 'unexpected';
}
