import { messages } from '../campaigns/messages.ts';

/** What the files are called that Ovo suggests to write, and the heading of a report. Days and times are given as they are shown. */
export const writtenFiles = {
  backup: 'Ovo backup.db',
  sealedBackup: 'Ovo backup.age',
  rejectedRows: 'Rejected rows.csv',
  suppressions: 'Do not text.csv',
  /** Characters that file names cannot have are replaced. */
  campaignPeople: (campaign: string) => `${campaign.replaceAll(/[\\/:*?"<>|]/g, ' ').trim()}.csv`,
  /** The people of a campaign. */
  people: {
    columns: {
      name: 'Name',
      number: 'Number',
      status: 'Status',
      reason: 'Reason',
      errorCode: 'Error code',
      segments: 'Segments',
      sentAt: 'Sent',
      receiptAt: 'Receipt',
      text: 'Text',
    },
    status: messages.status,
  },
  repairReport: (day: string, time: string) => `Ovo repair ${day} ${time}.txt`,
  repairTitle: (day: string, time: string) => `Ovo: database repair, ${day} ${time}`,
} as const;
