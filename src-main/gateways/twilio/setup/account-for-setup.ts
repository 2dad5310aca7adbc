import type { AccountCheck } from '../../../../src-shared/settings/setup/account-check.ts';
import type { InboundSetup } from '../../../../src-shared/settings/setup/inbound-setup.ts';
import type {
  SenderReport,
  SetupSenders,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { TwilioCredentials } from '../credentials.ts';
import { createTwilioConnection, type TwilioConnection } from '../twilio-connection.ts';
import { checkAccount } from './check-account.ts';
import { readInboundSetup } from './inbound-setup.ts';
import { readSetupSenders } from './setup-senders.ts';
import { plainRegistration } from './registration.ts';
import { readSenderReport } from './sender-report.ts';
import { senderKindOf } from './sender-kind.ts';

/** Waiting for an answer longer than this, in milliseconds, is waiting in front of a wizard. */
const answerWithinMs = 15_000;

/** What the first run asks of Twilio. Nothing in the answers is secret, and no method rejects for Twilio. */
export interface AccountForSetup {
  /** Of these credentials, or of those that are kept. */
  check(given?: TwilioCredentials): Promise<AccountCheck>;
  senders(): Promise<SetupSenders>;
  report(sender: string): Promise<SenderReport>;
  /** Whether the account keeps replies. */
  inbound(): Promise<InboundSetup>;
}

export function createAccountForSetup(context: {
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly baseUrl: string | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}): AccountForSetup {
  const { readCredentials, baseUrl, clock, timeoutMs = answerWithinMs } = context;

  function connect(credentials: TwilioCredentials): TwilioConnection {
    const url = baseUrl === undefined ? {} : { baseUrl };
    return createTwilioConnection({ credentials, clock, timeoutMs, ...url });
  }

  return {
    async check(given) {
      const credentials = given ?? (await readCredentials());
      if (credentials === null) return { kind: 'missing' };
      return await checkAccount(connect(credentials), credentials);
    },
    async senders() {
      const credentials = await readCredentials();
      if (credentials === null) return { senders: [], unread: [] };
      return await readSetupSenders(connect(credentials));
    },
    async report(sender) {
      const credentials = await readCredentials();
      if (credentials !== null) return await readSenderReport(connect(credentials), sender);
      return {
        sender,
        kind: senderKindOf(sender),
        registration: plainRegistration('none', 'unknown'),
        replies: 'unknown',
        unread: [],
      };
    },
    async inbound() {
      const credentials = await readCredentials();
      if (credentials === null) return { replies: 'unknown', dropping: [], unread: [] };
      return await readInboundSetup(connect(credentials));
    },
  };
}
