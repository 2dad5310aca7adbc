import { z } from 'zod';
import { contactSchema, suppressionSchema } from '../contact/contact.ts';
import { cleanLine } from '../lib/clean-text.ts';
import { messageStatuses } from '../message/status.ts';
import { draftPictureSchema } from '../picture/picture.ts';
import { holdDecisions, holdReasons } from './hold.ts';
import { mediaStates } from './media.ts';
import { replyKinds, shownConfirmations } from './reply.ts';
import { singleMessageOrigins } from './single-message.ts';

/** Where a conversation stands, as `conversations.state` has it. */
export const conversationStates = ['open', 'snoozed', 'done'] as const;

/** What a list of conversations is narrowed to. `all` takes every one of its state; `isOfAllStates` says which look at all. */
export const conversationFilters = [
  'all',
  'unread',
  'to-decide', // a hold waits for a decision
  'campaign', // replies to one campaign
  'failed', // the last single message failed or did not arrive
  'opted-out', // the number is on Do not text
  'drafts', // an answer was begun and not sent
] as const;
export type ConversationFilter = (typeof conversationFilters)[number];

/** Filters that look at conversations of every state: what is to be done, or who is opted out, hides in no tab. */
const filtersOfAllStates = [
  'to-decide',
  'failed',
  'opted-out',
  'drafts',
] as const satisfies readonly ConversationFilter[];
export type FilterOfAllStates = (typeof filtersOfAllStates)[number];

/** Whether a filter looks at conversations of every state; the others look at those of one. */
export function isOfAllStates(filter: ConversationFilter): filter is FilterOfAllStates {
  return filtersOfAllStates.some((one) => one === filter);
}

/** How conversations are sorted: the newest message first, or who has waited longest for an answer. */
export const conversationOrders = ['newest', 'waiting'] as const;

/** In characters. A single message may be as long as Twilio takes. */
export const conversationLimits = {
  textLength: 1600,
  /** A draft is much longer than a text: each text that was taken back stands in it, before what was begun since. */
  draftLength: 100_000,
  noteLength: 4000,
  searchLength: 200,
  /** Conversations that one action takes at most. */
  atOnce: 500,
  /** Messages of one page of a conversation at most. */
  messages: 200,
} as const;

const id = z.int().positive();
const time = z.int();
const phone = z.string().min(1).max(32);
export const conversationPhoneSchema = phone;

/** A conversation as a list shows it. */
export const conversationRowSchema = z
  .object({
    /** Of its row; 0 where there is no more than texts of campaigns. */
    id: z.int().nonnegative(),
    phone,
    /** Of the contact with that number; null where there is none. */
    contactId: id.nullable(),
    /** The contact’s name; empty where there is none. */
    name: z.string(),
    isPractice: z.boolean(),
    state: z.enum(conversationStates),
    snoozedUntil: time.nullable(),
    unreadCount: z.int().nonnegative(),
    lastAt: time,
    /** The last message, or what stands for it; null where there is only a draft or a note. */
    last: z
      .object({
        direction: z.enum(['inbound', 'outbound']),
        status: z.enum(messageStatuses),
        /** The first 160 characters on one line. */
        preview: z.string(),
        mediaCount: z.int().nonnegative(),
      })
      .readonly()
      .nullable(),
    waitingSince: time.nullable(),
    /** What it answers; null for none. */
    campaign: z.object({ id, name: z.string() }).readonly().nullable(),
    hasFailed: z.boolean(),
    needsDecision: z.boolean(),
    isOptedOut: z.boolean(),
    /** The text of an answer that was begun; empty for none. */
    draft: z.string(),
  })
  .readonly();
export type ConversationRow = z.infer<typeof conversationRowSchema>;

/** Which conversations a list shows. */
export const conversationQuerySchema = z
  .object({
    /** Counts for nothing where the filter looks at all states (`isOfAllStates`). */
    state: z.enum(conversationStates),
    filter: z.enum(conversationFilters),
    /** For the filter `campaign`: replies to this one; null for replies to any. */
    campaignId: id.nullable(),
    order: z.enum(conversationOrders),
  })
  .readonly();
export type ConversationQuery = z.infer<typeof conversationQuerySchema>;

/** How many conversations there are, for tabs and badges. */
export const conversationCountsSchema = z
  .object({
    open: z.int(),
    snoozed: z.int(),
    done: z.int(),
    /** Open conversations with replies that nobody has seen: the badge. */
    unread: z.int(),
    /** These four of all states, as their lists are. */
    toDecide: z.int(),
    failed: z.int(),
    optedOut: z.int(),
    drafts: z.int(),
  })
  .readonly();
export type ConversationCounts = z.infer<typeof conversationCountsSchema>;

