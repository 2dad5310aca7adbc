/** The report of a repair, for a file. What a rehearsal says stands beside what a repair says. */
export const repairReport = {
  examined: (campaigns: number, overHundred: number) =>
    `${campaigns} campaigns checked; ${overHundred} above 100%.`,
  campaigns: (fixed: number, completed: number) =>
    `Campaigns corrected: ${fixed}; completed: ${completed}.`,
  wouldCampaigns: (fixed: number, completed: number) =>
    `Campaigns that would be corrected: ${fixed}; completed: ${completed}.`,
  messages: (requeued: number, unconfirmed: number) =>
    `Messages queued again: ${requeued}; unconfirmed: ${unconfirmed}.`,
  wouldMessages: (requeued: number, unconfirmed: number) =>
    `Messages that would be queued again: ${requeued}; unconfirmed: ${unconfirmed}.`,
  records: (removed: number, quarantined: number) =>
    `Records removed, because they belong to nothing: ${removed}; kept apart: ${quarantined}.`,
  wouldRecords: (removed: number, quarantined: number) =>
    `Records that would be removed, because they belong to nothing: ${removed}; kept apart: ${quarantined}.`,
  copy: (backup: string) => `Backup from before the repair: ${backup}`,

  found: 'Found:',
  foundNothing: 'Found: nothing.',
  beforeAndAfter: 'Campaigns before and after:',
  left: 'Left:',
  leftNothing: 'Left: nothing.',

  change: (id: number, name: string, before: string, after: string) =>
    `${id} “${name}”: ${before} → ${after}`,
  notThere: 'missing',
  figures: (figures: {
    readonly status: string;
    readonly progress: number;
    readonly sentCount: number;
    readonly failedCount: number;
    readonly skippedCount: number;
    readonly contactCount: number;
  }) =>
    `${figures.status}, ${figures.progress}%: ${figures.sentCount} sent, ${figures.failedCount} failed, ${figures.skippedCount} skipped of ${figures.contactCount}`,
  estimated: (figures: string) => `${figures} (estimated)`,
} as const;
