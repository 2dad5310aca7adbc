import { counting } from '../counting.ts';

const stillQueued = 'Everyone left is still queued.';
const oneFirst =
  'When you resume, one message goes first. The others follow if that one gets through.';
const decide = 'Decide whether to send again, count as sent, or skip.';

const segment = { one: 'segment', other: 'segments' };
const receipt = { one: 'receipt', other: 'receipts' };
const minute = { one: 'minute', other: 'minutes' };
const firstTexts = (delivered: number, of: number) =>
  `${counting.number(delivered)} of the first ${counting.count(of, { one: 'text', other: 'texts' })} arrived.`;

/** What happened could not be written down. */
const notWritten = (what: string, cause: string, advice: string) =>
  `${what} (${cause}). Sending has stopped, and everything sent so far is on record. ${advice}, then resume.`;

/** Why a campaign is paused, and what to do. */
export const pauses = {
  byUser: 'You paused the campaign.',
  interrupted: 'You interrupted the campaign at the command line.',
  backToDraft: 'You went back to the draft just after starting.',
  toBeRemoved: 'You were deleting the draft.',
  stopped: 'Someone stopped the campaign.',
  unreachable: (cause: string) =>
    `${cause} Nothing is lost: everyone left is still queued. Resume when the connection works again.`,
  outcomesUnknown: (cause: string) =>
    `${cause} Several messages in a row ended like this, so sending has stopped. ${stillQueued} ${oneFirst}`,
  lookUpsRefused: (cause: string) =>
    `${cause} Ovo can’t find out what became of unconfirmed messages, so sending has stopped. ${stillQueued} Check the credentials and the connection, then resume. If the credentials aren’t allowed to list messages, decide about the unconfirmed messages yourself.`,
  notDelivered: (receipts: number, cause: string) =>
    `None of the last ${counting.number(receipts)} texts arrived. ${cause} ${stillQueued} ${oneFirst}`,
  overDailyCap: (segments: number, cap: number) =>
    `A text has ${counting.number(segments)} segments, and the daily limit is ${counting.number(cap)}. Raise the limit in Settings, then resume.`,
  noScheduler: `The rest was handed over, and Twilio’s scheduler can’t take these texts: the sender is no Messaging Service, or practice mode is on. ${stillQueued} Choose a Messaging Service as the sender, or take the campaign back from Twilio to send the rest from this computer. Then resume.`,
  budget: (used: number, budget: number) =>
    `The budget stop held the campaign: ${counting.count(used, segment)} of ${counting.number(budget)} are used, and the next text would go past that. ${stillQueued} Raise the budget to go on, or cancel the rest.`,
  canary: (delivered: number, of: number, needed: number) =>
    `${firstTexts(delivered, of)} ${counting.number(needed)} were needed to go on. ${stillQueued} Send to the rest, or cancel.`,
  canaryNoReceipts: (held: {
    readonly delivered: number;
    readonly of: number;
    readonly needed: number;
    readonly missing: number;
    readonly minutes: number;
  }) =>
    `${counting.count(held.missing, receipt)} of the first texts didn’t come within ${counting.count(held.minutes, minute)}. ${firstTexts(held.delivered, held.of)} ${counting.number(held.needed)} were needed to go on. ${stillQueued} Send to the rest, cancel, or resume to wait again.`,
  refusals: (refused: number, of: number) =>
    `${counting.number(refused)} of the last ${counting.number(of)} messages were refused. Check the reasons before you resume: carriers block senders that text many wrong numbers.`,
  unconfirmed: (messages: number) =>
    messages === 1
      ? `One message is unconfirmed: the provider’s list doesn’t show the message, but it may have been sent. ${decide}`
      : `${counting.number(messages)} messages are unconfirmed: the provider’s list doesn’t show them, but they may have been sent. ${decide}`,
  onlyHeld: (messages: number) =>
    messages === 1
      ? 'One text is left, and the number is held. Decide about that number in the inbox; the campaign goes on by itself then.'
      : `${counting.number(messages)} texts are left, all to held numbers. Decide about those numbers in the inbox; the campaign goes on by itself then.`,
  countsDoNotFit:
    'Nothing is left to send, but the counts don’t add up. Choose Tools > Repair database.',
  diskFull: (cause: string) => notWritten('The disk is full', cause, 'Free up some space'),
  noPermission: (cause: string) =>
    notWritten(
      'Ovo isn’t allowed to write its files anymore',
      cause,
      'Check the permissions of the data folder',
    ),
  databaseBusy: (cause: string) =>
    notWritten(
      'Another program is blocking Ovo’s database',
      cause,
      'Wait until that program is done',
    ),
  writeFailed: (cause: string) =>
    notWritten('Couldn’t record what happened', cause, 'Check the disk'),
  restored: 'Paused because a backup was restored. Check the campaign, then resume.',
  salvaged: 'Paused because the database was recovered. Check the campaign, then resume.',
  repaired: 'Paused by a repair. Check the campaign, then resume.',
  fromOldSystem: 'Imported from the old system. Nothing is sent until you resume.',
  damagedInOldSystem:
    'Had invalid figures in the old system. Repair the database first: Tools > Repair database.',
} as const;
