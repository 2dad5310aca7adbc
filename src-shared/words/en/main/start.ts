import { counting } from '../counting.ts';
import { dayAndTime } from '../times.ts';

const textsSent = (count: number) =>
  `${counting.count(count, { one: 'text was', other: 'texts were' })} sent`;

/** What is said where Ovo cannot open its data at the start, and what came of what was chosen then. */
export const start = {
  title: 'Ovo',
  cannotOpen: 'Ovo can’t open your data.',
  couldNotStart: (cause: string) => `Ovo couldn’t start. Your data is unchanged. (${cause})`,
  noFolderGiven: 'Give the folder of your data after --data. Nothing was opened.',
  olderLog: 'the -wal beside it is older than the database',

  missing: 'Ovo’s data is missing.',
  damaged: 'Ovo’s data is damaged.',
  fileKept: (file: string, finding: string) =>
    `${file} can’t be opened (${finding}). The file was not changed, and Ovo keeps it whatever you choose.`,
  noBackup: 'There is no backup on this computer.',
  nothingSentSince: 'Nothing was sent since the latest backup.',
  sentSince: (texts: number) =>
    `${textsSent(texts)} since the latest backup. Ovo’s send journal knows each of them, so none is sent again.`,
  afterwards: 'Afterwards nothing is sent on its own, and everyone who opted out stays opted out.',
  restore: (takenAt: number) => `Restore the backup of ${dayAndTime(takenAt)}`,
  salvage: 'Recover what is readable',
  startEmpty: 'Start empty',
  showFolder: 'Show folder',
  quit: 'Quit',

  restoring: 'Restoring the backup…',
  salvaging: 'Recovering what is readable…',
  startingEmpty: 'Starting with an empty database…',
  patience: 'A large database can take a minute or two.',
  cancel: 'Cancel',
  done: 'Done.',
  failed: 'That didn’t work.',
  nothingChanged: (cause: string) => `Nothing has changed. (${cause})`,

  restored: 'The backup is in place.',
  recovered: (rows: number) =>
    counting.count(rows, { one: 'row recovered.', other: 'rows recovered.' }),
  keptApart: (rows: number) =>
    counting.form(rows, {
      one: `${counting.number(rows)} of them didn’t fit and is kept in a file.`,
      other: `${counting.number(rows)} of them didn’t fit and are kept in a file.`,
    }),
  startedEmpty: 'Ovo starts empty. Everyone who opted out stays opted out.',
  campaignsPaused: (campaigns: number) =>
    `Paused campaigns: ${counting.number(campaigns)}. Check them before you resume.`,
  messagesKnown: (messages: number) =>
    `Messages known from the send journal: ${counting.number(messages)}.`,
  messagesToLookUp: (messages: number) =>
    `Messages to look up before anything is sent: ${counting.number(messages)}.`,
  keptAs: (name: string) => `The damaged file is kept in the data folder as ${name}.`,

  /** The same for the command line. */
  advice: {
    damaged: (file: string, finding: string) =>
      `${file} is damaged or is not a database (${finding}). It was left as it is.`,
    noBackup: 'There is no backup in its data folder; `restore FILE` takes one from elsewhere.',
    restore: (takenAt: number) =>
      `\`restore --latest\` restores the backup of ${dayAndTime(takenAt)}.`,
    restoreSentSince: (takenAt: number, texts: number) =>
      `\`restore --latest\` restores the backup of ${dayAndTime(takenAt)} (${textsSent(texts)} since: none of them is sent again).`,
    salvage: '`salvage` reads out what is readable of it.',
    startEmpty:
      '`start-empty` starts a new, empty database, and keeps who has opted out and what was sent.',
    kept: 'Each keeps the damaged file in the folder quarantine.',
  },
} as const;
