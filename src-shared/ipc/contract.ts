import { z } from 'zod';
import {
  campaignDraftSchema,
  campaignPreviewSchema,
  campaignSchema,
  failureGroupSchema,
  messageRowSchema,
} from '../campaign/campaign.ts';
import { audienceSchema } from '../campaign/audience.ts';
import { campaignSnapshotSchema, liveProgressSchema } from '../campaign/snapshot.ts';
import { contactInputSchema, contactListSchema, contactSchema } from '../contact/contact.ts';
import {
  columnMappingSchema,
  countrySchema,
  delimiterSchema,
  encodingSchema,
  importPreviewSchema,
  importProgressSchema,
  importRejectSchema,
  importResultSchema,
  onDuplicateSchema,
} from '../contact/import.ts';
import { checkReportSchema, repairReportSchema } from '../maintenance/report.ts';
import {
  credentialsInputSchema,
  credentialsStatusSchema,
  settingsSchema,
} from '../settings/settings.ts';

const id = z.int().positive();
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) };
const nothing = z.undefined();

/** A file that a person chose in a dialog; the window never sees or names a path. */
const fileToken = z.uuid();

/**
 * Every request that a window can make: what goes in and what comes back. The main process parses
 * both. This and `events` are the only list of what crosses between the two.
 */
export const requests = {
  'app.info': {
    input: nothing,
    output: z
      .object({
        version: z.string(),
        platform: z.string(),
        dataFolder: z.string(),
        /** Whether another Ovo process (the command line) is sending from this data folder now. */
        anotherProcessSends: z.boolean(),
      })
      .readonly(),
  },

  'contacts.page': {
    input: z.object({
      ...page,
      search: z.string().max(200),
      listId: id.nullable(),
      sort: z.enum(['name', 'phone', 'created']),
      descending: z.boolean(),
    }),
    output: z.object({ total: z.int(), rows: z.array(contactSchema).readonly() }).readonly(),
  },
  'contacts.create': {
    input: contactInputSchema.and(z.object({ listId: id.nullable() })),
    output: contactSchema,
  },
  'contacts.update': {
    input: z.object({ id, contact: contactInputSchema }),
    output: contactSchema,
  },
  'contacts.remove': {
    input: z.object({ ids: z.array(id).min(1).max(10_000) }),
    output: z.object({ removed: z.int() }),
  },
  /** The names of all custom fields that any contact has. */
  'contacts.customFields': { input: nothing, output: z.array(z.string()).readonly() },

  'lists.all': { input: nothing, output: z.array(contactListSchema).readonly() },

  'imports.chooseFile': {
    input: nothing,
    output: z.object({ token: fileToken, fileName: z.string() }).readonly().nullable(),
  },
  'imports.preview': {
    input: z.object({
      token: fileToken,
      country: countrySchema,
      encoding: encodingSchema.nullable(),
      delimiter: delimiterSchema.nullable(),
    }),
    output: importPreviewSchema,
  },
  'imports.start': {
    input: z.object({
      token: fileToken,
      country: countrySchema,
      encoding: encodingSchema,
      delimiter: delimiterSchema,
      mapping: columnMappingSchema,
      listName: z.string().trim().max(200).nullable(),
      onDuplicate: onDuplicateSchema,
    }),
    output: importResultSchema,
  },
  'imports.cancel': { input: nothing, output: nothing },
  'imports.rejects': {
    input: z.object({ importId: id, ...page }),
    output: z.object({ total: z.int(), rows: z.array(importRejectSchema).readonly() }).readonly(),
  },
  /** Writes the rejected rows to a CSV that the person chooses; null when they chose none. */
  'imports.saveRejects': {
    input: z.object({ importId: id }),
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },

  'campaigns.list': { input: nothing, output: z.array(campaignSnapshotSchema).readonly() },
  'campaigns.get': { input: z.object({ id }), output: campaignSchema },
  'campaigns.create': { input: campaignDraftSchema, output: campaignSchema },
  /** Refused (`conflict`) when the draft was saved elsewhere since `revision`. */
  'campaigns.save': {
    input: z.object({ id, revision: id, draft: campaignDraftSchema }),
    output: campaignSchema,
  },
  /** Drafts only. */
  'campaigns.remove': { input: z.object({ id }), output: nothing },
  'campaigns.duplicate': { input: z.object({ id }), output: campaignSchema },
  /** How many people a finished campaign did not reach for whom another try makes sense. */
  'campaigns.notReached': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  /** A new draft to them. Refused (`conflict`) where there are none. */
  'campaigns.duplicateForNotReached': { input: z.object({ id }), output: campaignSchema },
  'campaigns.preview': {
    input: z.object({ body: z.string().max(5000), audience: audienceSchema }),
    output: campaignPreviewSchema,
  },
  'campaigns.start': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.pause': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.resume': { input: z.object({ id }), output: campaignSnapshotSchema },
  'campaigns.cancel': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** The latest live progress of a campaign that this process is sending; null for any other. */
  'campaigns.live': { input: z.object({ id }), output: liveProgressSchema.nullable() },
  'campaigns.failures': {
    input: z.object({ id }),
    output: z.array(failureGroupSchema).readonly(),
  },
  'campaigns.messages': {
    input: z.object({
      id,
      ...page,
      filter: z.enum(['all', 'open', 'sent', 'failed', 'skipped', 'unconfirmed']),
    }),
    output: z.object({ total: z.int(), rows: z.array(messageRowSchema).readonly() }).readonly(),
  },
  /** Asks the provider again now about every unconfirmed message of the campaign. */
  'campaigns.lookUpUnconfirmed': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** The person's own word on unconfirmed messages; all of the campaign's where none is named. */
  'campaigns.decideUnconfirmed': {
    input: z.object({
      id,
      messageId: id.nullable(),
      decision: z.enum(['send-again', 'mark-as-sent', 'skip']),
    }),
    output: campaignSnapshotSchema,
  },

  'settings.get': { input: nothing, output: settingsSchema },
  'settings.save': { input: settingsSchema, output: settingsSchema },
  'credentials.status': { input: nothing, output: credentialsStatusSchema },
  'credentials.save': { input: credentialsInputSchema, output: credentialsStatusSchema },
  'credentials.clear': { input: nothing, output: credentialsStatusSchema },
  /** Asks Twilio whether the stored credentials work. */
  'credentials.test': {
    input: nothing,
    output: z.object({ accountName: z.string() }).readonly(),
  },

  'maintenance.check': { input: nothing, output: checkReportSchema },
  'maintenance.repair': { input: z.object({ dryRun: z.boolean() }), output: repairReportSchema },
} as const;

/** Everything that the main process tells its windows without being asked. */
export const events = {
  'campaigns.progress': liveProgressSchema,
  'imports.progress': importProgressSchema,
  /** Something of these was changed; what a window shows of it is to be read again. */
  'data.changed': z.object({
    topics: z.array(z.enum(['contacts', 'lists', 'campaigns', 'settings'])).readonly(),
  }),
  /** A menu entry asks the window to go somewhere. */
  'menu.chosen': z.object({
    entry: z.enum(['import', 'new-campaign', 'settings', 'repair', 'contacts', 'campaigns']),
  }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
/** A request's input once it is parsed, defaults filled in. */
export type ParsedInput<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
