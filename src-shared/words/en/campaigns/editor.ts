import { counting } from '../counting.ts';

const { count, number } = counting;

const segment = { one: 'segment', other: 'segments' };

/** Writing a campaign, and the last look before it is sent. */
export const editor = {
  defaultName: (day: string) => `Campaign of ${day}`,
  name: 'Name',
  nameHint: 'Only you see this',
  nameMissing: 'A campaign needs a name.',
  text: 'Text',
  message: 'Message',
  advanced: 'Advanced',
  sender: 'Sender',
  senderHint: 'For this campaign only. Leave empty for the default sender',
  senderHintDefault: (sender: string) =>
    `For this campaign only. Leave empty for the default sender, ${sender}`,
  review: 'Review and send…',
  notRead: 'Couldn’t load the saved draft',

  conflict: {
    title: 'This draft was changed elsewhere',
    text: 'This draft was saved elsewhere, such as on the command line, after you opened it. Your version is still below, but not saved.',
    mine: 'Keep my version',
    theirs: 'Use the other version',
  },

  starting: {
    title: 'This campaign is about to be sent',
    back: 'Back to the draft',
    notStopped: 'Couldn’t stop the start',
  },

  preview: {
    title: 'Preview',
    updating: 'Updating…',
    notMade: 'Couldn’t make the preview',
    recipients: 'Recipients',
    suppressed: 'Do not text',
    segments: 'Segments',
    each: (most: number) => `${count(most, segment)} for each person`,
    eachBetween: (fewest: number, most: number) =>
      `${number(fewest)} to ${count(most, segment)} for each person`,
    problems: 'To do before sending',
    emptyField: (field: string, recipients: number) =>
      `${field} is empty for ${count(recipients, { one: 'recipient', other: 'recipients' })}`,
    to: (who: string, segments: number) => `To ${who} · ${count(segments, segment)}`,
    previous: 'Previous person',
    next: 'Next person',
    place: (index: number, all: number) => `${number(index)} of ${number(all)}`,
    defaultSender: 'Your number',
    from: (business: string, phone: string) => `${business}\n${phone}`,
    search: 'Find a person',
    order: 'Order of people',
    orders: { audience: 'As they are', longest: 'Longest first', unusual: 'Unusual first' },
    nobody: 'Choose recipients to see who reads what',
    notFound: (search: string) => `Nobody here matches “${search}”`,
    unicodeNote: 'A character in this text leaves room for only 70 a segment',
  },
} as const;
