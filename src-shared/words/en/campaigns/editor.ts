import { counting } from '../counting.ts';

const { count, number } = counting;

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
    text: 'This draft was saved elsewhere, such as on the command line, after you opened it. Your version is still below, but not saved.',
    mine: 'Keep my version',
    theirs: 'Use the other version',
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
    from: (business: string, phone: string) => `${business}\n${phone}`,
    search: 'Find a person',
    order: 'Order of people',
    orders: { audience: 'As they are', longest: 'Longest first', unusual: 'Unusual first' },
    nobody: 'Choose recipients to see who reads what',
    notFound: (search: string) => `Nobody here matches “${search}”`,
    unicodeNote: 'A character in this text leaves room for only 70 a segment',
  },
} as const;
