import { z } from 'zod';
import {
  campaignDraftSchema,
  campaignLimits,
  campaignPreviewSchema,
  campaignSchema,
  failureGroupSchema,
  messageRowSchema,
} from '../campaign/campaign.ts';
import { audienceSchema } from '../campaign/audience.ts';
import { campaignRunSchema } from '../campaign/run.ts';
import { campaignSnapshotSchema, liveProgressSchema } from '../campaign/snapshot.ts';
import {
  bulkActionSchema,
  contactCampaignSchema,
  contactDetailSchema,
  contactInputSchema,
  contactListSchema,
  contactMessageSchema,
  contactSchema,
  contactSelectionSchema,
  suppressionSchema,
  tagCountSchema,
} from '../contact/contact.ts';
import { contactLimits, tagSchema } from '../contact/field-rules.ts';
import { contactFilterSchema } from '../contact/filter.ts';
import {
  rejectedRowSchema,
  rejectedRowsSchema,
  columnMappingSchema,
  countrySchema,
  importConsentSchema,
  importPreviewSchema,
  importProgressSchema,
  importResultSchema,
  importSummarySchema,
  importTagsSchema,
  importUndoSchema,
  fixResultSchema,
  onDuplicateSchema,
  rejectProblems,
  suppressionImportSchema,
} from '../import/import.ts';
import { readingOptionsSchema } from '../import/file-reading.ts';
import { alertSchema } from '../maintenance/alert.ts';
import {
  backupNameSchema,
  backupSchema,
  backupStateSchema,
  maintenanceProgressSchema,
  passphraseLengths,
  restoreReportSchema,
} from '../maintenance/backup.ts';
import {
  checkReportSchema,
  legacyReportSchema,
  repairReportSchema,
  repairStepSchema,
} from '../maintenance/report.ts';
import {
  credentialsInputSchema,
  credentialsStatusSchema,
  settingsSchema,
} from '../settings/settings.ts';

