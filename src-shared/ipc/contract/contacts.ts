import { z } from 'zod';
import {
  bulkActionSchema,
  contactCampaignSchema,
  contactDetailSchema,
  contactChangesSchema,
  contactInputSchema,
  contactMessageSchema,
  contactSchema,
  contactSelectionSchema,
  suppressedContactsSchema,
} from '../../contact/contact.ts';
import { contactLimits, tagSchema } from '../../contact/field-rules.ts';
import { contactFilterSchema } from '../../contact/filter.ts';
import { cleanLine } from '../../lib/clean-text.ts';
import { id, page, nothing } from './common.ts';

/** Which contacts, in which order. */
const order = {
  filter: contactFilterSchema,
  sort: z.enum(['name', 'phone', 'created', 'email']),
  descending: z.boolean(),
};

/** Requests about contacts. */
export const contactRequests = {
  /**
   * One page of the contacts that a filter leaves. `total` is how many those are in all where counting
   * them is quick; otherwise null: ask `contacts.count`.
   */
  'contacts.page': {
    input: z.object({
      ...page,
      ...order,
    }),
    output: z
      .object({ total: z.int().nullable(), rows: z.array(contactSchema).readonly() })
      .readonly(),
  },
  /** The ids of many contacts in a row: fewer where the contacts end before. */
  'contacts.ids': {
    input: z.object({
      offset: page.offset,
      limit: z.int().min(1).max(contactLimits.selectedIds),
      ...order,
    }),
    output: z.object({ ids: z.array(id).readonly() }).readonly(),
  },
  'contacts.count': {
    input: z.object({ filter: contactFilterSchema }),
    output: z.object({ total: z.int().nonnegative() }).readonly(),
  },
  'contacts.get': { input: z.object({ id }), output: contactDetailSchema },
  /** Texts to and from a contact, the newest first. */
  'contacts.messages': {
    input: z.object({ id, ...page }),
    output: z.object({ total: z.int(), rows: z.array(contactMessageSchema).readonly() }).readonly(),
  },
  /** For each campaign that was started, the newest first: whether the contact was texted, and why. */
  'contacts.campaigns': {
    input: z.object({ id, ...page }),
    output: z
      .object({ total: z.int(), rows: z.array(contactCampaignSchema).readonly() })
      .readonly(),
  },
  'contacts.create': {
    input: contactInputSchema.and(z.object({ listId: id.nullable() })),
    output: contactSchema,
  },
  'contacts.update': {
    input: z.object({ id, contact: contactChangesSchema }),
    output: contactSchema,
  },
  /** Refused (`conflict`) where there is consent already: what was recorded first stays. */
  'contacts.recordConsent': {
    input: z.object({
      id,
      method: z.string().overwrite(cleanLine).min(1).max(contactLimits.consentMethodLength),
      source: z.string().overwrite(cleanLine).min(1).max(contactLimits.consentSourceLength),
    }),
    output: contactDetailSchema,
  },
  'contacts.remove': {
    input: z.object({ selection: contactSelectionSchema }),
    output: bulkActionSchema,
  },
  'contacts.tag': {
    input: z.object({
      selection: contactSelectionSchema,
      add: z.array(tagSchema).max(contactLimits.tagsAtOnce),
      remove: z.array(tagSchema).max(contactLimits.tagsAtOnce),
    }),
    output: bulkActionSchema,
  },
  /** Puts contacts on a static list, or takes them off it. */
  'contacts.putOnList': {
    input: z.object({ selection: contactSelectionSchema, listId: id, isOn: z.boolean() }),
    output: bulkActionSchema,
  },
  /** A static list with exactly these contacts, to text them: the one made for the same ones before, or a new one. */
  'contacts.listToText': {
    input: z.object({
      selection: contactSelectionSchema,
      name: z
        .string()
        .overwrite(cleanLine)
        .min(1)
        .max(5 * contactLimits.listNameLength),
    }),
    output: z.object({ listId: id }).readonly(),
  },
  /** Suppresses the numbers of contacts. */
  'contacts.suppress': {
    input: z.object({
      selection: contactSelectionSchema,
      reason: z.string().overwrite(cleanLine).min(1).max(contactLimits.suppressionReasonLength),
      evidence: z.string().overwrite(cleanLine).max(contactLimits.suppressionEvidenceLength),
    }),
    output: suppressedContactsSchema,
  },
  /** Takes back a removal, a tagging, a change of a list, or the removal of a list or a tag, once. */
  'contacts.undo': {
    input: z.object({ actionId: id }),
    output: z
      .object({
        /** Contacts that are as they were before. */
        restored: z.int().nonnegative(),
        /** Of a removal: contacts whose number another contact got meanwhile. That one stays, and got
         * what it lacked of theirs: lists, tags, and what was empty. */
        joined: z.int().nonnegative(),
      })
      .readonly(),
  },
  /** The names of all custom fields that any contact has. */
  'contacts.customFields': { input: nothing, output: z.array(z.string()).readonly() },
  /** Writes contacts to a CSV that the person chooses; null when they chose none. */
  'contacts.export': {
    input: z.object({ selection: contactSelectionSchema }),
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },
  /** Cancels the export that is running; its file is not made. */
  'contacts.cancelExport': { input: nothing, output: nothing },
} as const;

/** News of contacts. */
export const contactEvents = {
  /** How far something long about contacts is; the last one has `done` equal to `total`. */
  'contacts.progress': z
    .object({
      work: z.enum(['export', 'undo-import', 'bulk', 'search-index']),
      done: z.int().nonnegative(),
      total: z.int().nonnegative(),
      secondsLeft: z.number().nonnegative().nullable(),
    })
    .readonly(),
} as const;
