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
    text: 'Choose a conversation to read and answer.',
  },
  noMessages: 'No messages yet. Write the first one below.',
  notRead: 'Couldn’t load the conversation',
  messagesNotRead: 'Couldn’t load the messages',
  olderNotRead: 'Couldn’t load older messages',
  loadingOlder: 'Loading older messages',
  newBelow: 'New message',
  today: 'Today',
  yesterday: 'Yesterday',
  back: 'Inbox',
  showFacts: 'Show details',
  hideFacts: 'Hide details',

  received: 'Received',
  statuses: messageStatus,
  sending: 'Sending…',
  goesSoon: 'Sending in a moment…',
  goesAt: (moment: string) => `Goes ${moment}`,
  waitsForDecision: 'Held until you decide',
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
  notTakenBack: 'Couldn’t take the text back',
  tryAgain: 'Try again',
  notRetried: 'Couldn’t send again',
  unconfirmed: 'Ovo doesn’t know whether this text went. Did they get it?',
  wasSent: 'Count as sent',
  sendAgain: 'Send again',
  sendAgainHint: 'They may get this text twice.',
  notDecided: 'Couldn’t save your decision',

  optedOutBy: 'Opted out by this reply',
  optedBackIn: 'Opted back in by this reply',
  heldBy: 'May be an opt-out',
  wrongNumberBy: 'May be a wrong number',
  asksWho: 'Asks who is texting',
  evidence: (sid: string) => `sid ${sid}`,
  evidenceRead: (moment: string) => `Read ${moment}`,
  /** The code of the rule that matched. */
  evidenceRule: (rule: string) => `Rule ${rule}`,
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
    evidence: (said: string) => `“${said}”`,
    listed: (day: string) => `Twilio listed the number as deactivated on ${day}.`,
    held: (held: number) => {
      const are = held === 1 ? 'is' : 'are';
      return held === 0
        ? 'Nothing is sent to this person until you decide.'
        : `${count(held, text)} to this person ${are} held until you decide.`;
    },
    optOut: 'Opt out',
    doNotText: 'Do not text',
    keep: 'Keep texting',
    optedOut: 'Opted out. This number won’t be texted.',
    kept: 'Kept. Texts to this person go on.',
    failed: 'Couldn’t save your decision',
  },

  pictures: {
    show: 'Show picture',
    hint: 'Pictures from people you don’t know wait for a click.',
    loading: 'Loading picture…',
    alt: (place: number) => `Picture ${number(place)}`,
    failed: 'Couldn’t load the picture',
    'not-a-picture': 'Not a picture. The file was not opened.',
    'too-large': 'The picture is too large to show.',
    gone: 'Twilio no longer has this picture.',
  },
} as const;
