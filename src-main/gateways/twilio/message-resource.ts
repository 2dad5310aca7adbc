import type { FoundMessage, ListedReceipt, Receipt } from '../../engine/ports.ts';
import { comparable } from '../same-text.ts';

/** The fields of Twilio's Message resource that we read, as its package gives them. */
interface MessageResource {
  readonly sid: string;
  readonly status: string;
  readonly numSegments: string;
  readonly errorCode: number | null;
  readonly price: string | null;
  readonly priceUnit: string | null;
  readonly dateCreated: { getTime(): number };
}

/** What Twilio puts before the text of every message of a trial account, also where it lists them. */
const trialPrefix = 'Sent from your Twilio trial account - ';

/** Whether it is the sid of a message. */
export function isMessageSid(sid: unknown): sid is string {
  return typeof sid === 'string' && /^(?:SM|MM)[0-9a-f]{32}$/i.test(sid);
}

/** The segments that Twilio counted; null while it has not, as with a Messaging Service at first. */
export function segmentsOf({ numSegments }: { readonly numSegments: string }): number | null {
  const count = Number.parseInt(numSegments, 10);
  return count > 0 ? count : null;
}

/** Whether a message that Twilio lists has our text, apart from line ends and spaces around it. */
export function isSameText(listed: string | null, ours: string): boolean {
  const theirs = comparable(listed ?? '');
  const wanted = comparable(ours);
  return theirs === wanted || theirs === comparable(trialPrefix + wanted);
}

function receiptStatus(status: string): Receipt['status'] {
  switch (status) {
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'failed':
      return 'undelivered';
    case 'scheduled':
    case 'canceled':
      return status;
    default:
      return 'pending';
  }
}

/** The receipt of a message of Twilio's. */
function receiptOf(message: MessageResource): Receipt {
  return {
    status: receiptStatus(message.status),
    errorCode: message.errorCode || null,
    segments: segmentsOf(message),
    price: message.price || null,
    priceUnit: message.price ? message.priceUnit : null,
  };
}

/** A message of Twilio's list. Throws where it has no sid or no time. */
export function foundMessageOf(message: MessageResource): FoundMessage {
  const createdAt = message.dateCreated.getTime();
  if (!isMessageSid(message.sid) || !Number.isFinite(createdAt)) {
    throw new Error('Twilio listed a message without its sid or its time.');
  }
  return { sid: message.sid, createdAt, receipt: receiptOf(message) };
}

/** The receipts of the outbound messages among messages of Twilio's. */
export function listedReceipts(
  messages: readonly (MessageResource & { readonly direction: string })[],
): readonly ListedReceipt[] {
  return messages
    .filter(({ sid, direction }) => isMessageSid(sid) && direction.startsWith('outbound'))
    .map((message) => ({ sid: message.sid, receipt: receiptOf(message) }));
}
