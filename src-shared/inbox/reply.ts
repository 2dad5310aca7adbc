import { z } from 'zod';

/** What a reply is taken for, as `inbound_messages.kind` has it. */
export const replyKinds = [
  'stop', // an opt-out: acts at once
  'maybe', // perhaps an opt-out: the number is held until somebody decides
  'wrong-number', // the number belongs to somebody else: held as well
  'start', // wants texts again
  'help', // asks who texts
  'no', // everything else
] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** What a reply was taken for, and by which rule. */
export interface ReplyVerdict {
  readonly kind: ReplyKind;
  /** A short code, such as `keyword:stop`: evidence, never shown as a sentence. Begins with its family. */
  readonly rule: string;
}

/** What kind of rule decided: the part of a code before the colon. */
export const ruleFamilies = [
  'keyword', // a word that opts out, in, or asks for help
  'typo', // such a word with one wrong key
  'phrase', // a sentence that a rule describes
  'evidence', // words that together ask for no more texts, in any order
  'emoji', // nothing but a sign that forbids
  'reaction', // a reaction to a text of ours
  'automatic', // a machine answered
  'none', // no rule
] as const;
export type RuleFamily = (typeof ruleFamilies)[number];

/** The family of a rule; `none` for a code of none. */
export function familyOfRule(rule: string): RuleFamily {
  const end = rule.indexOf(':');
  const family = end === -1 ? rule : rule.slice(0, end);
  return ruleFamilies.find((one) => one === family) ?? 'none';
}

/** Whether an opt-out is confirmed by a text of ours, as `inbound_messages.confirmation` has it. */
export const confirmationStates = [
  'by-provider', // the provider recognises the word and confirms by itself
  'sent', // a text of ours was written: what became of that one says its own status
  'too-late', // read more than five minutes after it was sent
  'off', // the settings have no text for it, or the text cannot be sent
] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

/** Whether an opt-out was confirmed, as it is shown. */
export const shownConfirmations = [
  ...confirmationStates, // `sent`: a text of ours went
  'waiting', // a text of ours was written, and has not gone yet
  'not-sent', // a text of ours did not go, or did not arrive
] as const;
export type ShownConfirmation = (typeof shownConfirmations)[number];

/** How far replies are read, and what keeps Ovo from reading them. */
export const replyStatusSchema = z
  .object({
    /** Everything that Twilio’s list showed by then is in; null before the first time. */
    asOf: z.int().nullable(),
    isReading: z.boolean(),
    /** Why replies cannot be read; null where they can, or nobody tried yet. */
    problem: z
      .object({
        code: z.enum(['no-account', 'refused', 'unreachable']),
        detail: z.string(),
        at: z.int(),
      })
      .readonly()
      .nullable(),
    /** Replies that came before this could not be read any more, as Ovo was closed for longer than Twilio keeps them; null where none is missing. */
    lostBefore: z.int().nullable(),
  })
  .readonly();
export type ReplyStatus = z.infer<typeof replyStatusSchema>;

export const replySyncSchema = z
  .object({ received: z.int().nonnegative(), optedOut: z.int().nonnegative() })
  .readonly();
export type ReplySync = z.infer<typeof replySyncSchema>;

/** Replies that a pass brought in, for one notification. */
export const repliesArrivedSchema = z
  .object({
    /** How many that are worth a word: opt-outs are not. */
    count: z.int().nonnegative(),
    toDecide: z.int().nonnegative(),
    /** The newest few. */
    newest: z
      .array(z.object({ phone: z.string(), name: z.string(), preview: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type RepliesArrived = z.infer<typeof repliesArrivedSchema>;
