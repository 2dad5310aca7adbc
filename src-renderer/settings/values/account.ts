import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import { words } from '../../words.ts';

const { twilio } = words.settings;

/** The known account, and where it is stored. */
export function describeAccount(status: CredentialsStatus): string {
  const { accountHint } = status;
  const account = accountHint === null ? twilio.unknownAccount : twilio.account(accountHint);
  switch (status.source) {
    case 'none':
      return twilio.none;
    case 'keychain':
      return twilio.keychain(account);
    case 'session':
      return twilio.session(account);
    case 'environment':
      return twilio.environment(account);
    default:
      return assertNever(status.source);
  }
}
