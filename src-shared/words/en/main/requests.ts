/** Why a request of the window was refused. */
export const requests = {
  unknown: 'Ovo knows no such request.',
  tooMuch: 'That is more than Ovo takes at once. Nothing was changed.',
  notChanged: (reason: string) => `${reason} Nothing was changed.`,
  failed:
    'Something went wrong inside Ovo, and what you asked for was not done. The details are in the log (Help > Open data folder).',
  opening: 'Ovo is still opening your data. Wait a moment.',
  restoring: 'Ovo is just putting a backup in place. Wait a moment.',
  foreignPage: 'This page may not ask Ovo for anything.',

  /** Files that a person dropped or chose. */
  notAFile: 'That is not a file on this computer. Drop a file of contacts, or choose it.',
  fileGone: (name: string) => `${name} can’t be opened. Check that the file is still there.`,
  folderDropped: (name: string) =>
    `${name} is not a file. Open it, and drop the file with the contacts.`,
  chooseAgain: 'This file is no longer available. Choose the file again.',

  restoreWhileSending:
    'A campaign is being sent. Pause the campaign or let it finish, then restore. Nothing was changed.',
  restoreWhileRepairing:
    'The database is being repaired. Restore once the repair is done. Nothing was changed.',
  noRepairYet: 'There is no repair to report yet.',
  samplesInPracticeOnly:
    'Sample contacts are for practice mode: nobody has their numbers. Switch to practice mode in Settings first. Nothing was imported.',
} as const;
