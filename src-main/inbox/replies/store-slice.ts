import { classifyReply } from '../../../src-shared/inbox/classify/classify-reply.ts';
import { isKnownToTwilio } from '../../../src-shared/inbox/classify/twilio-words.ts';
import { holdReasons } from '../../../src-shared/inbox/hold.ts';
import type { ReplyKind, ReplyVerdict } from '../../../src-shared/inbox/reply.ts';
import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import { isE164 } from '../../../src-shared/phone/e164.ts';
import { holdNumber, releaseNumber } from '../../campaigns/sending/holds/holds.ts';
import { suppressionInForce } from '../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import type { InboundMessage } from '../../gateways/replies.ts';
import { noteDecision, noteInbound } from '../conversations/conversation-rows.ts';
import { confirmableMs } from './confirmation.ts';
import { applyStart, applyStop, type Said } from './opt-outs.ts';
import { addReply, noteConfirmation, type NewReply } from './reply-rows.ts';

/** A transaction takes about so long, in milliseconds: nobody waits longer for it. */
const sliceMs = 4;

/** Messages of one transaction at most. */
const mostAtOnce = 100;

/** Characters that are kept of a text; phones join a few thousand at most. */
const longestBody = 20_000;

/** Half a character, which no file can have, and the one at which SQLite ends a text. */
const unstorable = /\p{Cs}|\0/gu;

/** Characters that are kept of whoever sent it. */
const longestAddress = 32;

/** What came of storing a reply. */
export interface StoredNews {
  readonly messageId: number;
  readonly phone: string;
  readonly name: string;
  readonly kind: ReplyKind;
  readonly body: string;
  readonly receivedAt: number;
  /** What it did to its number; null for nothing. */
  readonly effect: 'opted-out' | 'held' | 'lifted' | null;
  /** Whether a text of ours is to confirm the opt-out. */
  readonly isToConfirm: boolean;
}

export interface StoringContext {
  readonly clock: Clock;
  /** Whether opt-outs that the provider does not confirm are confirmed at all. */
  readonly confirms: boolean;
  /** What texts are taken for, by `storedBody`, as far as another thread has said; the rest is classified here. */
  readonly verdicts?: ReadonlyMap<string, ReplyVerdict>;
}

/** What is stored of a text. */
export function storedBody({ body }: Pick<InboundMessage, 'body'>): string {
  return cutText(body, longestBody).replaceAll(unstorable, '\uFFFD');
}

/**
 * Stores replies from that one on, as many as take a few milliseconds, and does what they ask for. What is
 * stored already is left as it is. Call within a transaction.
 */
export function storeSlice(
  db: WritableDatabase,
  messages: readonly InboundMessage[],
  from: number,
  context: StoringContext,
): { readonly next: number; readonly stored: readonly StoredNews[] } {
  const { clock } = context;
  const beganAt = clock.elapsed();
  const stored: StoredNews[] = [];
  let next = from;
  while (next < messages.length && next < from + mostAtOnce) {
    const message = messages[next];
    next += 1;
    const news = message === undefined ? null : storeReply(db, message, context);
    if (news !== null) stored.push(news);
    if (clock.elapsed() - beganAt >= sliceMs) break;
  }
  return { next, stored };
}

function storeReply(
  db: WritableDatabase,
  message: InboundMessage,
  context: StoringContext,
): StoredNews | null {
  const now = context.clock.now();
  const reply = asStored(message, now, context.verdicts);
  const added = addReply(db, reply);
  if (added === null) return null;
  const { messageId, campaignId, name } = added;
  const { from: phone, kind, body, receivedAt } = reply;
  const isStop = kind === 'stop';
  noteInbound(db, {
    phone,
    isPractice: false,
    messageId,
    at: receivedAt,
    campaignId,
    opensIt: !isStop,
    countsAsUnread: !isStop,
  });
  // A short code or a name can be answered to, and cannot be texted by a campaign.
  const effect = isE164(phone) ? act(db, { ...reply, messageId }, now) : null;
  const isToConfirm = effect === 'opted-out' && mayConfirm(db, reply, messageId, context, now);
  return { messageId, phone, name, kind, body, receivedAt, effect, isToConfirm };
}

/** Whoever wrote it: nothing of it breaks a row, and everything of it that a person can read is kept. */
function asStored(
  message: InboundMessage,
  now: number,
  verdicts: StoringContext['verdicts'],
): NewReply {
  const { sid, segments, receivedAt, mediaCount } = message;
  const body = storedBody(message);
  const address = (text: string) => cutText(cleanLine(text), longestAddress) || '?';
  const { kind, rule } = verdicts?.get(body) ?? classifyReply(body);
  return {
    sid,
    from: address(message.from),
    to: address(message.to),
    body,
    segments: countFrom(segments),
    receivedAt: Number.isSafeInteger(receivedAt) && receivedAt > 0 ? receivedAt : now,
    readAt: now,
    mediaCount: countFrom(mediaCount),
    kind,
    rule,
  };
}

function countFrom(value: number): number {
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Does what a reply asks for. */
function act(
  db: WritableDatabase,
  reply: NewReply & { readonly messageId: number },
  now: number,
): StoredNews['effect'] {
  const { from: phone, kind, messageId, body, receivedAt, sid } = reply;
  const said: Said = { phone, body, receivedAt, sid };
  switch (kind) {
    case 'stop':
      return stop(db, said, now);
    case 'start':
      return applyStart(db, said, now) ? 'lifted' : null;
    case 'maybe':
    case 'wrong-number': {
      if (suppressionInForce(db, phone) !== null) return null;
      const reason = kind === 'maybe' ? 'maybe-opt-out' : 'wrong-number';
      holdNumber(db, { phone, reason, messageId, detail: '', at: now });
      noteDecision(db, phone);
      return 'held';
    }
    case 'help':
    case 'no':
      return null;
  }
}

/** Opts a number out. What waited for a decision about the number is decided then, whatever opted it out. */
function stop(db: WritableDatabase, said: Said, now: number): StoredNews['effect'] {
  const isNew = applyStop(db, said, now);
  if (suppressionInForce(db, said.phone) !== null) {
    releaseNumber(db, said.phone, holdReasons, 'opted-out', now);
    noteDecision(db, said.phone);
  }
  return isNew ? 'opted-out' : null;
}

/** Whether our text is to confirm an opt-out; notes why where it is not. */
function mayConfirm(
  db: WritableDatabase,
  { body, receivedAt }: NewReply,
  messageId: number,
  { confirms }: StoringContext,
  now: number,
): boolean {
  if (isKnownToTwilio(body)) noteConfirmation(db, messageId, 'by-provider');
  else if (!confirms) noteConfirmation(db, messageId, 'off');
  else if (now - receivedAt >= confirmableMs) noteConfirmation(db, messageId, 'too-late');
  else return true;
  return false;
}
