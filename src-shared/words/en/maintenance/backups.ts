import { counting } from '../counting.ts';

const campaigns = { one: 'campaign', other: 'campaigns' };
const messages = { one: 'message', other: 'messages' };
const numbers = { one: 'number', other: 'numbers' };

/** Backups of all data, and restoring them. */
export const backups = {
  title: 'Backups',
  settings: 'Settings',
  facts:
    'Automatic: hourly while data changes, and before each import, campaign, repair and update',
  running: 'Backing up',
  notRead: 'Couldn’t read your backups',
  backUpNow: 'Back up now',
  made: (size: string) => `Backed up and verified (${size}).`,
  notMade: 'Couldn’t make a backup',
  all: 'All backups',
  saveCopy: 'Save a copy…',
  restoreFile: 'Restore from a file…',
  notChosen: 'Couldn’t choose the file',
  showFolder: 'Show folder',
  folderNotOpened: 'Couldn’t open the folder',

  figures: {
    label: 'Backups at a glance',
    last: 'Last backup',
    none: 'None yet',
    noneHint: 'Ovo makes the first one as soon as there is data',
    noneSound: 'None can be restored',
    verified: (day: string) => `${day} · verified`,
    kept: 'Kept',
    allVerified: 'All verified',
    notAll: (count: number) => `${counting.number(count)} can’t be restored`,
    size: 'Total size',
    nothing: '–',
    here: 'On this computer',
  },

  last: {
    sentence: (when: string) => `Last backup: ${when}. Verified, ready to restore.`,
    none: 'No backup yet. Ovo makes the first one as soon as there is data.',
    noneSound: 'None of your backups can be restored.',
    failed: (reason: string) => `The last backup failed. ${reason}`,
  },

  today: 'Today',
  yesterday: 'Yesterday',
  at: (day: string, time: string) => `${day}, ${time}`,
  /** Within a sentence: `Restore the backup of Nov 12, 2:05 PM?` */
  name: (time: string) => `the backup of ${time}`,
  nameFirst: (time: string) => `The backup of ${time}`,

  occasions: {
    'by-hand': 'Manual',
    hourly: 'Automatic',
    'before-migration': 'Before an update of Ovo',
    'before-import': 'Before an import',
    'before-campaign': 'Before a campaign',
    'before-repair': 'Before a repair',
    'before-restore': 'Before a restore',
  },

  list: {
    title: 'Kept backups',
    about: 'Ovo keeps the backups of the last 24 hours, 7 days and 4 weeks, and every manual one.',
    empty: 'No backups on this computer yet. You can restore a copy that you saved elsewhere.',
    time: 'Time',
    reason: 'Reason',
    size: 'Size',
    state: 'State',
    actions: 'Actions',
    verified: 'Verified',
    damaged: 'Damaged',
    damagedHint: 'A copy of a damaged database, kept as evidence. This backup can’t be restored.',
    restore: 'Restore…',
    restoreNamed: (name: string) => `Restore ${name}…`,
  },

  failure: {
    title: 'The last backup failed',
    text: (reason: string, occasion: string, time: string) => `${reason} (${occasion}, ${time})`,
  },

  undo: {
    section: 'Last restore',
    title: 'You restored a backup',
    text: 'Your data from before is kept, and you can go back to it.',
    textOf: (time: string) => `Your data from before, ${time}, is kept, and you can go back to it.`,
    button: 'Undo the last restore…',
  },

  restore: {
    title: (name: string) => `Restore ${name}?`,
    undoTitle: 'Undo the last restore?',
    backTo: (time: string) => `Everything goes back to ${time}`,
    backToFile: (file: string) => `Everything goes back to what is in ${file}`,
    backToBefore: 'Everything goes back to before the last restore',
    missing: 'Imports, edits and campaigns since then won’t be there.',
    nobodyTwice: 'Nobody is texted twice',
    nobodyTwiceText:
      'Ovo’s send journal knows what was sent since then. If the journal can’t tell, Ovo asks Twilio first.',
    nothingSent: 'Nothing is sent on its own',
    nothingSentText: 'Campaigns that were sending are paused. Scheduled ones become drafts.',
    optOuts: 'Opt-outs stay',
    optOutsText: 'Everyone who has opted out since then stays on Do not text.',
    undoable: 'You can undo this',
    undoableText:
      'Your current data is kept. To go back, choose “Undo the last restore” on this page.',
    passphrase: 'Passphrase of the copy',
    progress: 'Progress of the restore',
    confirm: 'Restore',
    confirmUndo: 'Undo the restore',
    notNow: 'Not now',
    canceled: 'Canceled',
    failed: 'Couldn’t restore the backup',
    replacing: 'Opening the restored data…',
  },

  outcome: {
    title: 'Your data is restored',
    failedTitle: 'Couldn’t restore the backup',
    failedText: 'Your data is unchanged',
    inPlace: (name: string) => `${name} is restored. Nothing is sent on its own.`,
    done: 'Done',
    paused: (count: number) =>
      `${counting.count(count, campaigns)} paused. Check ${counting.form(count, { one: 'it', other: 'them' })} before you resume.`,
    unscheduled: (count: number) =>
      `${counting.count(count, { one: 'scheduled campaign is a draft', other: 'scheduled campaigns are drafts' })} again.`,
    optOuts: (count: number) =>
      `${counting.count(count, numbers)} opted out since then and ${counting.form(count, { one: 'stays', other: 'stay' })} on Do not text.`,
    corrected: (count: number) =>
      `${counting.count(count, messages)} sent since then, known from the send journal.`,
    unconfirmed: (count: number) =>
      `${counting.count(count, messages)} to look up at Twilio before anything is sent.`,
    unknown: (count: number) =>
      `${counting.count(count, messages)} sent since then by campaigns missing from this backup.`,
    nothing: 'Nothing was sent and nobody opted out since then.',
    keptUndoable: 'Your data from before is kept. To go back, open Settings > Backups.',
    kept: (file: string) => `The file from before is kept in ${file}.`,
  },

  copy: {
    title: 'Save a copy',
    text: 'One file with all contacts, campaigns, messages and opt-outs, but without your Twilio account. Keep the file on another disk, in case this computer is lost.',
    seal: 'Protect with a passphrase',
    sealHint: 'Nobody can read the file without the passphrase.',
    passphrase: 'Passphrase',
    again: 'Repeat the passphrase',
    warning:
      'If you lose the passphrase, nobody can open this copy, not even us. Write the passphrase down and keep it away from the file.',
    progress: 'Progress of the copy',
    confirm: 'Choose where to save…',
    saved: (file: string, size: string) => `${file} saved and verified (${size}).`,
    savedSealed: (file: string, size: string) =>
      `${file} saved and verified (${size}, protected with your passphrase).`,
    canceled: 'Canceled',
    failed: 'Couldn’t save the copy',
    tooShort: (shortest: number) =>
      `Use at least ${counting.number(shortest)} characters. A few words in a row work well.`,
    tooLong: (longest: number) => `Use at most ${counting.number(longest)} characters.`,
    different: 'The passphrases don’t match.',
  },

  steps: {
    beginning: 'Starting…',
    copying: 'Copying the database…',
    sealing: 'Protecting the copy…',
    unsealing: 'Opening the copy…',
    checking: 'Checking the copy…',
    reading: 'Recovering what can be read…',
    replacing: 'Putting the data in place…',
  },
} as const;
