import { counting } from '../counting.ts';
import { dayAndTime } from '../times.ts';

const textsSent = (count: number) =>
  `${counting.count(count, { one: 'text was', other: 'texts were' })} sent`;

/** What is said where Ovo cannot open its data at the start, and what came of what was chosen then. */
export const start = {
  title: 'Ovo',
  cannotOpen: 'Couldn’t open your data.',
  couldNotStart: (cause: string) => `Couldn’t start Ovo. Your data is unchanged. (${cause})`,
  noFolderGiven: 'Give your data folder after --data. Nothing was opened.',
  olderLog: 'the -wal beside it is older than the database',

  missing: 'Ovo’s data is missing.',
  damaged: 'Ovo’s data is damaged.',
  fileKept: (file: string, finding: string) =>
    `Couldn’t open ${file} (${finding}). The file is unchanged, and Ovo keeps it whatever you choose.`,
  noBackup: 'There is no backup on this computer.',
  nothingSentSince: 'Nothing was sent since the latest backup.',
  sentSince: (texts: number) =>
    `${textsSent(texts)} since the latest backup. Ovo’s send journal knows each one, so nothing is sent again.`,
  afterwards: 'Afterwards nothing is sent on its own, and everyone who opted out stays opted out.',
  restore: (takenAt: number) => `Restore the backup of ${dayAndTime(takenAt)}`,
  salvage: 'Recover what can be read',
  startEmpty: 'Start empty',
  showFolder: 'Show folder',
  quit: 'Quit',

  restoring: 'Restoring the backup…',
  salvaging: 'Recovering what can be read…',
  startingEmpty: 'Starting with an empty database…',
  patience: 'A large database can take a minute or two.',
  cancel: 'Cancel',
  done: 'Done.',
  failed: 'Couldn’t do this.',
  nothingChanged: (cause: string) => `Nothing was changed. (${cause})`,

  restored: 'The backup is restored.',
  recovered: (rows: number) =>
    counting.count(rows, { one: 'row recovered.', other: 'rows recovered.' }),
  keptApart: (rows: number) =>
    counting.form(rows, {
      one: `${counting.number(rows)} of them didn’t fit the rest and is kept in a file.`,
      other: `${counting.number(rows)} of them didn’t fit the rest and are kept in a file.`,
    }),
  startedEmpty: 'Ovo starts empty. Everyone who opted out stays opted out.',
  campaignsPaused: (campaigns: number) =>
    `Paused campaigns: ${counting.number(campaigns)}. Check them before you resume.`,
  messagesKnown: (messages: number) =>
    `Messages known from the send journal: ${counting.number(messages)}.`,
  messagesToLookUp: (messages: number) =>
    `Messages to look up at Twilio before anything is sent: ${counting.number(messages)}.`,
  keptAs: (name: string) => `The damaged file is kept in the data folder as ${name}.`,

  /** The same for the command line. */
  advice: {
    damaged: (file: string, finding: string) =>
      `${file} is damaged or isn’t a database (${finding}). The file is unchanged.`,
    noBackup: 'There is no backup in the data folder. `restore FILE` restores one from elsewhere.',
    restore: (takenAt: number) =>
      `\`restore --latest\` restores the backup of ${dayAndTime(takenAt)}.`,
    restoreSentSince: (takenAt: number, texts: number) =>
      `\`restore --latest\` restores the backup of ${dayAndTime(takenAt)} (${textsSent(texts)} since then; none is sent again).`,
    salvage: '`salvage` recovers what can be read.',
    startEmpty:
      '`start-empty` starts a new, empty database, and keeps who has opted out and what was sent.',
    kept: 'Each keeps the damaged file in the folder “quarantine”.',
  },
} as const;
