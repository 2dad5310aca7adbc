import { randomBytes } from 'node:crypto';
import type { StoredFile } from './inbound/stored-files.ts';
import { billedSegments } from '../../../src-shared/message/segments.ts';

/** A file that came with an inbound message. */
export interface FakeFile {
  /** ME… */
  readonly sid: string;
  /** What the list says that it is. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What the store says that it is, where that is something else. */
  readonly servedAs?: string;
  /** What the store has in place of the bytes. */
  readonly content?: StoredFile['content'];
  readonly length?: number;
  readonly isCut?: boolean;
}

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
  /** What an inbound message brought along. */
  readonly files: readonly FakeFile[];
  readonly segments: number;
  readonly createdAt: number;
  /** When it is to be sent; null for at once. */
  readonly sendAt: number | null;
  /** From when lists and fetches show it. */
  readonly visibleAt: number;
  /** The error of its delivery; null where it is delivered. */
  readonly deliveryError: number | null;
  /** When it was canceled; null where it was not. */
  readonly canceledAt: number | null;
  /** Deleted from the account: nothing shows it any more. */
  readonly isRemoved: boolean;
}

type Mutable = { -readonly [Key in keyof StoredMessage]: StoredMessage[Key] };

/** Whether it is kept until its time, and was not canceled. */
function isScheduled({ sendAt, canceledAt }: StoredMessage, now: number): boolean {
  return sendAt !== null && canceledAt === null && now < sendAt;
}

/** How long after it was taken a message is in each state, in milliseconds. */
export interface Timeline {
  readonly sending: number;
  readonly sent: number;
  readonly final: number;
}

/** Everything that the fake holds, by age and by number. */
export interface MessageStore {
  add(
    message: Omit<StoredMessage, 'sid' | 'segments' | 'canceledAt' | 'isRemoved' | 'files'> & {
      readonly files?: readonly Omit<FakeFile, 'sid'>[];
    },
  ): StoredMessage;
  all(): readonly StoredMessage[];
  to(number: string): readonly StoredMessage[];
  /** Undefined for what was removed. */
  bySid(sid: string): StoredMessage | undefined;
  remove(sid: string): void;
  /** Cancels a message that is scheduled; false where it is not any more. */
  cancel(sid: string, now: number): boolean;
  /** Messages that are kept until their time. */
  scheduled(now: number): number;
}

export function createMessageStore(): MessageStore {
  // Two fakes, one after the other, never give the same sid.
  const prefix = randomBytes(8).toString('hex');
  const all: StoredMessage[] = [];
  const byNumber = new Map<string, StoredMessage[]>();
  const bySid = new Map<string, Mutable>();
  return {
    add(message) {
      const isMms = message.media.length + (message.files?.length ?? 0) > 0;
      const number = (all.length + 1).toString(16).padStart(16, '0');
      const sid = `${isMms ? 'MM' : 'SM'}${prefix}${number}`;
      const files = (message.files ?? []).map((file, index) => ({
        ...file,
        sid: `ME${prefix}${number.slice(2)}${index.toString(16).padStart(2, '0')}`,
      }));
      const segments = billedSegments(message.body, isMms);
      const stored: Mutable = {
        ...message,
        files,
        sid,
        segments,
        canceledAt: null,
        isRemoved: false,
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
    remove(sid) {
      const message = bySid.get(sid);
      if (message !== undefined) message.isRemoved = true;
      bySid.delete(sid);
    },
    cancel(sid, now) {
      const message = bySid.get(sid);
      if (message === undefined || !isScheduled(message, now)) return false;
      message.canceledAt = now;
      return true;
    },
    scheduled(now) {
      return all.filter((one) => isScheduled(one, now)).length;
    },
  };
}

/** RFC 2822, as Twilio writes its times. */
function dateText(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

/** How long it is on its way, in milliseconds; less than 0 before its time. */
function ageOf({ createdAt, sendAt }: StoredMessage, now: number): number {
  return now - (sendAt ?? createdAt);
}

function statusOf(message: StoredMessage, age: number, timeline: Timeline): string {
  if (message.direction === 'inbound') return 'received';
  if (message.canceledAt !== null) return 'canceled';
  if (age < 0) return 'scheduled';
  if (age >= timeline.final) return message.deliveryError === null ? 'delivered' : 'undelivered';
  if (age >= timeline.sent) return 'sent';
  if (age >= timeline.sending) return 'sending';
  return message.messagingServiceSid === null ? 'queued' : 'accepted';
}

/** When it was sent; null while it is queued. */
export function sentAt(message: StoredMessage, now: number, timeline: Timeline): number | null {
  if (message.canceledAt !== null) return null;
  const at =
    (message.sendAt ?? message.createdAt) + (message.direction === 'inbound' ? 0 : timeline.sent);
  return now >= at ? at : null;
}

/** The Message resource as it is at that time. */
export function messageResource(
  message: StoredMessage,
  accountSid: string,
  now: number,
  timeline: Timeline,
): Readonly<Record<string, unknown>> {
  const age = ageOf(message, now);
  const status = statusOf(message, age, timeline);
  const isSent = status === 'sent' || status === 'delivered' || status === 'undelivered';
  const isChosen =
    message.messagingServiceSid === null || !['accepted', 'scheduled', 'canceled'].includes(status);
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
    num_media: String(message.media.length + message.files.length),
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
