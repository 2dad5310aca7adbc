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
    text: 'Another window or the command line saved this draft while you were writing. Your version is below and isn’t saved yet. Nothing is overwritten: whichever you choose, the other stays in Versions.',
    goneTitle: 'This draft was deleted elsewhere',
    gone: 'Your version is below and isn’t saved. Save it as a new draft to keep it.',
    yours: 'Your version',
    other: (time: string) => `Other version, saved ${time}`,
    empty: 'No text',
    mine: 'Keep my version',
    theirs: 'Use the other version',
    both: 'Keep both as drafts',
    asNew: 'Save as a new draft',
    kept: (name: string) => `Your version was saved as ${name}.`,
    notKept: 'Couldn’t save your version',
    updated: 'This draft was changed elsewhere. You’re seeing the newest version.',
  },

  versions: {
    title: 'Versions',
    facts: 'Saved as you write, one for each minute of typing. The newest 100 are kept.',
    notRead: 'Couldn’t load the versions',
    current: 'Current version',
    first: 'First version',
    oldest: 'Oldest version kept',
    changed: (parts: string) => `Changed: ${parts}`,
    parts: {
      name: 'name',
      body: 'text',
      audience: 'recipients',
      sender: 'sender',
      plan: 'sending plan',
      picture: 'picture',
    },
    empty: 'No text',
    preview: (time: string) => `Version of ${time}`,
    restore: 'Restore this version',
    restored: 'Earlier version restored. The version before is still in Versions.',
    notRestored: 'Couldn’t restore the version',
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
    mms: 'MMS',
    mmsEach: 'One for each person',
    each: (most: number) => `${count(most, segment)} for each person`,
    eachBetween: (fewest: number, most: number) =>
      `${number(fewest)} to ${count(most, segment)} for each person`,
    problems: 'To do before sending',
    to: (who: string, segments: number) => `To ${who} · ${count(segments, segment)}`,
    toAsMms: (who: string) => `To ${who} · 1 MMS`,
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
    tooLong: (length: number, most: number) =>
      `Twilio refuses this text: ${number(length)} characters, ${number(most)} at most`,
  },
} as const;
