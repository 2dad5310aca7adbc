/** The report of a repair, for a file. What a rehearsal says stands beside what a repair says. */
export const repairReport = {
  examined: (campaigns: number, overHundred: number) =>
    `${campaigns} campaigns examined; ${overHundred} above what is possible.`,
  campaigns: (fixed: number, completed: number) =>
    `put right: ${fixed} campaigns; completed: ${completed}.`,
  wouldCampaigns: (fixed: number, completed: number) =>
    `Would be put right: ${fixed} campaigns; completed: ${completed}.`,
  messages: (requeued: number, unconfirmed: number) =>
    `Messages queued again: ${requeued}; unconfirmed: ${unconfirmed}.`,
  wouldMessages: (requeued: number, unconfirmed: number) =>
    `Messages would be queued again: ${requeued}; unconfirmed: ${unconfirmed}.`,
  records: (removed: number, quarantined: number) =>
    `Records removed, because they belong to nothing: ${removed}; put in quarantine: ${quarantined}.`,
  wouldRecords: (removed: number, quarantined: number) =>
    `Records would be removed, because they belong to nothing: ${removed}; put in quarantine: ${quarantined}.`,
  copy: (backup: string) => `A copy of how it was: ${backup}`,

  found: 'Found:',
  foundNothing: 'Found: nothing.',
  beforeAndAfter: 'Campaigns before and after:',
  left: 'Left:',
  leftNothing: 'Left: nothing.',

  change: (id: number, name: string, before: string, after: string) =>
    `${id} “${name}”: ${before} → ${after}`,
  notThere: 'not there',
  figures: (figures: {
    readonly status: string;
    readonly progress: number;
    readonly sentCount: number;
    readonly failedCount: number;
    readonly skippedCount: number;
    readonly contactCount: number;
  }) =>
    `${figures.status}, ${figures.progress} %: ${figures.sentCount} sent, ${figures.failedCount} failed, ${figures.skippedCount} skipped of ${figures.contactCount}`,
  estimated: (figures: string) => `${figures}, as near as can be told`,
} as const;
