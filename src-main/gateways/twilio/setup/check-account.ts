import type {
  AccountCheck,
  ReadProblem,
} from '../../../../src-shared/settings/setup/account-check.ts';
import type { TwilioCredentials } from '../credentials.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import { readProblemOf } from './read-problem.ts';

/**
 * Asks Twilio whether credentials work and what account they are for. Never rejects. A standard API key may
 * not read the account, a restricted one not even its messages: neither says that the key is wrong.
 */
export async function checkAccount(
  connection: TwilioConnection,
  credentials: TwilioCredentials,
): Promise<AccountCheck> {
  try {
    const { api } = await connection.client();
    const account = await api.v2010.accounts(credentials.accountSid).fetch();
    if (account.status === 'suspended' || account.status === 'closed') {
      return problem(account.status);
    }
    return {
      kind: 'works',
      name: account.friendlyName || null,
      isTrial: account.type === 'Trial',
    };
  } catch (error) {
    const evidence = connection.evidenceOf(error);
    const { httpStatus } = evidence;
    const found = readProblemOf(evidence);
    const mayBeKey = (httpStatus === 401 || httpStatus === 403) && 'apiKey' in credentials;
    if (mayBeKey && (found === 'wrong-login' || found === 'forbidden')) {
      return await checkKey(connection);
    }
    return problem(found === 'not-found' ? 'wrong-account' : found);
  }
}

/** A key that may not read the account is good where Twilio answers anything else but that it is unknown. */
async function checkKey(connection: TwilioConnection): Promise<AccountCheck> {
  const works = { kind: 'works', name: null, isTrial: null } as const;
  try {
    const { messages } = await connection.client();
    await messages.page({ pageSize: 1 });
    return works;
  } catch (error) {
    const found = readProblemOf(connection.evidenceOf(error));
    if (found === 'forbidden') return works;
    return problem(found === 'not-found' ? 'wrong-account' : found);
  }
}

function problem(found: ReadProblem): AccountCheck {
  return { kind: 'problem', problem: found };
}
