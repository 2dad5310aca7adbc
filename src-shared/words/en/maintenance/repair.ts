import { counting } from '../counting.ts';

const campaigns = { one: 'campaign', other: 'campaigns' };
const messages = { one: 'message', other: 'messages' };
const records = { one: 'record', other: 'records' };
const problems = { one: 'problem', other: 'problems' };

/** Checking and repairing the database. */
export const repair = {
  title: 'Repair database',
  intro:
    'Ovo checks its database for inconsistencies: counts that don’t match their messages, campaigns above 100% or never finished, stuck messages.',
  safe: 'Checking changes nothing. Before a repair, Ovo makes a backup. Nothing is sent.',
  check: 'Check',
  checkAgain: 'Check again',
  checking: 'Checking the database…',
  repair: 'Repair',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',

  soundTitle: 'No problems found',
  sound: 'Your database is sound.',
  soundOf: (checked: number) =>
    `${counting.count(checked, campaigns)} checked. Your database is sound.`,
  found: (count: number) => `${counting.count(count, problems)} found. Nothing is changed yet.`,
  repaired: 'The database is repaired.',
  notAll: 'Couldn’t repair some problems.',
  notRepaired: 'Couldn’t repair the database',
  notChecked: 'Couldn’t complete the check',
  notNow: 'Not now',
  canceled: 'Canceled',
  integrity: (finding: string) => `SQLite reports: ${finding}`,

  figures: {
    label: 'Result of the check',
    stuck: 'Stuck messages',
    stuckHint: 'queued again or looked up',
    overHundred: 'Campaigns above 100%',
    wereOverHundred: 'Were above 100%',
    ofChecked: (count: number) => `of ${counting.number(count)} checked`,
    toRepair: 'Campaigns to repair',
    repaired: 'Campaigns repaired',
    stillThere: 'Problems left',
  },

  table: {
    title: 'Campaigns, before and after',
    label: 'Figures of the campaigns',
    campaign: 'Campaign',
    status: 'Status',
    progress: 'Progress',
    sent: 'Sent',
    failed: 'Failed',
    skipped: 'Skipped',
    contacts: 'Contacts',
    was: 'before: ',
    is: 'after: ',
    estimated: 'Estimated',
    estimatedNote:
      'Estimated: the messages of these campaigns are missing, so their figures are Ovo’s closest estimate.',
    missing: '–',
    more: (count: number) =>
      `and ${counting.count(count, { one: 'more campaign', other: 'more campaigns' })}, all in the saved report`,
    statuses: {
      draft: 'Draft',
      scheduled: 'Scheduled',
      sending: 'Sending',
      paused: 'Paused',
      completed: 'Completed',
      canceled: 'Canceled',
    },
  },

  willDo: 'What the repair will do',
  didDo: 'What was repaired',
  nothingToDo: 'Nothing had to be repaired.',
  allWill: 'Every problem found will be corrected.',
  allDid: 'Every problem found was corrected.',
  will: {
    overHundred: (count: number) => `Bring ${counting.count(count, campaigns)} back to 100%`,
    fixed: (count: number) =>
      `Recount the figures of ${counting.count(count, campaigns)} from the messages`,
    markedCompleted: (count: number) => `Mark ${counting.count(count, campaigns)} as completed`,
    requeued: (count: number) => `Queue ${counting.count(count, messages)} again`,
    unconfirmed: (count: number) =>
      `Mark ${counting.count(count, messages)} as unconfirmed: Ovo asks Twilio before sending`,
    orphans: (count: number) =>
      `Remove ${counting.count(count, records)} that ${counting.form(count, { one: 'belongs', other: 'belong' })} to nothing`,
    quarantined: (count: number) =>
      `Keep ${counting.count(count, records)} apart, complete and recoverable`,
  },
  did: {
    overHundred: (count: number) => `${counting.count(count, campaigns)} brought back to 100%`,
    fixed: (count: number) =>
      `Figures of ${counting.count(count, campaigns)} recounted from the messages`,
    markedCompleted: (count: number) => `${counting.count(count, campaigns)} marked as completed`,
    requeued: (count: number) => `${counting.count(count, messages)} queued again`,
    unconfirmed: (count: number) =>
      `${counting.count(count, messages)} marked as unconfirmed: Ovo asks Twilio before sending`,
    orphans: (count: number) =>
      `${counting.count(count, records)} removed that belonged to nothing`,
    quarantined: (count: number) =>
      `${counting.count(count, records)} kept apart, complete and recoverable`,
  },

  problemsTitle: 'Problems found',
  leftTitle: 'Problems left, and what to do',
  oneByOne: (title: string) => `${title}, one by one`,
  kind: (kind: string, count: number) => `${kind}: ${counting.number(count)}`,
  finding: (subject: string, detail: string) => `${subject}: ${detail}`,
  moreFindings: (count: number) => `and ${counting.number(count)} more`,
  kept: 'Backup from before the repair',

  /** Problems by the rule that they break; others are named by the rule itself. */
  kinds: {
    'counts-differ-from-messages': 'Counts don’t match the messages',
    'counts-impossible': 'Impossible counts',
    'damaged-in-old-system': 'Invalid figures from the old system',
    'settled-but-not-completed': 'Finished, but never completed',
    'same-recipient-twice': 'Second text to the same number',
    'suppression-lost': 'Opt-out missing',
    'duplicate-sid': 'Twilio ID used twice',
    'claim-without-time': 'Stuck messages',
    'schedule-incomplete': 'Stuck messages',
    'cancel-reason-impossible': 'Stuck messages',
    'consent-incomplete': 'Incomplete consent',
    'lifted-without-evidence': 'Opted back in without evidence',
    'search-index-unsure': 'Search index out of date',
    'safeguard-missing': 'Safeguard missing',
    'schema-altered': 'Tables changed by another program',
    'practice-mark-wrong': 'Wrong practice mark',
  },

  progress: {
    label: 'Steps of the repair',
    beginning: 'Starting',
    checking: 'Checking the database',
    'backing-up': 'Making a backup',
    repairing: 'Repairing the problems',
    compacting: 'Compacting the file',
    verifying: 'Verifying the result',
    cancelable: 'Nothing is changed yet. You can still cancel.',
    atomic: 'Everything is repaired together or not at all, even if this computer stops now.',
  },

  report: {
    save: 'Save report…',
    saved: (file: string) => `Report saved as ${file}.`,
    notSaved: 'Couldn’t save the report',
  },

  damaged: {
    status: 'The database file itself is damaged. Nothing was changed.',
    text: 'A failing disk or another program can cause this. A repair can’t fix the file, but these steps can. Both keep the damaged file.',
    choices: 'What you can do',
    restoreTitle: 'Restore a backup',
    restoreText:
      'Everything goes back to the backup. The send journal knows what was sent since then.',
    restore: 'Backups and restore…',
    salvageTitle: 'Recover what can be read',
    salvageText: 'Quit Ovo and open it again. Then choose “Recover what can be read”.',
    findings: 'What SQLite reports',
  },
} as const;
