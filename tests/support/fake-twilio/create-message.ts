import type { FakeAccount } from './account.ts';
import type { StoredMessage } from './message-store.ts';
import type { ErrorCode } from './twilio-error.ts';

/** What a well-formed request for a new message asks for, or the code it is refused with. */
export type CreateRequest =
  | { readonly refused: ErrorCode }
  | Pick<StoredMessage, 'to' | 'from' | 'messagingServiceSid' | 'body' | 'media'>;

const trialPrefix = 'Sent from your Twilio trial account - ';
const e164 = /^\+[1-9]\d{6,14}$/;

function senderOf(
  account: FakeAccount,
  parameters: URLSearchParams,
): { readonly refused: ErrorCode } | Pick<StoredMessage, 'from' | 'messagingServiceSid'> {
  const messagingServiceSid = parameters.get('MessagingServiceSid');
  if (messagingServiceSid !== null) {
    const [from] = account.messagingServices[messagingServiceSid] ?? [];
    return from === undefined ? { refused: 21705 } : { from, messagingServiceSid };
  }
  const from = parameters.get('From') ?? '';
  if (from === '') return { refused: 21603 };
  // Short codes and names among them.
  if (account.numbers.includes(from)) return { from, messagingServiceSid: null };
  return { refused: e164.test(from) ? 21606 : 21212 };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Reads the form of a request for a new message as strictly as Twilio does. */
export function readCreateRequest(
  account: FakeAccount,
  parameters: URLSearchParams,
): CreateRequest {
  const to = parameters.get('To') ?? '';
  if (to === '') return { refused: 21604 };
  const sender = senderOf(account, parameters);
  if ('refused' in sender) return sender;
  if (!e164.test(to)) return { refused: 21211 };
  if (to === sender.from) return { refused: 21266 };
  const body = parameters.get('Body') ?? '';
  const media = parameters.getAll('MediaUrl');
  if (media.length > 10) return { refused: 21623 };
  if (!media.every(isAddress)) return { refused: 21620 };
  if (body.trim() === '' && media.length === 0) return { refused: 21602 };
  if (body.length > 1600) return { refused: 21617 };
  const validity = parameters.get('ValidityPeriod') ?? '36000';
  if (!/^\d+$/.test(validity) || Number(validity) < 1 || Number(validity) > 36_000) {
    return { refused: 21624 };
  }
  if (account.optedOut.includes(to)) return { refused: 21610 };
  if (account.landlines.includes(to)) return { refused: 21614 };
  return { ...sender, to, media, body: account.isTrial ? `${trialPrefix}${body}` : body };
}
