import { z } from 'zod';

/** Why a backup was made. */
export const backupOccasions = [
  'by-hand',
  'hourly',
  'before-migration',
  'before-import',
  'before-campaign',
  'before-repair',
  'before-restore',
] as const;
export type BackupOccasion = (typeof backupOccasions)[number];

/** How long a passphrase that seals a copy must and can be, in characters (UTF-16 units). */
export const passphraseLengths = { shortest: 8, longest: 1000 } as const;

const count = z.int().nonnegative();

/** The name of a file in the folder `backups`; never a path. */
export const backupNameSchema = z
  .string()
  .regex(/^ovo-[0-9TZ-]{20,30}-[a-z-]{6,20}(?:\.unverified)?\.db$/);

/** A copy of the database in the folder `backups`. */
export const backupSchema = z
  .object({
    name: backupNameSchema,
    occasion: z.enum(backupOccasions),
    /** Milliseconds since 1970. */
    takenAt: z.int(),
    sizeBytes: count,
    /** False for a copy of a file that was damaged itself: kept as evidence, never offered. */
    isVerified: z.boolean(),
  })
  .readonly();
export type Backup = z.infer<typeof backupSchema>;

/** How the automatic backups do. */
export const backupStateSchema = z
  .object({
    /** The newest first. */
    backups: z.array(backupSchema).readonly(),
    /** Whether one is being made now. */
    isRunning: z.boolean(),
    /** Why the last one could not be made, and what to do; null where it could. */
    failure: z
      .object({ at: z.int(), occasion: z.enum(backupOccasions), reason: z.string() })
      .readonly()
      .nullable(),
    /** The backup that `maintenance.undoRestore` goes back to; null where nothing was restored. */
    undoableName: backupNameSchema.nullable(),
  })
  .readonly();
export type BackupState = z.infer<typeof backupStateSchema>;

/** What was done so that a database that came back can be used without texting anybody twice. */
export const madeSafeSchema = z
  .object({
    campaignsPaused: count,
    /** Scheduled campaigns that are drafts again. */
    campaignsUnscheduled: count,
    /** Suppressions of the replaced database that the one that came back did not have. */
    suppressionsMerged: count,
    /** Messages that the send journal knows better. */
    messagesCorrected: count,
    /** Messages of which it is looked up first whether they were sent. */
    messagesUnconfirmed: count,
    /** Texts that the journal has of campaigns that this database does not know. */
    sentByUnknownCampaigns: count,
  })
  .readonly();
export type MadeSafe = z.infer<typeof madeSafeSchema>;

/** What a restore came to. */
export const restoreReportSchema = z
  .object({
    /** What was restored: a file’s name. */
    restored: z.string(),
    /** Where the replaced database is, within the data folder; null where there was none. */
    keptAs: z.string().nullable(),
    /** Whether `restore --undo` can go back to it. */
    canBeUndone: z.boolean(),
    ...madeSafeSchema.unwrap().shape,
  })
  .readonly();
export type RestoreReport = z.infer<typeof restoreReportSchema>;

/** How far a backup, a restore or a salvage is. */
export const maintenanceProgressSchema = z
  .object({
    work: z.enum(['backup', 'restore', 'salvage']),
    step: z.enum(['copying', 'sealing', 'unsealing', 'checking', 'reading', 'replacing']),
    done: z.number().nonnegative(),
    /** 0 where it is not known. */
    total: z.number().nonnegative(),
  })
  .readonly();
export type MaintenanceProgress = z.infer<typeof maintenanceProgressSchema>;
