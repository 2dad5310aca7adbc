import type { InboundMessage } from '../../replies.ts';
import { isMessageSid } from '../message-resource.ts';

/** Twilio still puts a text together while it is `receiving`; one that stays so is taken as it is. */
const receivingMs = 120_000;

const longestAddress = 100;
const mostSegments = 100;

/**
 * A text that came in, of a message of Twilio's list; null for any other message, for one on another channel
 * such as WhatsApp, and for what has no sid or nobody who sent it.
 *
 * @param clock.behindMs how far Twilio's clock is behind this computer's.
 * @param clock.now by this computer's clock, in milliseconds since 1970.
 */
export function inboundMessageOf(
  listed: object,
  { behindMs, now }: { readonly behindMs: number; readonly now: number },
): InboundMessage | null {
  const message: Readonly<Record<string, unknown>> = { ...listed };
  const { sid, direction, status, body } = message;
  const from = addressOf(message['from']);
  if (direction !== 'inbound' || !isMessageSid(sid) || from === null) return null;
  const sentAt = timeOf(message['dateSent']) ?? timeOf(message['dateCreated']);
  // A text without a time is still a text: that it says STOP counts more.
  const receivedAt = sentAt === null ? now : Math.min(now, sentAt + behindMs);
  if (status === 'receiving' && now - receivedAt < receivingMs) return null;
  return {
    sid,
    from,
    to: addressOf(message['to']) ?? '',
    body: typeof body === 'string' ? body : '',
    segments: countOf(message['numSegments'], 1, mostSegments),
    receivedAt,
    mediaCount: countOf(message['numMedia'], 0, 10),
  };
}

/** What can be answered to: a number, a short code or an RCS sender; no name, and no other channel. */
const answerable = /^(\+?\d{3,15}|rcs:[^\s:]{1,90})$/i;

/** Where a message of the list says that the account is reached, as Twilio writes it; null where nowhere. */
export function ownAddressOf(listed: object): string | null {
  const message: Readonly<Record<string, unknown>> = { ...listed };
  const { direction } = message;
  const own = direction === 'inbound' ? message['to'] : message['from'];
  return typeof own === 'string' && answerable.test(own.trim()) ? own.trim() : null;
}

/** A number, a short code or a name; null on channels that are no texts. RCS is the same conversation as SMS. */
function addressOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/^rcs:/i, '');
  return text === '' || text.length > longestAddress || text.includes(':') ? null : text;
}

/** The package gives a time as an object, or as it came where that is no time. */
function timeOf(value: unknown): number | null {
  const isTime = typeof value === 'object' && value !== null && 'getTime' in value;
  const time = isTime ? Number(value) : NaN;
  return Number.isFinite(time) ? time : null;
}

function countOf(value: unknown, least: number, most: number): number {
  const count = Math.trunc(Number(value ?? NaN));
  return Number.isFinite(count) ? Math.min(most, Math.max(least, count)) : least;
}
