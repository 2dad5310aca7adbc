/** What is wrong with the database or its file. */
export const database = {
  notWritable: (file: string, cause: string) =>
    `Couldn’t open or write ${file} (${cause}). Check the folder’s permissions and free space.`,
  changedElsewhere: (file: string) =>
    `Another process is changing ${file}. Nothing was changed here. Try again in a moment.`,
  diskFailed: (file: string, cause: string) =>
    `Couldn’t read or write ${file} on the disk (${cause}). Nothing was half-done. Free up some space and try again.`,
  gone: (file: string) =>
    `${file} was moved, deleted or replaced while Ovo was using it. Nothing more is sent. Quit Ovo, put the file back or restore a backup, and open Ovo again. The send journal knows what was sent, so nobody is texted twice.`,
  damaged: (file: string, finding: string) =>
    `${file} is damaged or isn’t a database (${finding}). The file is unchanged. Restore a backup, or recover what can be read.`,
  foreign: (file: string) =>
    `${file} is another program’s database, not Ovo’s. The file is unchanged. Choose another data folder. If this file replaced Ovo’s own, \`restore\` a backup.`,
  newer: (file: string, version: number, known: number) =>
    `A newer version of Ovo made ${file} (database version ${version}; this Ovo knows up to ${known}). The file is unchanged. Update Ovo to open this file.`,

  notConfirmed: (cause: string) =>
    `The disk didn’t confirm your last change (${cause}). Check the disk, open Ovo again, and see whether the change is there.`,
  notWritten: (cause: string) =>
    `Couldn’t save your last change on the disk (${cause}). Nothing was changed. Free up some space and try again.`,
  busy: 'Another Ovo process (the window, or a command) is writing to the database. Nothing was changed. Try again when that process has finished.',

  unreadableSetting: (name: string, problem: string) =>
    `The setting “${name}” has an invalid value in the database (${problem}). Nothing is sent. Choose another value in Settings, or run a repair: the default then applies, and the old value is kept apart.`,
  noSuchValue: 'not a value of this setting',

  /** What was found in a damaged file; each goes into a sentence about the file. */
  findings: {
    unreadable: 'unreadable',
    emptyBesideLog: 'the file is empty or missing, but its -wal isn’t',
    deadLink: 'a link that leads nowhere',
    nothingInIt: 'the file is missing or empty, but this data folder has been used before',
    foreignLog: 'the -wal beside the file belongs to another program',
    indexesMissing: (names: string, cause: string) => `the indexes ${names} are missing (${cause})`,
    headerOverwritten: 'the header was overwritten',
    headerOfNewer: (version: number) =>
      `the header says version ${version}, as from a newer Ovo: the header was overwritten`,
    headerOfNewerThanTables: (version: number, tables: number) =>
      `the header says version ${version}, as from a newer Ovo, but the tables are of version ${tables}: the header was overwritten`,
    noTables: 'all tables are missing',
    noVersion: 'nothing says which version of Ovo made it',
    missing: (type: string, name: string) => `the ${type} “${name}” is missing`,
    changed: (type: string, name: string) => `the ${type} “${name}” isn’t as Ovo made it`,
    extra: (type: string, name: string) => `the ${type} “${name}” isn’t one of Ovo’s`,
  },
} as const;
