import { z } from 'zod';
import { alertSchema } from '../../maintenance/alert.ts';
import {
  checkReportSchema,
  legacyReportSchema,
  repairReportSchema,
  repairStepSchema,
} from '../../maintenance/report.ts';
import { nothing, fileToken } from './common.ts';

/** Requests about alerts, check and repair, and the old system. */
export const maintenanceRequests = {
  /** Everything a person should know about now, the most pressing first. */
  'alerts.list': { input: nothing, output: z.array(alertSchema).readonly() },

  'maintenance.check': { input: nothing, output: checkReportSchema },
  'maintenance.repair': { input: z.object({ dryRun: z.boolean() }), output: repairReportSchema },
  /** Cancels the repair that is running, as long as nothing is changed yet. */
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

/** News of alerts, check and repair, and the old system. */
export const maintenanceEvents = {
  /** Whenever what a person should know about has changed: all of it. */
  'alerts.changed': z.object({ alerts: z.array(alertSchema).readonly() }).readonly(),
  /** What a repair has begun to do. */
  'maintenance.step': z.object({ step: repairStepSchema }).readonly(),
} as const;
