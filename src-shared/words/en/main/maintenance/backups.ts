import { counting } from '../../counting.ts';

/** Why a backup was not made, or not restored. */
export const backups = {
  notMade: (cause: string) =>
    `Couldn’t make the backup (${cause}). Your data is unchanged, and earlier backups are kept. Check the disk and its free space.`,
  shortPassphrase: (fewest: number) =>
    `A passphrase needs at least ${fewest} characters. Four or five words work well. No backup was made.`,
  wrongPassphrase: (file: string) => `Wrong passphrase for ${file}. Nothing was changed.`,
  notGenuine: (file: string, cause: string) =>
    `${file} is incomplete or was changed after it was saved (${cause}). Nothing was changed. Choose another backup.`,
  tooMuchWork: (file: string, power: string) =>
    `${file} needs 2^${power} rounds of work to open. Ovo’s own backups need 2^18, so this file isn’t one of Ovo’s. Nothing was changed.`,
  noFolder: (folder: string) => `There is no folder ${folder}. No backup was made.`,
  damagedSource: (file: string, finding: string) =>
    `Couldn’t back up ${file}: the file is damaged (${finding}). Nothing was changed. Restore an earlier backup, or recover what can be read.`,
  ownDatabase: (file: string) =>
    `${file} is the database itself. Choose another place for the backup. Nothing was changed.`,

  notAFile: (file: string) => `${file} isn’t a file. Nothing was changed.`,
  notReadable: (file: string, cause: string) =>
    `Ovo isn’t allowed to read ${file} (${cause}). Nothing was changed. Check the file’s permissions.`,
  noRoom: (folder: string, freeMegabytes: number, neededMegabytes: number) =>
    `The disk of ${folder} has ${counting.number(freeMegabytes)} MB free, but ${counting.number(neededMegabytes)} MB are needed. Nothing was changed. Free up some space and try again.`,

  notFound: (name: string) => `There is no backup ${name}. Nothing was changed.`,
  none: (dataFolder: string) => `${dataFolder} has no backups. Nothing was changed.`,
  nothingToUndo:
    'There is no restore to undo: none replaced a sound database. Damaged files are kept in the folder “quarantine”. Nothing was changed.',
  noFile: (file: string) => `There is no file ${file}. Nothing was changed.`,
  needsPassphrase: (file: string) =>
    `${file} is protected. Enter its passphrase. Nothing was changed.`,
  unfit: (file: string, finding: string) =>
    `${file} is damaged or isn’t an Ovo backup (${finding}). Nothing was changed. Choose another backup, or recover what can be read from this one: \`salvage ${file}\`.`,
  /** What is wrong with such a file. */
  empty: 'the file is empty',
  foreign: 'a database of another program',
  notRestored: (cause: string) => `Couldn’t restore the backup (${cause}). Your data is unchanged.`,

  damagedInUse: (file: string, finding: string) =>
    `${file} is damaged (${finding}), so nothing is sent from it. Quit Ovo and open it again. You can then restore the latest backup, or recover what can be read.`,
  beingReplaced:
    'Another Ovo process is replacing the database right now. Nothing was changed. Try again in a moment.',
  sendingElsewhere:
    'Another Ovo process (the window, or a command) is sending from this data folder. Nothing was changed. Let it finish or pause it there, then quit it and try again.',
  openElsewhere:
    'Another Ovo process (the window, or a command) has the database open. Nothing was changed. Quit it and try again.',
} as const;
