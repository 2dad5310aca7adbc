import { counting } from '../counting.ts';

const { count, form, number } = counting;

const person = { one: 'person', other: 'people' };
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
  },

  reviewing: {
    title: (campaign: string) => `Send ${campaign}`,
    settingsNotRead: 'Couldn’t load the settings',
    to: 'To',
    people: (people: number) => count(people, person),
    peopleFrom: (people: number, sources: string) => `${count(people, person)}: ${sources}`,
    skipped: 'Skipped',
    suppressed: (numbers: number) =>
      `${count(numbers, { one: 'number', other: 'numbers' })} on Do not text`,
    segments: 'Segments',
    delivery: 'Delivery',
    twilio: 'Twilio',
    twilioFrom: (sender: string) => `Twilio, from ${sender}`,
    practice: 'Practice',
    real: 'Real texts to real people',
    realText: (segments: number) =>
      `Twilio bills your account for ${count(segments, segment)}. This can’t be undone.`,
    practiceText: 'Practice mode. No texts are really sent, and nothing is billed.',
    problems: 'To do before sending',
    notStarted: 'Couldn’t start',
    send: (people: number) => `Send to ${number(people)} ${form(people, person)}`,
  },
} as const;
