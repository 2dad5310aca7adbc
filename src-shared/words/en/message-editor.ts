import { counting } from './counting.ts';

const { count, number } = counting;

const segment = { one: 'segment', other: 'segments' };
const people = { one: 'person', other: 'people' };

/** The field in which a text with merge fields is written, and what is said of the text below. */
export const messageEditor = {
  insertField: 'Insert field',
  ofTheContact: 'Contact',
  customFields: 'Custom fields',
  fields: {
    first_name: 'First name',
    last_name: 'Last name',
    full_name: 'Full name',
    email: 'Email',
    phone: 'Phone number',
  },
  tools: 'Tools for the text',
  emoji: 'Insert emoji',
  fieldChips: 'Fields to insert',
  insert: (field: string) => `Insert ${field}`,
  pill: (field: string) => `Field ${field}`,
  pillOr: (field: string, fallback: string) => `Field ${field}, or “${fallback}” if empty`,
  or: (fallback: string) => `or “${fallback}”`,
  addFallback: '+ fallback',
  keys: 'Type { to insert a field. With the cursor beside a field, press Alt+Enter to edit the field.',
  completions: 'Fields',
  addOptOut: 'Add opt-out sentence',
  addBusinessName: 'Add business name',
  business: (name: string, text: string) => `${name}: ${text}`,
  tooLong: (length: number, most: number) =>
    `Not inserted: the text would have ${number(length)} characters. ${number(most)} is the most.`,
  empty: (field: string, contacts: number) => `${field} is empty for ${count(contacts, people)}`,
  emptyText: 'Their text would have a gap. A fallback fills the gap.',
  setFallback: 'Add fallback',
  use: (field: string) => `Use ${field}`,

  popover: {
    title: (field: string) => `Field ${field}`,
    fallback: 'If empty',
    fallbackHint: 'Goes to people who have nothing in this field',
    fallbackExample: 'there',
    format: 'Format',
    asItIs: 'As it is',
    capitalize: 'First letter capital',
    upcase: 'ALL CAPITALS',
    downcase: 'all small',
    date: (example: string) => `Date: ${example}`,
    number: (example: string) => `Number: ${example}`,
    own: 'Format of your own',
    order: 'Dates such as 03/04/2026',
    orderLeft: 'Leave as they are',
    monthFirst: 'March 4 (month first)',
    dayFirst: 'April 3 (day first)',
    example: (value: string, shown: string) => `${value} becomes ${shown}`,
    remove: 'Remove field',
    done: 'Done',
  },

  segments: (segments: number, left: number) =>
    `${count(segments, segment)} · ${count(left, { one: 'character', other: 'characters' })} left`,
  mms: 'One MMS, however long the text is',
  segmentsBefore: (counted: string) => `${counted} (before personalization)`,
  unicode: (characters: string) =>
    `Segments hold 70 characters instead of 160 because of ${characters}`,
  unicodeMore: (characters: string, more: number) =>
    `Segments hold 70 characters instead of 160 because of ${characters} and ${number(more)} more`,

  ofMost: (length: number, most: number) =>
    `${number(length)} of the ${number(most)} characters that Twilio takes`,
  over: {
    title: (over: number) =>
      `${count(over, { one: 'character', other: 'characters' })} too many for Twilio`,
    text: (most: number) =>
      `Twilio refuses texts of more than ${number(most)} characters. Fields add theirs. Shorten the text.`,
  },

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
} as const;
