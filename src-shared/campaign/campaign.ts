import { z } from 'zod';
import { cleanLine, cleanText, cutText } from '../lib/clean-text.ts';
import { messageReasons } from '../message/reason.ts';
import { messageStatuses } from '../message/status.ts';
import { audienceSchema } from './audience.ts';
import { originalFiguresSchema } from './original-figures.ts';
import { sendPlanSchema } from './plan.ts';
import { draftPictureSchema } from '../picture/picture.ts';
import { senderSchema, writtenSenderSchema } from './sender.ts';
import { campaignSnapshotSchema } from './snapshot.ts';
import { words } from '../words/words.ts';

/** The longest name and text of a campaign, in characters (UTF-16 units). */
export const campaignLimits = { nameLength: 200, textLength: 10_000 } as const;

/** The name that `say` makes of another one, which is cut where both together are too long. */
export function renamed(name: string, say: (name: string) => string): string {
  return say(cutText(name, campaignLimits.nameLength - say('').length));
}

const draftFields = {
  name: z
    .string()
    .overwrite(cleanLine)
    .min(1, words.fields.campaignName)
    .max(campaignLimits.nameLength),
  /** Liquid merge fields allowed. May be empty while it is a draft. */
  body: z.string().overwrite(cleanText).max(campaignLimits.textLength),
  /** Empty for the sender of the settings. */
  sender: senderSchema,
  audience: audienceSchema,
  /** Absent for a campaign that is sent at once and whole. */
  plan: sendPlanSchema.optional(),
  /** Absent for a text without a picture; with one, each message is an MMS. */
  picture: draftPictureSchema.optional(),
};

/** What a person writes of a campaign; all of it can change until it starts. */
export const campaignDraftSchema = z.object(draftFields).readonly();
export type CampaignDraft = z.infer<typeof campaignDraftSchema>;

/** The same before it is saved: its sender is as it was written. */
export const writtenDraftSchema = z
  .object({ ...draftFields, sender: writtenSenderSchema })
  .readonly();

/** A campaign with its text and its state. */
export const campaignSchema = z
  .object({
    draft: campaignDraftSchema,
    revision: z.int().positive(),
    createdAt: z.int(),
    updatedAt: z.int(),
    snapshot: campaignSnapshotSchema,
    /**
     * What the old system said of a campaign that came from there, and when that was put right: by a
     * repair, or as it came in where nothing was wrong; null before. Null for one of Ovo's own.
     */
    original: z
      .object({ figures: originalFiguresSchema, repairedAt: z.int().nullable() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Campaign = z.infer<typeof campaignSchema>;

/** What sending a draft would come to, found out over its whole audience. */
export const campaignPreviewSchema = z
  .object({
    /** Distinct numbers on the chosen lists. */
    recipients: z.int().nonnegative(),
    /** Of those, numbers that must not be texted and will be skipped. */
    suppressed: z.int().nonnegative(),
    /** Of the others, numbers that are surely landlines, which most texts do not reach. */
    landlines: z.int().nonnegative(),
    /** Segments that would be billed in all, and the fewest and most for one person. */
    segments: z.object({ total: z.int(), fewest: z.int(), most: z.int() }).readonly(),
    /** Whether the text needs the encoding that holds only 70 characters a segment, and because of which characters. */
    unicodeCharacters: z.array(z.string()).readonly(),
    /** Merge fields of the text that are empty for some recipients, and for how many. */
    emptyFields: z.array(z.object({ field: z.string(), contacts: z.int() }).readonly()).readonly(),
    /** The text as the first recipients will read it. */
    samples: z
      .array(
        z
          .object({ to: z.string(), name: z.string(), body: z.string(), segments: z.int() })
          .readonly(),
      )
      .readonly(),
    /** Why it cannot be started as it stands, in plain words; empty where it can. */
    problems: z.array(z.string()).readonly(),
  })
  .readonly();
export type CampaignPreview = z.infer<typeof campaignPreviewSchema>;

/** Which messages of a campaign to show: all, or those that one of its counts counts. */
const messageFilters = [
  'all',
  'open',
  'scheduled',
  'sent',
  'delivered',
  'undelivered',
  'no-receipt',
  'failed',
  'skipped',
  'unconfirmed',
  'canceled',
] as const;
export const messageFilterSchema = z.enum(messageFilters);
export type MessageFilter = z.infer<typeof messageFilterSchema>;

/** One message of a campaign as the window shows it. */
export const messageRowSchema = z
  .object({
    id: z.int().positive(),
    to: z.string(),
    name: z.string(),
    body: z.string(),
    status: z.enum(messageStatuses),
    /** Whether it was sent and nothing more will be heard of it. */
    hasNoReceipt: z.boolean(),
    segments: z.int(),
    retryCount: z.int(),
    errorCode: z.int().nullable(),
    /** Why it failed or was skipped, in plain words. */
    explanation: z.string().nullable(),
    /** Whom it is for; null where that contact is not known. */
    contactId: z.int().positive().nullable(),
    /** When it was prepared, last handed over, accepted, settled, and when its receipt was final. */
    createdAt: z.int(),
    claimedAt: z.int().nullable(),
    sentAt: z.int().nullable(),
    settledAt: z.int().nullable(),
    receiptAt: z.int().nullable(),
    /** When the provider is to send it, where it was handed over to the provider's scheduler. */
    sendAt: z.int().nullable(),
  })
  .readonly();
export type MessageRow = z.infer<typeof messageRowSchema>;

const messageIds = z.array(z.int().positive()).max(10_000).readonly();

/** Messages that somebody selected: these, or all that the table had but these. */
export const messageSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: messageIds }).readonly(),
  z.object({ kind: z.literal('all'), except: messageIds }).readonly(),
]);
export type MessageSelection = z.infer<typeof messageSelectionSchema>;

/** The unconfirmed messages of a campaign at one time: how many, and a mark that other ones do not have. */
export const unconfirmedSeenSchema = z
  .object({ count: z.int().nonnegative(), mark: z.string().max(64) })
  .readonly();
export type UnconfirmedSeen = z.infer<typeof unconfirmedSeenSchema>;

/** Messages of a campaign that did not reach anybody, by reason. */
export const failureGroupSchema = z
  .object({
    status: z.enum(['failed', 'undelivered', 'skipped']),
    errorCode: z.int().nullable(),
    reason: z.enum(messageReasons).nullable(),
    /** What else was said, where there is no error code. */
    detail: z.string().nullable(),
    explanation: z.string(),
    count: z.int().positive(),
  })
  .readonly();
export type FailureGroup = z.infer<typeof failureGroupSchema>;
