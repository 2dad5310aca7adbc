import { counting } from '../counting.ts';
import { messageStatus } from '../campaigns/message-status.ts';

const { count, number } = counting;

const text = { one: 'text', other: 'texts' };

/** One conversation. */
export const thread = {
  label: (name: string) => `Conversation with ${name}`,
  messages: 'Messages',
  none: {
    title: 'No conversation selected',
    text: 'Choose a conversation to read and reply.',
  },
  noMessages: 'No messages yet. Write the first one below.',
  notRead: 'Couldn’t load the conversation',
  messagesNotRead: 'Couldn’t load the messages',
  olderNotRead: 'Couldn’t load older messages',
  loadingOlder: 'Loading older messages',
  /** Before each text, for those who hear the conversation. */
  weWrote: (moment: string) => `You, ${moment}:`,
  theyWrote: (name: string, moment: string) => `${name}, ${moment}:`,
  campaignWrote: (moment: string) => `Your campaign, ${moment}:`,
  newBelow: 'New reply',
  today: 'Today',
  yesterday: 'Yesterday',
  back: 'Inbox',
  showFacts: 'Show details',
  hideFacts: 'Hide details',

  received: 'Received',
  statuses: messageStatus,
  sending: 'Sending…',
  triesAgain: 'Waiting to try again',
  goesSoon: 'Sending in a moment…',
  goesAt: (moment: string) => `Goes ${moment}`,
  waitsForDecision: 'Waits for your decision',
  noted: (time: string) => `Note · ${time}`,
  removeNote: 'Delete note',
  noteRemoved: 'Note deleted.',
  noteRestored: 'Note restored.',
  noteNotRemoved: 'Couldn’t delete the note',
  noteNotRestored: 'Couldn’t restore the note',
  byCommandLine: 'Sent by the command line',
  confirmation: 'Confirmation of the opt-out, sent by Ovo',

  sendNow: 'Send now',
  notSentNow: 'Couldn’t send now',
  changeTime: 'Change time…',
  timeChanged: (moment: string) => `Goes ${moment}.`,
  timeNotChanged: 'Couldn’t change the time',
  takeBack: 'Cancel',
  takenBack: 'Not sent. Your text is back in the field.',
  takenBackElsewhere: 'Not sent. Your text is kept as a draft.',
  notTakenBack: 'Couldn’t take the text back',
  tryAgain: 'Try again',
  undeliveredHint: 'Check the number, or write again later.',
  notRetried: 'Couldn’t send again',
  unconfirmed:
    'Ovo doesn’t know yet whether this text went, and is asking Twilio. If you know, say so:',
  notFound: 'Ovo asked Twilio twice and didn’t find this text. Did they get it?',
  isItThis: 'Did they get this text?',
  wasSent: 'Count as sent',
  sendAgain: 'Send again',
  sendAgainHint: 'If you send again, they may get this text twice.',
  notDecided: 'Couldn’t save your decision',

  optedOutBy: 'Opted out by this reply',
  optedBackIn: 'Opted back in by this reply',
  heldBy: 'May be an opt-out',
  wrongNumberBy: 'May be a wrong number',
  asksWho: 'Asks who is texting',
  evidence: {
    details: 'Details',
    keyword: (word: string) => `The word ${word}`,
    typo: (word: string) => `A word one key away from ${word}`,
    stopSign: 'A stop sign',
    together: 'Words that together may ask for no more texts',
    reaction: 'A reaction to a text from you',
    automatic: 'An automatic reply',
    phrases: {
      stop: 'A phrase that asks for no more texts',
      maybe: 'A phrase that may ask for no more texts',
      'wrong-number': 'A phrase that says the number is somebody else’s',
      start: 'A phrase that asks for texts again',
      help: 'A phrase that asks who is texting',
      no: 'Nothing that asks Ovo for anything',
    },
    received: (moment: string) => `Sent by them ${moment}`,
    read: (moment: string) => `Read by Ovo ${moment}`,
    sid: (sid: string) => `Twilio’s ID: ${sid}`,
  },
  confirmations: {
    'by-provider': 'Twilio confirms the opt-out.',
    sent: 'Ovo confirmed the opt-out.',
    waiting: 'Ovo’s confirmation is waiting to be sent.',
    'not-sent': 'Ovo’s confirmation didn’t get through.',
    'too-late': 'Not confirmed: the reply was older than five minutes when Ovo read it.',
    off: 'Not confirmed: the settings have no text for this, or the text couldn’t be sent.',
  },

  decision: {
    label: 'Decide',
    maybe: 'This may be an opt-out.',
    wrongNumber: 'This number may belong to somebody else.',
    givenUp: 'This number may have been given up.',
    givenUpAdvice:
      'Somebody else may get it next. Keep texting only if you know the number is still theirs.',
    evidence: (said: string) => `“${said}”`,
    listed: (day: string) => `Twilio listed the number as deactivated on ${day}.`,
    held: (held: number) => {
      const are = held === 1 ? 'is' : 'are';
      return held === 0
        ? 'Campaigns and texts for later wait until you decide. A reply you write now goes at once.'
        : `${count(held, text)} to this person ${are} held until you decide.`;
    },
    optOut: 'Opt out',
    doNotText: 'Do not text',
    keep: 'Keep texting',
    optedOut: 'Opted out. This number won’t be texted.',
    kept: 'Kept. Texts to this person go on.',
    failed: 'Couldn’t save your decision',
    notUndone: 'Couldn’t undo your decision',
    undone: (sent: number, skipped: number) =>
      [
        'Undone. Texts to this person wait for your decision again.',
        ...(sent === 0 ? [] : [`${count(sent, text)} had gone already.`]),
        ...(skipped === 0 ? [] : [`${count(skipped, text)} had been left out and won’t go.`]),
      ].join(' '),
  },

  pictures: {
    show: 'Show picture',
    showOf: (place: number) => `Show picture ${number(place)}`,
    hint: 'Pictures from people you don’t know wait for a click.',
    loading: 'Loading picture…',
    alt: (place: number) => `Picture ${number(place)}`,
    failed: 'Couldn’t load the picture',
    files: {
      audio: 'Voice message',
      video: 'Video',
      contact: 'Contact card',
      pdf: 'PDF document',
      calendar: 'Calendar entry',
      picture: 'Damaged or unsupported picture',
      other: 'File',
    },
    'not-a-picture': {
      title: (file: string) => `${file}, not opened`,
      text: 'Ovo shows pictures only. The file is in the Twilio Console, under Monitor, Logs, Messaging.',
    },
    'too-large': {
      title: 'Picture too large to show',
      text: 'It has more than 5 MB. The picture is in the Twilio Console, under Monitor, Logs, Messaging.',
    },
    gone: {
      title: 'Picture no longer available',
      text: 'Twilio no longer has it. Ask them to send it again.',
    },
  },
} as const;
