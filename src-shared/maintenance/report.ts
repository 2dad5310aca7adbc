import { z } from 'zod';

const count = z.int().nonnegative();

/** The figures of one campaign, as stored; in a damaged database they can be anything. */
const campaignFiguresSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    /** In a damaged database, and for one of the old system, it can be any word. */
    status: z.string(),
    contactCount: z.number(),
    sentCount: z.number(),
    failedCount: z.number(),
    skippedCount: z.number(),
    progress: z.number(),
    /** Whether its messages are missing, so that the counts are as near as can be told. */
    isEstimated: z.boolean(),
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
    /** 0 where they were not looked at: see `isComplete`. */
    foreignKeyErrors: count,
    violations: z.array(violationSchema).readonly(),
    /** Whether everything was looked at. In a damaged file only the integrity check says something for sure. */
    isComplete: z.boolean(),
  })
  .readonly();
export type CheckReport = z.infer<typeof checkReportSchema>;

/** What a repair found and did; with a dry run, what it would do. */
export const repairReportSchema = z
  .object({
    dryRun: z.boolean(),
    /** The copy made before anything was touched; null for a dry run or where nothing needed a repair. */
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
    /** Each fault that was found, with the values before the repair. */
    violations: z.array(violationSchema).readonly(),
    /** Rows that could not stay where they were; each is kept whole in `dismissed_rows`. */
    quarantined: count,
    /** What is still not as it must be, each with what to do; empty where all is well. */
    left: z.array(violationSchema).readonly(),
    before: z.array(campaignFiguresSchema).readonly(),
    after: z.array(campaignFiguresSchema).readonly(),
  })
  .readonly();
export type RepairReport = z.infer<typeof repairReportSchema>;

/** How far a repair is. */
export const repairStepSchema = z.enum([
  'checking',
  'backing-up',
  'repairing',
  'compacting',
  'verifying',
]);
export type RepairStep = z.infer<typeof repairStepSchema>;

/** What bringing in the exports of the old system came to. */
export const legacyReportSchema = z
  .object({
    campaigns: count,
    messages: count,
    /** Campaigns and messages that an earlier import brought. */
    alreadyThere: count,
    /** Campaigns whose figures cannot be, or that never came to an end: a repair puts them right. */
    damaged: count,
    /** Those of them above 100 %. */
    overHundred: count,
    /** Second messages to the same number in one campaign: kept apart, not counted twice. */
    duplicates: count,
    /** Messages of campaigns that the export lacks: they came in without one. */
    orphans: count,
    /** Messages that were still to be sent: none goes out by itself. */
    queued: count,
    /** Documents that could not be read; the first 100. */
    rejected: z
      .array(z.object({ file: z.string(), line: z.int(), reason: z.string() }).readonly())
      .readonly(),
    rejectedCount: count,
  })
  .readonly();
export type LegacyReport = z.infer<typeof legacyReportSchema>;
