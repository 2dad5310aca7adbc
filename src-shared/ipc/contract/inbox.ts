import { z } from 'zod';
import {
  conversationCountsSchema,
  conversationHitSchema,
  conversationLimits,
  conversationNoteSchema,
  conversationPageSchema,
  conversationPhoneSchema,
  conversationQuerySchema,
  conversationRowSchema,
  conversationSchema,
  conversationSearchSchema,
  conversationTextSchema,
  draftTextSchema,
  holdDecisionSchema,
  noteTextSchema,
  takenBackSchema,
} from '../../inbox/conversation.ts';
import { repliesArrivedSchema, replyStatusSchema, replySyncSchema } from '../../inbox/reply.ts';
import { draftPictureSchema, pictureHashSchema, pictureLimits } from '../../picture/picture.ts';
import { id, nothing, page } from './common.ts';

const phone = conversationPhoneSchema;
const phones = z.array(phone).min(1).max(conversationLimits.atOnce).readonly();
const time = z.int().nonnegative();

/** Requests about conversations, replies and messages without a campaign. */
export const inboxRequests = {
  'conversations.list': {
    input: z.object({ ...page, query: conversationQuerySchema }),
    output: z
      .object({ total: z.int(), rows: z.array(conversationRowSchema).readonly() })
      .readonly(),
  },
  'conversations.counts': { input: nothing, output: conversationCountsSchema },
  /** Also of a number that nobody has written to; refused (`invalid`) where it is none. */
  'conversations.get': { input: z.object({ phone }), output: conversationSchema },
  'conversations.messages': {
    input: z.object({
      phone,
      before: z.object({ at: z.int(), id: z.int() }).nullable(),
      limit: z.int().min(1).max(conversationLimits.messages),
    }),
    output: conversationPageSchema,
  },
  'conversations.mark': { input: z.object({ phones, isRead: z.boolean() }), output: nothing },
  'conversations.setState': {
    input: z.object({ phones, state: z.enum(['open', 'done']) }),
    output: nothing,
  },
  /** Until a time, or (null) until they reply. A reply opens it in any case. */
  'conversations.snooze': {
    input: z.object({ phones, until: time.nullable() }),
    output: nothing,
  },
  'conversations.saveDraft': {
    input: z.object({ phone, text: draftTextSchema }),
    output: nothing,
  },
  'conversations.addNote': {
    input: z.object({ phone, text: noteTextSchema }),
    output: conversationNoteSchema,
  },
  'conversations.removeNote': { input: z.object({ id }), output: nothing },
  'conversations.restoreNote': { input: z.object({ id }), output: nothing },
  /** By name, number and text, the newest first. */
  'conversations.search': {
    input: z.object({ ...page, text: conversationSearchSchema }),
    output: z
      .object({ rows: z.array(conversationHitSchema).readonly(), hasMore: z.boolean() })
      .readonly(),
  },
  /** Campaigns that were answered, those answered last first. */
  'conversations.campaigns': {
    input: nothing,
    output: z.array(z.object({ id, name: z.string(), replies: z.int() }).readonly()).readonly(),
  },
  /** A text with the merge fields of the contact with that number; `missing` are fields that are empty for this person. */
  'conversations.fill': {
    input: z.object({ phone, text: draftTextSchema }),
    output: z.object({ text: z.string(), missing: z.array(z.string()).readonly() }).readonly(),
  },
  /** A number as a person types it; refused (`invalid`) where it is none. */
  'conversations.phoneOf': {
    input: z.object({ number: z.string().max(64) }),
    output: z.object({ phone: z.string() }).readonly(),
  },

  'replies.status': { input: nothing, output: replyStatusSchema },
  /** Reads replies now. Refused (`unavailable`) where Twilio cannot be asked. */
  'replies.sync': { input: nothing, output: replySyncSchema },
  /** Decides about a held number: opts it out, with the reply as evidence, or lets it be texted. */
  'replies.decide': {
    input: z.object({ phone, decision: holdDecisionSchema }),
    output: nothing,
  },
  /**
   * Takes back the last decision about a number: it is held again, and an opt-out of that decision is lifted.
   * What went or was left out meanwhile stays so. Refused (`not-found`) where nobody decided in the last five
   * minutes, and (`conflict`) where the number has asked for no more texts since.
   */
  'replies.takeBackDecision': { input: z.object({ phone }), output: takenBackSchema },
  /** Fetches the picture of a reply. Its bytes are a stranger’s: the window draws it anew and hands that to `replies.keepPicture`. */
  'replies.fetchPicture': {
    input: z.object({ id }),
    output: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('stored'), hash: pictureHashSchema }),
        z.object({ kind: z.literal('fetched'), source: z.string() }),
        z.object({
          kind: z.literal('refused'),
          why: z.enum(['not-a-picture', 'too-large', 'gone']),
        }),
      ])
      .readonly(),
  },
  /** Keeps a picture as the window drew it anew. */
  'replies.keepPicture': {
    input: z.object({
      id,
      base64: z
        .string()
        .max(Math.ceil(pictureLimits.bytes / 3) * 4)
        .regex(/^[A-Za-z0-9+/]*={0,2}$/),
    }),
    output: z.object({ hash: pictureHashSchema }).readonly(),
  },
  /** Notes that a picture could not be drawn: it is none. */
  'replies.refusePicture': { input: z.object({ id }), output: nothing },

  /** Sends a text to one number; asking twice with one `requestId` sends once. `goesAt` null: after the time to undo. */
  'singleMessages.send': {
    input: z.object({
      requestId: z.uuid(),
      phone,
      text: conversationTextSchema,
      picture: draftPictureSchema.nullable(),
      goesAt: time.nullable(),
    }),
    output: z.object({ messageId: id, goesAt: z.int() }).readonly(),
  },
  /** Takes a text back that has not gone; its words go back into the draft. Refused (`conflict`) where it has gone. */
  'singleMessages.undo': {
    input: z.object({ messageId: id }),
    output: z.object({ text: z.string() }).readonly(),
  },
  'singleMessages.reschedule': {
    /** Null: now. */
    input: z.object({ messageId: id, goesAt: time.nullable() }),
    output: nothing,
  },
  /** Sends a text again that surely did not go. */
  'singleMessages.retry': { input: z.object({ messageId: id }), output: nothing },
  /** Decides about a text of which nobody knows whether it went: it counts as sent, or goes again. */
  'singleMessages.decide': {
    input: z.object({ messageId: id, decision: z.enum(['sent', 'send-again']) }),
    output: nothing,
  },
} as const;

/** News of replies. */
export const inboxEvents = {
  /** Somebody chose a notification: the window is to show that conversation, or (null) the inbox. */
  'inbox.chosen': z.object({ phone: z.string().nullable() }).readonly(),
  'replies.arrived': repliesArrivedSchema,
  'replies.status': replyStatusSchema,
} as const;
