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
  lists: 'Lists',
  listsHint: 'Each number gets one text, even if on several lists',
  listsPlaceholder: 'Choose lists',
  list: (name: string, contacts: string) => `${name} (${contacts})`,
  noLists: 'No lists yet. Import contacts first.',
  noSuchList: 'No list found',
  text: 'Text',
  message: 'Message',
  advanced: 'Advanced',
  sender: 'Sender',
  senderHint: 'For this campaign only. Leave empty for the default sender',
  senderHintDefault: (sender: string) =>
    `For this campaign only. Leave empty for the default sender, ${sender}`,
  insertField: 'Insert field',
  ofTheContact: 'Contact',
  firstNameOrThere: 'First name, or “there” if empty',
  customFields: 'Custom fields',
  fields: {
    first_name: 'First name',
    last_name: 'Last name',
    full_name: 'Full name',
    email: 'Email',
    phone: 'Phone number',
  },
  review: 'Review and send…',
  notRead: 'Couldn’t load the saved draft',

  segments: (segments: number, left: number) =>
    `${count(segments, segment)} · ${count(left, { one: 'character', other: 'characters' })} left`,
  segmentsBefore: (counted: string) => `${counted} (before personalization)`,
  unicode: (characters: string) =>
    `Segments hold 70 characters instead of 160 because of ${characters}`,
  unicodeMore: (characters: string, more: number) =>
    `Segments hold 70 characters instead of 160 because of ${characters} and ${number(more)} more`,

  hints: 'Hints on the text',
  replace: {
    title: (characters: number, segments: number) =>
      `${count(characters, { one: 'character turns', other: 'characters turn' })} this into ${count(segments, segment)}`,
    shorter: (characters: number) =>
      `${count(characters, { one: 'character leaves', other: 'characters leave' })} less room in each segment`,
    text: (pairs: string) => `${pairs}. The text reads the same.`,
    pair: (character: string, replacement: string) => `${character} becomes ${replacement}`,
    drop: (character: string) => `${character} is removed`,
    space: 'a space',
    button: 'Replace',
  },
  links: {
    broken: (link: string) => `${link} isn’t a complete link.`,
    'not-https': (link: string) => `${link} isn’t secure. Use https://.`,
    shortener: (link: string) =>
      `${link} is a public link shortener. Carriers block these. Use the full link.`,
    'ip-address': (link: string) => `${link} is a bare address. Carriers block these. Use a name.`,
    'hidden-site': (link: string) => `${link} hides where the link leads. Use a plain link.`,
  },

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
    },
    empty: 'No text',
    preview: (time: string) => `Version of ${time}`,
    restore: 'Restore this version',
    restored: 'Earlier version restored. The version before is still in Versions.',
    notRestored: 'Couldn’t restore the version',
  },

  unreached: {
    title: (campaign: string) => `People ${campaign} missed who are worth retrying`,
    text: 'Anyone who got the text, or may have, is left out.',
    earlier: 'an earlier campaign',
    open: 'Open that campaign',
    remove: (campaign: string) => `Don’t send to people ${campaign} missed`,
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
    peopleFrom: (people: number, sources: string) => `${count(people, person)} ${sources}`,
    onLists: (lists: string) => `on ${lists}`,
    missedBy: (campaign: string) => `missed by ${campaign}`,
    or: (one: string, other: string) => `${one} or ${other}`,
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
