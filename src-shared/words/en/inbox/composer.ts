import { counting } from '../counting.ts';

const { count, number } = counting;

/** The field for an answer, and a new conversation. */
export const composer = {
  label: 'Message',
  labelTo: (name: string) => `Message to ${name}`,
  send: 'Send',
  sendKeys: 'Send with Ctrl Enter (⌘ Enter). Enter makes a new line. Esc leaves the field.',
  later: 'Send later',
  laterTitle: 'Send later',
  inAnHour: 'In 1 hour',
  tomorrow: 'Tomorrow at 9 AM',
  pick: 'Pick a time…',
  time: 'Date and time',
  timePast: 'Choose a time in the future.',
  timeMissing: 'Choose a date and a time.',
  schedule: 'Send then',
  template: 'Insert a template',
  picture: 'Add a picture',
  hidePicture: 'Hide the picture',
  note: 'Note',
  noteHint: 'Only you see notes.',
  noteLabel: (name: string) => `Note about ${name}`,
  addNote: 'Add note',
  modes: 'What to write',
  noteNotAdded: 'Couldn’t add the note',
  notSent: 'Couldn’t send',
  notFilled: 'Couldn’t fill in the fields',
  draftNotSaved: 'The draft isn’t saved',

  reads: (name: string, text: string) => `${name} reads: “${text}”`,
  missing: (name: string, fields: string) =>
    `${fields} is empty for ${name}. Add a fallback, or write the words yourself.`,
  problem: (problem: string) => `Can’t be sent: ${problem}`,
  tooLong: (length: number, most: number) =>
    `${number(length)} characters. ${number(most)} is the most.`,

  sent: (name: string, seconds: number) =>
    `Sending to ${name} in ${count(seconds, { one: 'second', other: 'seconds' })}`,
  sentNow: (name: string) => `Sent to ${name}`,
  sentHeld: (name: string) => `The text to ${name} waits for your decision.`,
  scheduled: (name: string, moment: string) => `Goes to ${name} ${moment}.`,
  undone: 'Not sent. Your text is back in the field.',
  undoneElsewhere: 'Not sent. Your text is kept as a draft.',
  notUndone: 'Too late to undo',

  suppressed: (reason: string) => `This number must not be texted (${reason}).`,
  suppressedWithout: 'This number must not be texted.',
  openDoNotText: 'Open Do not text',
  noAccount: 'Connect your Twilio account to send texts.',
  connect: 'Connect an account',
  noSender: 'Choose a number to send from.',
  chooseSender: 'Choose a sender',
  from: (sender: string) => `From ${sender}`,
  practice: 'Practice: no text is really sent.',

  newTitle: 'New message',
  to: 'To',
  toHint: 'A contact’s name, or any number',
  toPlaceholder: 'Name or number',
  toNumber: (number_: string) => `Text ${number_}`,
  recipientsLabel: 'Contacts and numbers',
  recipients: (found: number) => count(found, { one: 'choice', other: 'choices' }),
  toMissing: 'Type a name or a number.',
  open: 'Write message',
  noMatch: 'No contact found. Type a whole number to text somebody else.',
  doNotTextMark: 'Do not text',
} as const;