const id = z.int().positive();
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) };
const nothing = z.undefined();
const listName = z.string().trim().min(1).max(contactLimits.listNameLength);

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
        /** What a look through the database file, while it is open, found wrong with it; empty where nothing. */
        databaseDamage: z.array(z.string()).readonly(),
      })
      .readonly(),
  },

  /** Shows the data folder in the system's file manager. */
  'app.openDataFolder': { input: nothing, output: nothing },

  /**
   * One page of the contacts that a filter leaves. `total` is how many those are in all where counting
   * them is quick; otherwise null: ask `contacts.count`.
   */
  'contacts.page': {
    input: z.object({
      ...page,
      filter: contactFilterSchema,
      sort: z.enum(['name', 'phone', 'created', 'email']),
      descending: z.boolean(),
    }),
    output: z
      .object({ total: z.int().nullable(), rows: z.array(contactSchema).readonly() })
      .readonly(),
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
    input: z.object({ id, contact: contactInputSchema }),
    output: contactSchema,
  },
  /** Refused (`conflict`) where there is consent already: what was recorded first stays. */
  'contacts.recordConsent': {
    input: z.object({
      id,
      method: z.string().trim().min(1).max(contactLimits.consentMethodLength),
      source: z.string().trim().min(1).max(contactLimits.consentSourceLength),
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
  /** Takes back a removal, a tagging or a change of a list, once. */
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
  /** Calls off the export that is running; its file is not made. */
  'contacts.cancelExport': { input: nothing, output: nothing },

  'lists.all': { input: nothing, output: z.array(contactListSchema).readonly() },
  /** How many are on a list now; for lists by filter too. */
  'lists.count': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  'lists.create': {
    input: z.object({ name: listName, filter: contactFilterSchema.nullable() }),
    output: contactListSchema,
  },
  /** A new name, and for a list by filter a new filter. */
  'lists.update': {
    input: z.object({ id, name: listName, filter: contactFilterSchema.nullable() }),
    output: contactListSchema,
  },
  /** The contacts stay. Refused (`conflict`) where a draft goes to it. */
  'lists.remove': { input: z.object({ id }), output: nothing },

  'tags.all': { input: nothing, output: z.array(tagCountSchema).readonly() },
  /** Also joins two: a tag that is renamed to another becomes that one. */
  'tags.rename': { input: z.object({ from: tagSchema, to: tagSchema }), output: nothing },
  'tags.remove': { input: z.object({ name: tagSchema }), output: nothing },

  /** Numbers that must not be texted, the newest first. */
  'suppressions.page': {
    input: z.object({
      ...page,
      search: z.string().max(contactLimits.searchLength),
      inForceOnly: z.boolean(),
    }),
    output: z.object({ total: z.int(), rows: z.array(suppressionSchema).readonly() }).readonly(),
  },
  'suppressions.add': {
    input: z.object({
      number: z.string().max(contactLimits.phoneLength),
      reason: z.string().trim().min(1).max(contactLimits.suppressionReasonLength),
      evidence: z.string().trim().max(contactLimits.suppressionEvidenceLength),
    }),
    output: z.object({ phone: z.string(), isNew: z.boolean() }).readonly(),
  },
  /** Lets a number be texted again, with the evidence that its owner asked for that. */
  'suppressions.lift': {
    input: z.object({
      phone: z.string().max(32),
      evidence: z.string().trim().min(1).max(contactLimits.suppressionEvidenceLength),
    }),
    output: nothing,
  },
  /** Suppresses every number of a file that the person chooses; null when they chose none. */
  'suppressions.importFile': { input: nothing, output: suppressionImportSchema.nullable() },
  'suppressions.export': {
    input: nothing,
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },

  'imports.chooseFile': {
    input: nothing,
    output: z.object({ token: fileToken, fileName: z.string() }).readonly().nullable(),
  },
  'imports.preview': {
    input: z.object({ token: fileToken, country: countrySchema, reading: readingOptionsSchema }),
    output: importPreviewSchema,
  },
  'imports.start': {
    input: z.object({
      token: fileToken,
      country: countrySchema,
      reading: readingOptionsSchema,
      mapping: columnMappingSchema,
      listName: z.string().trim().max(contactLimits.listNameLength).nullable(),
      tags: importTagsSchema,
      /** How everybody of the file agreed to be texted; null where nobody says so. */
      consent: importConsentSchema.nullable(),
      onDuplicate: onDuplicateSchema,
    }),
    output: importResultSchema,
  },
  'imports.cancel': { input: nothing, output: nothing },
  /** The imports there were, the newest first. */
  'imports.page': {
    input: z.object({ ...page }),
    output: z.object({ total: z.int(), rows: z.array(importSummarySchema).readonly() }).readonly(),
  },
  /** What undoing an import would do. */
  'imports.undoPreview': { input: z.object({ importId: id }), output: importUndoSchema },
  /** Undoes an import whole, in one transaction. Refused (`conflict`) where it was undone before. */
  'imports.undo': { input: z.object({ importId: id }), output: importUndoSchema },

  /** What is left to mend of an import. */
  'rejectedRows.get': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Rows that are left, in the order of the file; of one problem, or of all. */
  'rejectedRows.rows': {
    input: z.object({ importId: id, ...page, problem: z.enum(rejectProblems).nullable() }),
    output: z.object({ total: z.int(), rows: z.array(rejectedRowSchema).readonly() }).readonly(),
  },
  /** Reads a row again with these cells, as its import read it, and brings it in if it is a contact. */
  'rejectedRows.fix': {
    input: z.object({ rowId: id, cells: z.array(z.string().max(100_000)).max(2000) }),
    output: fixResultSchema,
  },
  /** Takes Ovo's fix for all rows with this problem that have one. */
  'rejectedRows.acceptFixes': {
    input: z.object({ importId: id, problem: z.enum(rejectProblems) }),
    output: z.object({ fixed: z.int(), left: z.int() }).readonly(),
  },
  /** Sets rows aside: one, or all with this problem. They can be brought back. */
  'rejectedRows.dismiss': {
    input: z.object({
      importId: id,
      rows: z.union([z.object({ rowId: id }), z.object({ problem: z.enum(rejectProblems) })]),
    }),
    output: rejectedRowsSchema,
  },
  /** Puts all rows that were set aside on the bench again. */
  'rejectedRows.restore': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Writes the rows that are left to a CSV that the person chooses; null when they chose none. */
  'rejectedRows.save': {
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
  'campaigns.unreached': {
    input: z.object({ id }),
    output: z.object({ count: z.int().nonnegative() }).readonly(),
  },
  /** A new draft to them. Refused (`conflict`) where there are none. */
  'campaigns.duplicateForUnreached': { input: z.object({ id }), output: campaignSchema },
  'campaigns.preview': {
    input: z.object({ body: z.string().max(campaignLimits.textLength), audience: audienceSchema }),
    output: campaignPreviewSchema,
  },
  'campaigns.start': { input: z.object({ id }), output: campaignSnapshotSchema },
  /** Does not start a campaign that is about to start; one that has started by then is paused. */
  'campaigns.backToDraft': { input: z.object({ id }), output: campaignSnapshotSchema },
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
  'campaigns.reconcileUnconfirmed': { input: z.object({ id }), output: campaignSnapshotSchema },
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

  /** Everything a person should know about now, the most pressing first. */
  'alerts.list': { input: nothing, output: z.array(alertSchema).readonly() },

  /** The backups there are, and whether the automatic ones can be made. */
  'backups.state': { input: nothing, output: backupStateSchema },
  /** Makes one now, in the folder `backups`. */
  'backups.create': { input: nothing, output: backupSchema },
  /** Makes one where the person chooses, sealed with a passphrase where one is given; null when they chose no place. */
  'backups.saveAs': {
    input: z.object({
      passphrase: z
        .string()
        .min(passphraseLengths.shortest)
        .max(passphraseLengths.longest)
        .nullable(),
    }),
    output: z
      .object({ fileName: z.string(), sizeBytes: z.int().nonnegative(), isSealed: z.boolean() })
      .readonly()
      .nullable(),
  },
  /** Calls off what `backups.saveAs` or `backups.restore` is doing; what it had begun does not count. */
  'backups.cancel': { input: nothing, output: nothing },
  /** A backup from elsewhere that the person chooses; null when they chose none. */
  'backups.choose': {
    input: nothing,
    output: z
      .object({ token: fileToken, fileName: z.string(), isSealed: z.boolean() })
      .readonly()
      .nullable(),
  },
  /**
   * Puts a backup in the place of the database. Answers when the backup is ready beside it; then every
   * request is refused (`busy`) for a moment, and the window is loaded anew on the other database: ask
   * `backups.lastRestore` there. Refused (`busy`) while anything is sent, (`invalid`) for a file that is
   * no sound backup or another passphrase; nothing is changed then.
   */
  'backups.restore': {
    input: z.union([
      z.object({ name: backupNameSchema }),
      z.object({
        token: fileToken,
        passphrase: z.string().max(passphraseLengths.longest).nullable(),
      }),
    ]),
    output: nothing,
  },
  /** Goes back to what the last restore replaced, in the same way. */
  'backups.undoRestore': { input: nothing, output: nothing },
  /** What the last restore since Ovo was started came to; null where there was none. */
  'backups.lastRestore': {
    input: nothing,
    output: z
      .union([
        z.object({ report: restoreReportSchema }).readonly(),
        /** The old database is still there. */
        z.object({ failure: z.string() }).readonly(),
      ])
      .nullable(),
  },

  'maintenance.check': { input: nothing, output: checkReportSchema },
  'maintenance.repair': { input: z.object({ dryRun: z.boolean() }), output: repairReportSchema },
  /** Calls off the repair that is running, as long as nothing is mended yet. */
  'maintenance.cancelRepair': { input: nothing, output: nothing },
  /** Writes what the last repair found, did and left to a text file; null when none was chosen. */
  'maintenance.saveReport': {
    input: nothing,
    output: z.object({ fileName: z.string() }).readonly().nullable(),
  },

  /** A file that mongoexport made of the old system. */
  'legacy.chooseFile': {
    input: z.object({ holds: z.enum(['campaigns', 'messages']) }),
    output: z.object({ token: fileToken, fileName: z.string() }).readonly().nullable(),
  },
  'legacy.import': {
    input: z.object({ campaigns: fileToken, messages: fileToken.nullable() }),
    output: legacyReportSchema,
  },
} as const;

/** Everything that the main process tells its windows without being asked. */
export const events = {
  'campaigns.progress': liveProgressSchema,
  /** What Ovo does with a campaign: how far its start is, or that it is being stopped. */
  'campaigns.run': campaignRunSchema,
  'imports.progress': importProgressSchema,
  /** How far something long about contacts is; the last one has `done` equal to `total`. */
  'contacts.progress': z
    .object({
      work: z.enum(['export', 'undo-import', 'bulk', 'search-index']),
      done: z.int().nonnegative(),
      total: z.int().nonnegative(),
      secondsLeft: z.number().nonnegative().nullable(),
    })
    .readonly(),
  /** Whenever what a person should know about has changed: all of it. */
  'alerts.changed': z.object({ alerts: z.array(alertSchema).readonly() }).readonly(),
  /** How far a backup or a restore is that was asked for. */
  'backups.progress': maintenanceProgressSchema,
  /** The database file turned out to be damaged while it is open: nothing more is sent from it. */
  'backups.damaged': z.object({ damage: z.array(z.string()).readonly() }).readonly(),
  /** What a repair has begun to do. */
  'maintenance.step': z.object({ step: repairStepSchema }).readonly(),
  /** Something of these was changed; what a window shows of it is to be read again. */
  'data.changed': z.object({
    topics: z
      .array(
        z.enum([
          'contacts',
          'lists',
          'imports',
          'suppressions',
          'campaigns',
          'settings',
          'backups',
        ]),
      )
      .readonly(),
  }),
  /** A menu entry asks the window to go somewhere. */
  'menu.chosen': z.object({
    entry: z.enum([
      'import',
      'new-campaign',
      'settings',
      'repair',
      'import-old-system',
      'backups',
      'contacts',
      'campaigns',
    ]),
  }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
/** A request's input once it is parsed, defaults filled in. */
export type ParsedInput<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
