import type { FakeAccount } from './account.ts';
import type { StoredMessage } from './message-store.ts';
import type { ErrorCode } from './twilio-error.ts';

/** What a well-formed request for a new message asks for, or the code it is refused with. */
export type CreateRequest =
  | { readonly refused: ErrorCode }
  | Pick<StoredMessage, 'to' | 'from' | 'messagingServiceSid' | 'body' | 'media' | 'sendAt'>;

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

/** How far ahead a message can be scheduled, in milliseconds: from five minutes to 35 days. */
const leastAheadMs = 300_000;
const mostAheadMs = 35 * 86_400_000;

/** When it is to be sent; null for at once, where no Messaging Service is named whatever it says. */
function sendAtOf(
  parameters: URLSearchParams,
  now: number,
): { readonly refused: ErrorCode } | { readonly sendAt: number | null } {
  const isFixed = parameters.get('ScheduleType') === 'fixed';
  const text = parameters.get('SendAt');
  if (parameters.get('MessagingServiceSid') === null) return { sendAt: null };
  if (!isFixed && text === null) return { sendAt: null };
  if (!isFixed || text === null) return { refused: 35114 };
  const sendAt = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  const aheadMs = sendAt - now;
  return aheadMs >= leastAheadMs && aheadMs <= mostAheadMs ? { sendAt } : { refused: 35114 };
}

/** Reads the form of a request for a new message as strictly as Twilio does. */
export function readCreateRequest(
  account: FakeAccount,
  parameters: URLSearchParams,
  now: number,
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
  const schedule = sendAtOf(parameters, now);
  if ('refused' in schedule) return schedule;
  if (account.optedOut.includes(to)) return { refused: 21610 };
  if (account.landlines.includes(to)) return { refused: 21614 };
  return {
    ...sender,
    ...schedule,
    to,
    media,
    body: account.isTrial ? `${trialPrefix}${body}` : body,
  };
}
