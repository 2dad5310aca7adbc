import { randomBytes } from 'node:crypto';
import { billedSegments } from '../../../src-shared/message/segments.ts';

/** A message that the fake took, or that came in. */
export interface StoredMessage {
  readonly sid: string;
  readonly direction: 'outbound-api' | 'inbound';
  readonly to: string;
  /** Null until a Messaging Service has chosen one of its numbers. */
  readonly from: string;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  /** The addresses of its pictures: it is an MMS where there is any. */
  readonly media: readonly string[];
  readonly segments: number;
  readonly createdAt: number;
  /** From when lists and fetches show it. */
  readonly visibleAt: number;
  /** The error of its delivery; null where it is delivered. */
  readonly deliveryError: number | null;
}

/** How long after it was taken a message is in each state, in milliseconds. */
export interface Timeline {
  readonly sending: number;
  readonly sent: number;
  readonly final: number;
}

/** Everything that the fake holds, by age and by number. */
export interface MessageStore {
  add(message: Omit<StoredMessage, 'sid' | 'segments'>): StoredMessage;
  all(): readonly StoredMessage[];
  to(number: string): readonly StoredMessage[];
  bySid(sid: string): StoredMessage | undefined;
}

export function createMessageStore(): MessageStore {
  // Two fakes, one after the other, never give the same sid.
  const prefix = randomBytes(8).toString('hex');
  const all: StoredMessage[] = [];
  const byNumber = new Map<string, StoredMessage[]>();
  const bySid = new Map<string, StoredMessage>();
  return {
    add(message) {
      const kind = message.media.length > 0 ? 'MM' : 'SM';
      const sid = `${kind}${prefix}${(all.length + 1).toString(16).padStart(16, '0')}`;
      const stored = {
        ...message,
        sid,
        segments: billedSegments(message.body, message.media.length > 0),
      };
      all.push(stored);
      bySid.set(sid, stored);
      const sameNumber = byNumber.get(stored.to);
      if (sameNumber) sameNumber.push(stored);
      else byNumber.set(stored.to, [stored]);
      return stored;
    },
    all: () => all,
    to: (number) => byNumber.get(number) ?? [],
    bySid: (sid) => bySid.get(sid),
  };
}

/** RFC 2822, as Twilio writes its times. */
function dateText(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

function statusOf(message: StoredMessage, age: number, timeline: Timeline): string {
  if (message.direction === 'inbound') return 'received';
  if (age >= timeline.final) return message.deliveryError === null ? 'delivered' : 'undelivered';
  if (age >= timeline.sent) return 'sent';
  if (age >= timeline.sending) return 'sending';
  return message.messagingServiceSid === null ? 'queued' : 'accepted';
}

/** When it was sent; null while it is queued. */
export function sentAt(message: StoredMessage, now: number, timeline: Timeline): number | null {
  const at = message.createdAt + (message.direction === 'inbound' ? 0 : timeline.sent);
  return now >= at ? at : null;
}

/** The Message resource as it is at that time. */
export function messageResource(
  message: StoredMessage,
  accountSid: string,
  now: number,
  timeline: Timeline,
): Readonly<Record<string, unknown>> {
  const age = now - message.createdAt;
  const status = statusOf(message, age, timeline);
  const isSent = status === 'sent' || status === 'delivered' || status === 'undelivered';
  const isChosen = message.messagingServiceSid === null || status !== 'accepted';
  const sent = sentAt(message, now, timeline);
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    body: message.body,
    num_segments: isChosen ? String(message.segments) : '0',
    direction: message.direction,
    from: isChosen ? message.from : null,
    date_updated: dateText(sent ?? message.createdAt),
    price: isSent
      ? (-(message.media.length > 0 ? 0.022 : 0.0079) * message.segments).toFixed(5)
      : null,
    error_message: null,
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: String(message.media.length),
    to: message.to,
    date_created: dateText(message.createdAt),
    status,
    sid: message.sid,
    date_sent: sent === null ? null : dateText(sent),
    messaging_service_sid: message.messagingServiceSid,
    error_code: status === 'undelivered' ? message.deliveryError : null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
