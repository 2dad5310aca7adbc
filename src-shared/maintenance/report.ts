import { z } from 'zod';
import { campaignStatuses } from '../campaign/status.ts';

const count = z.int().nonnegative();

/** The figures of one campaign, as stored; in a damaged database they can be anything. */
const campaignFiguresSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    status: z.enum(campaignStatuses),
    contactCount: z.int(),
    sentCount: z.int(),
    failedCount: z.int(),
    skippedCount: z.int(),
    progress: z.int(),
  })
  .readonly();
export type CampaignFigures = z.infer<typeof campaignFiguresSchema>;

/** One thing that is not as it must be. */
const violationSchema = z
  .object({
    /** Which rule, for instance `counts-differ-from-messages`. */
    rule: z.string(),
    /** What it concerns, for instance `campaign:7`. */
    subject: z.string(),
    detail: z.string(),
  })
  .readonly();
export type Violation = z.infer<typeof violationSchema>;

/** What a check of the database found. */
export const checkReportSchema = z
  .object({
    ok: z.boolean(),
    /** `ok`, or what SQLite's integrity check says. */
    integrity: z.string(),
    foreignKeyErrors: count,
    violations: z.array(violationSchema).readonly(),
  })
  .readonly();
export type CheckReport = z.infer<typeof checkReportSchema>;

/** What a repair found and did; with a dry run, what it would do. */
export const repairReportSchema = z
  .object({
    dryRun: z.boolean(),
    /** The copy made before anything was touched; null for a dry run or where nothing needed mending. */
    backup: z.string().nullable(),
    campaignsExamined: count,
    /** Campaigns whose counts or progress were above what is possible. */
    overHundred: count,
    /** Campaigns whose figures were put right. */
    fixed: count,
    markedCompleted: count,
    messagesRequeued: count,
    messagesUnconfirmed: count,
    orphansRemoved: count,
    /** What was found, each before it was mended. */
    violations: z.array(violationSchema).readonly(),
    before: z.array(campaignFiguresSchema).readonly(),
    after: z.array(campaignFiguresSchema).readonly(),
  })
  .readonly();
export type RepairReport = z.infer<typeof repairReportSchema>;
