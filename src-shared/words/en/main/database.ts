/** What is wrong with the database or its file. */
export const database = {
  notWritable: (file: string, cause: string) =>
    `Ovo may not open or write ${file} (${cause}). Check the folder’s permissions and free space.`,
  changedElsewhere: (file: string) =>
    `Another process is changing ${file}. Nothing was changed here; try again in a moment.`,
  diskFailed: (file: string, cause: string) =>
    `The disk could not take or give the data of ${file} (${cause}). Nothing was half-done. Free some space and try again.`,
  gone: (file: string) =>
    `${file} was moved, deleted or replaced while Ovo was using it. Nothing more is sent. Quit Ovo, put the file back or restore a backup, and start again: the journal beside it knows what was sent, so that nobody is texted twice.`,
  damaged: (file: string, finding: string) =>
    `${file} is damaged or is not a database (${finding}). The file was left as it is. Restore a backup, or salvage its readable rows.`,
  foreign: (file: string) =>
    `${file} is a database of another program, not Ovo’s. The file was left as it is. Choose another data folder; or, if this file replaced Ovo’s own, \`restore\` a backup.`,
  newer: (file: string, version: number, known: number) =>
    `${file} was made by a newer Ovo (database version ${version}; this one knows up to ${known}). The file was left as it is. Install the newer Ovo to open it.`,

  notConfirmed: (cause: string) =>
    `The disk did not confirm your last change (${cause}). Check the disk, start Ovo again, and look whether the change is there.`,
  notWritten: (cause: string) =>
    `The disk could not take your last change (${cause}). Nothing was changed. Free some space and try again.`,
  busy: 'Another Ovo process (the window, or a command) is writing to the database. Nothing was changed; try again when it has finished.',

  unreadableSetting: (name: string, problem: string) =>
    `The setting “${name}” has a value in the database that is not valid (${problem}). Nothing is sent. Choose another value in Settings, or run a repair: it keeps the value apart and goes back to the default.`,
  noSuchValue: 'no value of this setting',

  /** What was found in a damaged file; each goes into a sentence about the file. */
  findings: {
    unreadable: 'unreadable',
    emptyBesideLog: 'it is empty or gone, and its -wal is not',
    deadLink: 'it is a link that leads nowhere',
    nothingInIt: 'it is gone or empty, and this data folder has been used before',
    foreignLog: 'the -wal beside it is of another program',
    indexesMissing: (names: string, cause: string) => `its indexes ${names} are missing (${cause})`,
    headerOverwritten: 'its header was overwritten',
    headerOfNewer: (version: number) =>
      `its header says version ${version}, as of a newer Ovo: the header was overwritten`,
    headerOfNewerThanTables: (version: number, tables: number) =>
      `its header says version ${version}, as of a newer Ovo, and its tables are those of version ${tables}: the header was overwritten`,
    noTables: 'it has none of its tables',
    noVersion: 'nothing says which version of Ovo made it',
    missing: (type: string, name: string) => `the ${type} “${name}” is missing`,
    changed: (type: string, name: string) => `the ${type} “${name}” is not as Ovo made it`,
    extra: (type: string, name: string) => `the ${type} “${name}” is not one of Ovo’s`,
  },
} as const;
