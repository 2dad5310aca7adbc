import { z } from 'zod';
import { explainError } from '../message/error-codes.ts';
import { words } from '../words/words.ts';

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
  'budget', // the next text would take it past the segments that it may use
  'canary', // too few of the first texts were delivered
  'canary-no-receipts', // receipts of the first texts did not come in time
  'refusals', // too many of its last messages were refused
  'unconfirmed', // only messages are left that a person must decide on
  'only-held', // only messages to held numbers are left
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
  z.object({ code: z.literal('budget'), used: count, budget: count }).readonly(),
  z
    .object({
      code: z.literal('canary'),
      delivered: count,
      of: count,
      /** How many of them would have had to be delivered. */
      needed: count,
    })
    .readonly(),
  z
    .object({
      code: z.literal('canary-no-receipts'),
      delivered: count,
      of: count,
      needed: count,
      /** How many have no receipt. */
      missing: count,
      minutes: count,
    })
    .readonly(),
  z.object({ code: z.literal('refusals'), refused: count, of: count }).readonly(),
  z.object({ code: z.literal('unconfirmed'), messages: count }).readonly(),
  z.object({ code: z.literal('only-held'), messages: count }).readonly(),
  plain('counts-do-not-fit'),
  withText('disk-full'),
  withText('no-permission'),
  withText('database-busy'),
  withText('write-failed'),
  z
    .object({
      code: z.literal('refused'),
      /** Empty where `why` says it. */
      text,
      /** It is handed over, and no scheduler takes its sender. */
      why: z.literal('no-scheduler').optional(),
    })
    .readonly(),
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
  const pauses = words.pauses;
  switch (reason.code) {
    case 'user':
      return pauses.byUser;
    case 'interrupted':
      return pauses.interrupted;
    case 'back-to-draft':
      return pauses.backToDraft;
    case 'to-be-removed':
      return pauses.toBeRemoved;
    case 'stopped':
      return pauses.stopped;
    case 'unreachable':
      return pauses.unreachable(reason.text);
    case 'outcomes-unknown':
      return pauses.outcomesUnknown(reason.text);
    case 'look-ups-refused':
      return pauses.lookUpsRefused(reason.text);
    case 'not-delivered':
      return pauses.notDelivered(reason.receipts, explainError(reason.errorCode, null));
    case 'over-daily-cap':
      return pauses.overDailyCap(reason.segments, reason.cap);
    case 'budget':
      return pauses.budget(reason.used, reason.budget);
    case 'canary':
      return pauses.canary(reason.delivered, reason.of, reason.needed);
    case 'canary-no-receipts':
      return pauses.canaryNoReceipts(reason);
    case 'refusals':
      return pauses.refusals(reason.refused, reason.of);
    case 'unconfirmed':
      return pauses.unconfirmed(reason.messages);
    case 'only-held':
      return pauses.onlyHeld(reason.messages);
    case 'counts-do-not-fit':
      return pauses.countsDoNotFit;
    case 'disk-full':
      return pauses.diskFull(reason.text);
    case 'no-permission':
      return pauses.noPermission(reason.text);
    case 'database-busy':
      return pauses.databaseBusy(reason.text);
    case 'write-failed':
      return pauses.writeFailed(reason.text);
    case 'restored':
      return pauses.restored;
    case 'salvaged':
      return pauses.salvaged;
    case 'repaired':
      return pauses.repaired;
    case 'from-old-system':
      return pauses.fromOldSystem;
    case 'damaged-in-old-system':
      return pauses.damagedInOldSystem;
    case 'refused':
      return reason.why === 'no-scheduler' ? pauses.noScheduler : reason.text;
    case 'blocked':
    case 'other':
      return reason.text;
  }
}
