import { counting } from '../counting.ts';

const stillQueued = 'Everybody who is left is still queued.';
const oneFirst = 'When you resume, one message goes first; the others follow if it gets through.';
const decide = 'Decide whether to send again, count as sent, or skip.';

/** What happened could not be written down. */
const notWritten = (what: string, cause: string, advice: string) =>
  `${what} (${cause}). Nothing more is sent, and everything sent so far is on record. ${advice}, then resume.`;

/** Why a campaign is paused, and what to do. */
export const pauses = {
  byUser: 'You paused the campaign.',
  interrupted: 'Interrupted at the command line.',
  backToDraft: 'You went back to the draft just after the start.',
  toBeRemoved: 'The draft was about to be deleted.',
  stopped: 'Somebody stopped the campaign.',
  unreachable: (cause: string) =>
    `${cause} Nothing was lost: everybody who is left is still queued. Resume when the connection works again.`,
  outcomesUnknown: (cause: string) =>
    `${cause} Several messages in a row ended like this, so Ovo stopped sending. ${stillQueued} ${oneFirst}`,
  lookUpsRefused: (cause: string) =>
    `${cause} So Ovo cannot find out what became of unconfirmed messages, and stopped sending. ${stillQueued} Check the credentials and the connection, then resume. If the credentials may not list messages, decide on the unconfirmed ones yourself.`,
  notDelivered: (receipts: number, cause: string) =>
    `None of the last ${counting.number(receipts)} texts arrived. ${cause} ${stillQueued} ${oneFirst}`,
  overDailyCap: (segments: number, cap: number) =>
    `A text has ${counting.number(segments)} segments, and the daily limit is ${counting.number(cap)}. Raise the limit in Settings, then resume.`,
  refusals: (refused: number, of: number) =>
    `${counting.number(refused)} of the last ${counting.number(of)} messages were refused. Look at the reasons below before you go on: sending to many wrong numbers makes carriers block a sender.`,
  unconfirmed: (messages: number) =>
    messages === 1
      ? `One message is unconfirmed: the provider’s list does not show it, yet it may have been sent. ${decide}`
      : `${counting.number(messages)} messages are unconfirmed: the provider’s list does not show them, yet they may have been sent. ${decide}`,
  countsDoNotFit:
    'Nothing is left to send, yet the counts do not add up. Choose Tools > Repair database.',
  diskFull: (cause: string) => notWritten('The disk is full', cause, 'Free some space'),
  noPermission: (cause: string) =>
    notWritten(
      'Ovo may not write its files any more',
      cause,
      'Check the permissions of the data folder',
    ),
  databaseBusy: (cause: string) =>
    notWritten(
      'Another program keeps Ovo’s database to itself',
      cause,
      'Wait until that program is done',
    ),
  writeFailed: (cause: string) =>
    notWritten('Ovo could not write down what happened', cause, 'Check the disk'),
  restored: 'Paused because a backup was restored. Look the campaign over, then resume.',
  salvaged: 'Paused because the database was salvaged. Look the campaign over, then resume.',
  repaired: 'Paused by a repair. Look the campaign over, then resume.',
  fromOldSystem: 'Imported from the old system. Nothing is sent until you resume.',
  damagedInOldSystem:
    'Imported damaged from the old system. Repair the database: Tools > Repair database…',
} as const;
