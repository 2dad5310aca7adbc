import { z } from 'zod';
import type { FakeAccount } from '../account.ts';
import { pageOf2010 } from '../list-senders.ts';
import type { FakeFile, MessageStore, StoredMessage } from '../message-store.ts';
import type { OptOuts } from './opt-outs.ts';
import type { Answer } from '../responses.ts';
import type { FileStore } from './stored-files.ts';
import type { Troubled } from './trouble.ts';
import { errorAnswer } from '../twilio-error.ts';

/** A text as somebody sends it to the account. */
export interface ReceivedMessage {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media?: readonly Omit<FakeFile, 'sid'>[];
  /** How long the list does not show it, in milliseconds; as the trouble with the list says unless given. */
  readonly visibleAfterMs?: number;
}

/** The same as another process sends it: bytes in base64. */
export const receivedSchema = z.object({
  from: z.string(),
  to: z.string(),
  body: z.string(),
  media: z
    .array(
      z
        .object({ type: z.string(), base64: z.string() })
        .transform(({ type, base64 }) => ({ type, bytes: Buffer.from(base64, 'base64') })),
    )
    .optional(),
  visibleAfterMs: z.number().optional(),
});

/** Takes a text in, and returns its sid; a Messaging Service that drops what comes in keeps no record of it. */
export function takeIn(
  message: ReceivedMessage,
  world: {
    readonly account: FakeAccount;
    readonly store: MessageStore;
    readonly optOuts: OptOuts;
    readonly trouble: Troubled;
    readonly now: number;
  },
): string {
  const { account, store, optOuts, trouble, now } = world;
  const { from, to, body, media = [], visibleAfterMs = trouble.drawLag() } = message;
  // Twilio keeps an opt-out whether anybody listens or not.
  optOuts.heard(message);
  const services = Object.entries(account.messagingServices);
  const service = services.find(([, numbers]) => numbers.includes(to))?.[0] ?? null;
  const inbound = service === null ? undefined : account.inbound[service];
  const isDropped = inbound !== undefined && !inbound.url && !inbound.usesNumbers;
  const { sid } = store.add({
    direction: 'inbound',
    from,
    to,
    body,
    messagingServiceSid: service,
    media: [],
    files: media,
    sendAt: null,
    createdAt: now,
    visibleAt: now + visibleAfterMs,
    deliveryError: null,
  });
  if (isDropped) store.remove(sid);
  return sid;
}

/** A page of the files of a message. */
export function listFiles(
  accountSid: string,
  message: StoredMessage,
  parameters: URLSearchParams,
): Answer {
  const path = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media`;
  const date = new Date(message.createdAt).toUTCString().replace('GMT', '+0000');
  const list = { key: 'media_list', path, prefix: 'ME' };
  const body = pageOf2010(list, message.files, parameters, ({ sid, type }) => ({
    sid,
    account_sid: accountSid,
    parent_sid: message.sid,
    content_type: type,
    date_created: date,
    date_updated: date,
    uri: `${path}/${sid}.json`,
  }));
  return { status: 200, body };
}

/** Leads to a file of a message, as Twilio does. */
export function leadToFile(files: FileStore, message: StoredMessage, fileSid: string): Answer {
  const file = message.files.find(({ sid }) => sid === fileSid);
  if (file === undefined) return errorAnswer(20404);
  const { type, servedAs = type, content = file.bytes, ...rest } = file;
  files.put(fileSid, { ...rest, type: servedAs, content });
  return { status: 307, body: '', headers: { Location: files.signed(fileSid) } };
}
