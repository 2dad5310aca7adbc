import { z } from 'zod';

/** What Ovo keeps an eye on. */
const alertKinds = [
  'damaged-campaigns', // campaigns of the old system that a repair has not put right
  'counts-do-not-fit', // counts that are not those of the messages
  'schedule-missed', // a campaign whose time came while Ovo did not run
  'runs-late', // a campaign that should have been over by its first forecast
  'many-failures', // too many messages of a campaign failed
  'receipts-missing', // nothing is heard of what was sent
  'disk-nearly-full',
  'backups-failing',
  'risky-folder', // the database is in a folder that a cloud or a network keeps
] as const;

/** Something that a person should know about, with what to do. */
export const alertSchema = z
  .object({
    kind: z.enum(alertKinds),
    /** What it concerns, where it is one campaign. */
    campaignId: z.int().positive().nullable(),
    /** A few words. */
    title: z.string(),
    /** What was seen, and what to do, in plain words. */
    text: z.string(),
    /** Where that is done. */
    remedy: z.enum(['repair', 'campaign', 'backups', 'data-folder', 'account']),
  })
  .readonly();
export type Alert = z.infer<typeof alertSchema>;
