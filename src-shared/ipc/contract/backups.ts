import { z } from 'zod';
import {
  backupNameSchema,
  backupSchema,
  backupStateSchema,
  maintenanceProgressSchema,
  passphraseLengths,
  restoreReportSchema,
} from '../../maintenance/backup.ts';
import { nothing, fileToken } from './common.ts';

/** Requests about backups and restoring them. */
export const backupRequests = {
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
  /** Cancels what `backups.saveAs` or `backups.restore` is doing; what it had begun does not count. */
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
} as const;

/** News of backups and restoring them. */
export const backupEvents = {
  /** How far a backup or a restore is that was asked for. */
  'backups.progress': maintenanceProgressSchema,
  /** The database file turned out to be damaged while it is open: nothing more is sent from it. */
  'backups.damaged': z.object({ damage: z.array(z.string()).readonly() }).readonly(),
} as const;
