import { z } from 'zod';
import { explainError } from '../message/error-codes.ts';

/** Why a campaign is paused, as `campaigns.paused_reason` has it. */
export const pauseCodes = [
  'user', // somebody paused it in the window
  'interrupted', // somebody stopped the command that sent it
  'back-to-draft', // somebody went back to the draft when it had just started
  'to-be-removed', // somebody removed the draft when it had just started
  'stopped', // somebody stopped it, and no more than that can be read
  'unreachable', // the provider cannot be reached
  'blocked', // the provider refuses every message of the account or sender
  'outcomes-unknown', // the provider no longer says whether it takes messages
  'look-ups-refused', // the provider does not say what became of unconfirmed messages
  'not-delivered', // receipts say that nothing of this sender arrives
  'over-daily-cap', // a text has more segments than may be sent a day
  'refusals', // too many of its last messages were refused
  'unconfirmed', // only messages are left that a person must decide on
  'counts-do-not-fit', // nothing is left to send, and its counts say otherwise
  'disk-full', // what happened could not be written down, and why
  'no-permission',
  'database-busy',
  'write-failed',
  'refused', // Ovo itself would not go on, for instance without credentials
  'restored', // a backup was restored
  'salvaged', // the database was salvaged
  'repaired', // a repair found it sending, and it cannot be
  'from-old-system',
  'damaged-in-old-system',
  'other', // in the words of an older Ovo
] as const;
export type PauseCode = (typeof pauseCodes)[number];

const text = z.string();
const count = z.int().nonnegative();
const plain = <C extends PauseCode>(code: C) => z.object({ code: z.literal(code) }).readonly();
const withText = <C extends PauseCode>(code: C) =>
  z.object({ code: z.literal(code), text }).readonly();

/** Why a campaign is paused, with what the sentence about that needs. */
export const pauseReasonSchema = z.discriminatedUnion('code', [
  plain('user'),
  plain('interrupted'),
  plain('back-to-draft'),
  plain('to-be-removed'),
  plain('stopped'),
  withText('unreachable'),
  z
    .object({
      code: z.literal('blocked'),
      /** The provider's; null where it gave none. */
      errorCode: z.int().nullable(),
      text,
    })
    .readonly(),
  withText('outcomes-unknown'),
  withText('look-ups-refused'),
  z
    .object({
      code: z.literal('not-delivered'),
      /** The error of the last of these receipts. */
      errorCode: z.int(),
      receipts: count,
    })
    .readonly(),
  z.object({ code: z.literal('over-daily-cap'), segments: count, cap: count }).readonly(),
  z.object({ code: z.literal('refusals'), refused: count, of: count }).readonly(),
  z.object({ code: z.literal('unconfirmed'), messages: count }).readonly(),
  plain('counts-do-not-fit'),
  withText('disk-full'),
  withText('no-permission'),
  withText('database-busy'),
  withText('write-failed'),
  withText('refused'),
  plain('restored'),
  plain('salvaged'),
  plain('repaired'),
  plain('from-old-system'),
  plain('damaged-in-old-system'),
  withText('other'),
]);
export type PauseReason = z.infer<typeof pauseReasonSchema>;

/** A reason as the table has it: the code, and the rest as JSON (null where there is no rest). */
export interface StoredPauseReason {
  readonly pausedReason: PauseCode;
  readonly pausedDetail: string | null;
}

/** What to store of a reason. */
export function storePauseReason({ code, ...rest }: PauseReason): StoredPauseReason {
  const hasRest = Object.keys(rest).length > 0;
  return { pausedReason: code, pausedDetail: hasRest ? JSON.stringify(rest) : null };
}

/** A stored reason; `other` with what can be read of it where it is damaged. */
export function readPauseReason(stored: {
  readonly pausedReason: string;
  readonly pausedDetail: string | null;
}): PauseReason {
  const { pausedReason: code, pausedDetail } = stored;
  const read = pauseReasonSchema.safeParse({ ...detailOf(pausedDetail), code });
  return read.success ? read.data : { code: 'other', text: pausedDetail ?? code };
}