/** A picture that came with a message. */
export const replyMediaSchema = z
  .object({
    id,
    position: z.int().nonnegative(),
    state: z.enum(mediaStates),
    /** What kind of file it says it is, such as `audio/amr`; empty until Ovo has asked. */
    contentType: z.string(),
    /** The stored picture; null until it is stored. */
    hash: z.string().nullable(),
  })
  .readonly();
export type ReplyMedia = z.infer<typeof replyMediaSchema>;

/** A message of a conversation. */
export const conversationMessageSchema = z
  .object({
    id,
    direction: z.enum(['inbound', 'outbound']),
    status: z.enum(messageStatuses),
    body: z.string(),
    segments: z.int(),
    /** When it went or came; for one that has not gone, when it was written. */
    at: time,
    sid: z.string().nullable(),
    /** Our number or service, whichever way it went. */
    ourAddress: z.string(),
    /** Why it stands as it does, in words; null where nothing is to be said. */
    problem: z.string().nullable(),
    /** The campaign that it belongs to, or that it answers; null for none. */
    campaign: z.object({ id, name: z.string() }).readonly().nullable(),
    /** What a reply is taken for; null for an outbound message. */
    reply: z
      .object({
        kind: z.enum(replyKinds),
        rule: z.string(),
        readAt: time,
        confirmation: z.enum(shownConfirmations).nullable(),
      })
      .readonly()
      .nullable(),
    media: z.array(replyMediaSchema).readonly(),
    /** For a single message; null for every other. */
    single: z
      .object({
        origin: z.enum(singleMessageOrigins),
        writtenAt: time,
        /** When it may go; it can be taken back until then, while it is queued. */
        goesAt: time,
        isLater: z.boolean(),
        picture: draftPictureSchema.nullable(),
        /** Where nobody knows whether it went: the provider is asked, has twice not had it, or has another text. */
        doubt: z.enum(['asking', 'not-found', 'other-text']).nullable(),
        /** Whether it surely did not go and may be sent again. */
        canRetry: z.boolean(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

/** Messages of a conversation, the oldest first; `before` of the next request leads to older ones. */
export const conversationPageSchema = z
  .object({
    messages: z.array(conversationMessageSchema).readonly(),
    /** Null where there are no older ones. */
    older: z.object({ at: time, id: z.int() }).readonly().nullable(),
  })
  .readonly();
export type ConversationPage = z.infer<typeof conversationPageSchema>;

export const conversationNoteSchema = z.object({ id, text: z.string(), at: time }).readonly();
export type ConversationNote = z.infer<typeof conversationNoteSchema>;

/** A number that nothing is sent to until somebody decides. */
export const numberHoldSchema = z
  .object({
    reason: z.enum(holdReasons),
    at: time,
    /** The message that shows it; null for a list of the provider’s. */
    messageId: id.nullable(),
    /** Its text, or the day of the list. */
    evidence: z.string(),
    /** Messages that wait because of it. */
    heldMessages: z.int().nonnegative(),
  })
  .readonly();
export type NumberHold = z.infer<typeof numberHoldSchema>;

/** Everything about one conversation but its messages. */
export const conversationSchema = z
  .object({
    row: conversationRowSchema,
    contact: contactSchema.nullable(),
    suppression: suppressionSchema.nullable(),
    holds: z.array(numberHoldSchema).readonly(),
    notes: z.array(conversationNoteSchema).readonly(),
    /** The number or service that an answer goes from; empty where none is chosen in the settings. */
    sender: z.string(),
    /** Whether Ovo has heard from this number before: pictures of others wait for a click. */
    isKnownSender: z.boolean(),
  })
  .readonly();
export type Conversation = z.infer<typeof conversationSchema>;

/** A hit of a search in the inbox. */
export const conversationHitSchema = z
  .object({
    row: conversationRowSchema,
    /** The message that matched; null where name or number did. */
    message: z
      .object({ id, at: time, direction: z.enum(['inbound', 'outbound']), excerpt: z.string() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type ConversationHit = z.infer<typeof conversationHitSchema>;

export const conversationTextSchema = z.string().max(conversationLimits.textLength);
export const draftTextSchema = z.string().max(conversationLimits.draftLength);
export const noteTextSchema = z.string().trim().min(1).max(conversationLimits.noteLength);
export const conversationSearchSchema = z
  .string()
  .overwrite(cleanLine)
  .max(conversationLimits.searchLength);
export const holdDecisionSchema = z.enum(holdDecisions);

/** What happened between a decision about a held number and its being taken back, and stays so. */
export const takenBackSchema = z
  .object({
    /** Messages to the number that went, or are on their way. */
    sent: z.int().nonnegative(),
    /** Messages that were left out because the number was opted out. */
    skipped: z.int().nonnegative(),
  })
  .readonly();
export type TakenBack = z.infer<typeof takenBackSchema>;
