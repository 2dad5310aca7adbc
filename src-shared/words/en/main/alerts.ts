import { counting } from '../counting.ts';

/** What a person should know about: a title and a text for each kind of alert. */
export const alerts = {
  invalidFigures: (campaigns: number) =>
    counting.count(campaigns, {
      one: 'campaign has invalid figures',
      other: 'campaigns have invalid figures',
    }),
  invalidFiguresText:
    'The old system’s counts can’t be right. A repair counts the messages again, after a backup.',
  wrongCounts: (name: string) => `${name} has wrong counts`,
  missedSchedule: (name: string) => `“${name}” was not sent at its time`,
  missedScheduleText:
    'Ovo was not running then, or could not start it. Send it now, or make it a draft and choose another time.',
  wrongCountsText:
    'The counts don’t match the messages. A repair counts the messages again, after a backup.',
  late: (name: string) => `${name} is running late`,
  lateText: 'Open the campaign to see why: the rate, quiet hours, a daily limit, or Twilio.',
  notSent: (percent: number, name: string) => `${percent}% of ${name} failed`,
  notDelivered: (percent: number, name: string) => `${percent}% of ${name} not delivered`,
  notSentOrDelivered: (percent: number, name: string) => `${percent}% of ${name} didn’t arrive`,
  failuresText:
    'Open the campaign to see why. Remove wrong numbers from your lists: carriers block senders with many failures.',
  noReceipts: (name: string) => `No delivery receipts for ${name}`,
  noReceiptsText:
    'Ovo hasn’t reached Twilio for hours. Check your internet connection and the account in Settings.',
  diskNearlyFull: 'Your disk is nearly full',
  diskNearlyFullText: (megabytes: number) =>
    `${counting.number(megabytes)} MB left. Ovo stops sending when the disk is full. Free up some space.`,
  backupFailed: 'The last backup failed',
  riskyFolder: (keeper: string) => `Your data folder is stored on ${keeper}`,
  riskyFolderText:
    'Syncing can damage the database or bring back an old one. Move the data folder to this computer’s own disk.',

  /** What keeps a folder besides this computer, where that has no name of its own. */
  networkDrive: 'a network drive',
  cloudService: 'a cloud service',
} as const;
