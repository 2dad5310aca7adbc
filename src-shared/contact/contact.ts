import { z } from 'zod';
import { messageStatuses } from '../message/status.ts';
import { contactFilterSchema } from './filter.ts';
import { contactLimits, customFieldNameSchema, tagSchema, timeZoneSchema } from './field-rules.ts';
import { suppressionOrigins } from './suppression-origin.ts';

const id = z.int().positive();
const time = z.int();

/** A person with one E.164 number, as a table shows them. */
export const contactSchema = z
  .object({
    id,
    phone: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    customFields: z.record(z.string(), z.string()),
    /** In alphabetical order. */
    tags: z.array(z.string()).readonly(),
    /** Whether the number is surely a landline, which most texts do not reach. */
    isLandline: z.boolean(),
    /** When this person agreed to be texted; null where nothing says so. */
    consentAt: time.nullable(),
    /** Why this number must not be texted; null where it may be. */
    suppressedReason: z.string().nullable(),
    createdAt: time,
  })
  .readonly();

export type Contact = z.infer<typeof contactSchema>;

/** A custom field and what a person typed there; an empty text removes the field. */
const customFieldsInputSchema = z
  .record(customFieldNameSchema, z.string().max(contactLimits.customFieldLength))
  .readonly();

const contactInput = z.object({
  /** In any form, read with the default country. */
  phone: z.string().max(contactLimits.phoneLength),
  firstName: z.string().max(contactLimits.nameLength).default(''),
  lastName: z.string().max(contactLimits.nameLength).default(''),
  email: z.string().max(contactLimits.emailLength).default(''),
  /** IANA name; null where nobody knows it, so that the number decides. */
  timeZone: timeZoneSchema.nullable().optional(),
  customFields: customFieldsInputSchema.optional(),
  /** All of the contact's tags. */
  tags: z.array(tagSchema).max(contactLimits.tags).readonly().optional(),
});

/** What a person types for a new contact. */
export const contactInputSchema = contactInput.readonly();
export type ContactInput = z.infer<typeof contactInputSchema>;

/** What a person changes of a contact. What is absent stays as it was, custom fields one by one. */
export const contactChangesSchema = contactInput
  .extend({
    phone: contactInput.shape.phone.optional(),
    firstName: contactInput.shape.firstName.unwrap().optional(),
    lastName: contactInput.shape.lastName.unwrap().optional(),
    email: contactInput.shape.email.unwrap().optional(),
  })
  .readonly();
export type ContactChanges = z.infer<typeof contactChangesSchema>;

/** What shows that a person agreed to be texted. */
const consentSchema = z
  .object({
    at: time,
    /** How, for instance `form`, `in person`, `import`. */
    method: z.string(),
    /** Where that is written down: a file and its line, a form, a conversation. */
    source: z.string(),
  })
  .readonly();

/** A number that must not be texted, or no longer must not, with the evidence for both. */
export const suppressionSchema = z
  .object({
    id,
    phone: z.string(),
    origin: z.enum(suppressionOrigins),
    /** The import whose file said so; null for every other origin. */
    importId: id.nullable(),
    reason: z.string(),
    evidence: z.string().nullable(),
    at: time,
    liftedAt: time.nullable(),
    liftedEvidence: z.string().nullable(),
  })
  .readonly();
/** Which to show: those in force, those that were lifted, or both. */
export const suppressionStates = ['active', 'removed', 'all'] as const;
export type SuppressionState = (typeof suppressionStates)[number];
export type Suppression = z.infer<typeof suppressionSchema>;

/** One contact with everything that is known of it. */
export const contactDetailSchema = z
  .object({
    contact: contactSchema,
    timeZone: z.string().nullable(),
    consent: consentSchema.nullable(),
    /** The newest first, lifted ones too. */
    suppressions: z.array(suppressionSchema).readonly(),
    lists: z
      .array(z.object({ id, name: z.string(), isByFilter: z.boolean() }).readonly())
      .readonly(),
    /** The import that first brought this contact; null for one that was typed in. */
    broughtBy: z.object({ importId: id, fileName: z.string(), at: time }).readonly().nullable(),
    updatedAt: time,
  })
  .readonly();
export type ContactDetail = z.infer<typeof contactDetailSchema>;

/** One text to or from a contact. */
export const contactMessageSchema = z
  .object({
    id,
    campaignId: id.nullable(),
    campaignName: z.string().nullable(),
    direction: z.enum(['outbound', 'inbound']),
    body: z.string(),
    status: z.enum(messageStatuses),
    /** Whether it is practice: its status was played, and nobody got it. */
    isPractice: z.boolean(),
    /** In plain words, where it says more than the status. */
    explanation: z.string().nullable(),
    at: time,
  })
  .readonly();
export type ContactMessage = z.infer<typeof contactMessageSchema>;

/** Why a contact was, is being, or was not texted by one campaign. */
export const contactCampaignSchema = z
  .object({
    campaignId: id,
    campaignName: z.string(),
    startedAt: time,
    /** Whether it is practice: its result was played, and nobody got a text. */
    isPractice: z.boolean(),
    /** `practice` where the simulator took the text. */
    result: z.enum([
      'texted',
      'practice',
      'waiting',
      'failed',
      'unconfirmed',
      'left-out',
      'not-chosen',
    ]),
    /** One sentence in plain words, for instance “Was on none of its lists when it started.” */
    explanation: z.string(),
  })
  .readonly();
export type ContactCampaign = z.infer<typeof contactCampaignSchema>;

/** Which contacts a bulk action means: some by name, or all that a filter leaves except some. */
export const contactSelectionSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('ids'),
      ids: z.array(id).min(1).max(contactLimits.selectedIds).readonly(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('filter'),
      filter: contactFilterSchema,
      except: z.array(id).max(contactLimits.selectedIds).readonly(),
    })
    .readonly(),
]);
export type ContactSelection = z.infer<typeof contactSelectionSchema>;

/** What a bulk action did; `actionId` undoes it. */
export const bulkActionSchema = z
  .object({
    /** Null where nothing was changed. */
    actionId: id.nullable(),
    /** Contacts that were changed; of the selection, those for which there was anything to do. */
    changed: z.int().nonnegative(),
    selected: z.int().nonnegative(),
  })
  .readonly();
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** What suppressing the numbers of contacts came to. */
export const suppressedContactsSchema = z
  .object({
    added: z.int().nonnegative(),
    /** Numbers that were suppressed before. */
    already: z.int().nonnegative(),
  })
  .readonly();
export type SuppressedContacts = z.infer<typeof suppressedContactsSchema>;

/** A set of contacts with a name: static, or everybody whom a filter finds at the time. */
export const contactListSchema = z
  .object({
    id,
    name: z.string(),
    /** Null for a list by filter: ask `lists.count`. */
    count: z.int().nonnegative().nullable(),
    /** Null for a static list. */
    filter: contactFilterSchema.nullable(),
  })
  .readonly();

export type ContactList = z.infer<typeof contactListSchema>;

/** Since when there is a list, and when a campaign last went to it. */
export const listUseSchema = z
  .object({ id, createdAt: time, lastTextedAt: time.nullable() })
  .readonly();
export type ListUse = z.infer<typeof listUseSchema>;

/** A tag with how many contacts have it. */
export const tagCountSchema = z
  .object({ name: z.string(), count: z.int().nonnegative() })
  .readonly();
export type TagCount = z.infer<typeof tagCountSchema>;
