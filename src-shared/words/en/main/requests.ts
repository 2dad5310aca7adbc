/** Why a request of the window was refused. */
export const requests = {
  unknown: 'Ovo doesn’t know this request. Nothing was changed.',
  tooMuch: 'That’s more than Ovo can take at once. Nothing was changed.',
  notChanged: (reason: string) => `${reason} Nothing was changed.`,
  failed:
    'Something went wrong in Ovo, so your request wasn’t carried out. The log has the details (Help > Open data folder).',
  opening: 'Ovo is still opening your data. Wait a moment.',
  restoring: 'Ovo is restoring a backup. Wait a moment.',
  foreignPage: 'This page isn’t allowed to ask Ovo for anything.',

  /** Files that a person dropped or chose. */
  notAFile: 'That isn’t a file on this computer. Drop or choose a file of contacts.',
  fileGone: (name: string) => `Couldn’t open ${name}. Check that the file is still there.`,
  folderDropped: (name: string) =>
    `${name} is a folder. Open the folder, and drop the file with the contacts.`,
  chooseAgain: 'This file is no longer available. Choose the file again.',

  restoreWhileSending:
    'A campaign is being sent. Pause the campaign or let it finish, then restore. Nothing was changed.',
  restoreWhileRepairing:
    'The database is being repaired. Restore once the repair is done. Nothing was changed.',
  noRepairYet: 'There is no repair to report yet.',
  samplesInPracticeOnly:
    'Sample contacts are for practice mode: nobody has their numbers. Switch to practice mode in Settings first. Nothing was imported.',
} as const;
