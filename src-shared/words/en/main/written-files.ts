/** What the files are called that Ovo suggests to write, and the heading of a report. Days and times are given as they are shown. */
export const writtenFiles = {
  backup: 'Ovo backup.db',
  sealedBackup: 'Ovo backup.age',
  rejectedRows: 'Rejected rows.csv',
  suppressions: 'Do not text.csv',
  repairReport: (day: string, time: string) => `Ovo repair ${day} ${time}.txt`,
  repairTitle: (day: string, time: string) => `Ovo: database repair, ${day} ${time}`,
} as const;
