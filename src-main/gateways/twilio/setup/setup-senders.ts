import { asSender, isMessagingService } from '../../../../src-shared/campaign/sender.ts';
import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import type {
  SetupSender,
  SetupSenders,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import { createPartReader, pageSize, readPages } from './parts.ts';
import { senderKindOf } from './sender-kind.ts';

const texts = { sms: true, mms: true, voice: false } as const;

/**
 * Everything that an account could text from, and the numbers that can only be called. Never rejects: what
 * Twilio does not tell is missing, and `unread` says why.
 */
export async function readSetupSenders(connection: TwilioConnection): Promise<SetupSenders> {
  const reader = createPartReader(connection);
  const [numbers, codes, services] = await Promise.all([
    reader.read('numbers', (client) => readPages(client.incomingPhoneNumbers.page({ pageSize }))),
    reader.read('short-codes', (client) => readPages(client.shortCodes.page({ pageSize }))),
    reader.read('services', (client) => readPages(client.messaging.v1.services.page({ pageSize }))),
  ]);
  const senders: SetupSender[] = [];
  for (const { phoneNumber, friendlyName, capabilities } of numbers ?? []) {
    const sender = asSender(phoneNumber ?? '');
    if (sender === null || sender === '') continue;
    // Twilio may leave its capabilities out, which does not say that it has none.
    const can: Partial<SetupSender['can']> = capabilities ?? {};
    const { sms = true, mms = true, voice = true } = can;
    senders.push({
      sender,
      name: ownName(friendlyName),
      kind: senderKindOf(sender),
      can: { sms, mms, voice },
    });
  }
  for (const { shortCode, friendlyName } of codes ?? []) {
    const sender = asSender(shortCode ?? '');
    if (sender === null || sender === '') continue;
    senders.push({ sender, name: ownName(friendlyName), kind: 'short-code', can: texts });
  }
  for (const { sid, friendlyName } of services ?? []) {
    if (!isMessagingService(sid)) continue;
    senders.push({ sender: sid, name: cleanLine(friendlyName ?? ''), kind: 'service', can: texts });
  }
  return { senders, unread: reader.unread };
}

/** Twilio names a number after itself, such as (212) 555-0100, until somebody does. */
function ownName(friendlyName: string | null): string {
  const name = cleanLine(friendlyName ?? '');
  return /\p{L}/u.test(name) ? name : '';
}