function detailOf(json: string | null): object {
  try {
    const detail: unknown = json === null ? null : JSON.parse(json);
    return typeof detail === 'object' && detail !== null ? detail : {};
  } catch {
    return {};
  }
}

/** Why a campaign is paused, in plain words, with what to do. */
export function sayPauseReason(reason: PauseReason): string {
  switch (reason.code) {
    case 'user':
      return 'You paused it.';
    case 'interrupted':
      return 'Interrupted at the command line.';
    case 'back-to-draft':
      return 'You went back to the draft when it had just started.';
    case 'to-be-removed':
      return 'It was about to be deleted.';
    case 'stopped':
      return 'It was stopped.';
    case 'unreachable':
      return `${reason.text} Nothing was lost: everybody who is left is still queued. Resume when the connection works again.`;
    case 'outcomes-unknown':
      return `${reason.text} Several messages in a row ended like this, so Ovo stopped sending. Everybody who is left is still queued. When you resume, one message goes first; the others follow if it gets through.`;
    case 'look-ups-refused':
      return `${reason.text} So Ovo cannot find out what became of unconfirmed messages, and stopped sending. Everybody who is left is still queued. Check the credentials and the connection, then resume. If the credentials may not list messages, decide on the unconfirmed ones yourself.`;
    case 'not-delivered':
      return `None of the last ${reason.receipts} texts arrived. ${explainError(reason.errorCode, null)} Everybody who is left is still queued. When you resume, one message goes first; the others follow if it gets through.`;
    case 'over-daily-cap':
      return `A text has ${reason.segments} segments, and the daily limit is ${reason.cap}. Raise the limit in Settings, then resume.`;
    case 'refusals':
      return `${reason.refused} of the last ${reason.of} messages were refused. Look at the reasons below before you go on: sending to many wrong numbers makes carriers block a sender.`;
    case 'unconfirmed':
      return sayUnconfirmed(reason.messages);
    case 'counts-do-not-fit':
      return 'Nothing is left to send, yet its counts do not add up. Choose Tools > Repair database.';
    case 'disk-full':
      return sayNotWritten('The disk is full', reason.text, 'Free some space');
    case 'no-permission':
      return sayNotWritten(
        'Ovo may not write its files any more',
        reason.text,
        'Check the permissions of the data folder',
      );
    case 'database-busy':
      return sayNotWritten(
        'Another program keeps Ovo’s database to itself',
        reason.text,
        'Wait until it is done',
      );
    case 'write-failed':
      return sayNotWritten('Ovo could not write down what happened', reason.text, 'Check the disk');
    case 'restored':
      return 'Paused because a backup was restored. Look it over, then resume.';
    case 'salvaged':
      return 'Paused because the database was salvaged. Look it over, then resume.';
    case 'repaired':
      return 'A repair paused it. Look it over, then resume.';
    case 'from-old-system':
      return 'It came from the old system. Nothing of it is sent until you resume it.';
    case 'damaged-in-old-system':
      return 'It came damaged from the old system. Repair the database: Tools > Repair database…';
    case 'blocked':
    case 'refused':
    case 'other':
      return reason.text;
  }
}

function sayUnconfirmed(messages: number): string {
  return messages === 1
    ? 'One message is unconfirmed: the provider’s list does not show it, yet it may have been sent. Decide whether to send again, count as sent, or skip.'
    : `${messages} messages are unconfirmed: the provider’s list does not show them, yet they may have been sent. Decide whether to send again, count as sent, or skip.`;
}

function sayNotWritten(what: string, cause: string, advice: string): string {
  return `${what} (${cause}). Nothing more is sent, and everything sent so far is on record. ${advice}, then resume.`;
}
