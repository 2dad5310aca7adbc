import { counting } from '../counting.ts';

const { count, form, number } = counting;

const person = { one: 'person', other: 'people' };

/** Who a draft goes to, and who is left out. */
export const audience = {
  to: 'To',
  recipients: 'Recipients',
  butNot: 'But not',
  add: 'Add lists, tags, people…',
  addMore: 'Add…',
  addExclusion: 'Lists, tags, people to leave out…',
  addLabel: 'Add to who gets this text',
  addExclusionLabel: 'Add to who is left out',
  /** The chips of a side, for assistive technology. */
  toChips: 'Who gets this text',
  butNotChips: 'Who is left out',
  chipHint: 'Arrow keys move between entries. Delete removes one.',
  remove: (name: string) => `Remove ${name}`,
  edit: (name: string) => `Change filter: ${name}`,
  deletedContact: 'A deleted contact',

  everyone: 'Everyone',
  groups: {
    everyone: 'All contacts',
    lists: 'Lists',
    tags: 'Tags',
    people: 'People',
    campaigns: 'Earlier campaigns',
    texted: 'Recently texted',
    filter: 'By filter',
  },
  chooseFilter: 'Choose people by filter…',
  nothingFound: 'Nothing found. Try a name, a number, a list or a tag.',
  options: (options: number) => count(options, { one: 'result', other: 'results' }),

  filter: {
    titleNew: 'Choose people by filter',
    titleExclude: 'Leave people out by filter',
    titleChange: 'Change the filter',
    about: 'The filter is applied again when the campaign starts, so new matches are included.',
    aboutExclude:
      'The filter is applied again when the campaign starts, so new matches are left out too.',
    found: (contacts: number) =>
      count(contacts, { one: 'contact matches', other: 'contacts match' }),
    counting: 'Counting…',
    notCounted: 'Couldn’t count the matches',
    addOne: 'Add a filter to choose people.',
    add: 'Add these people',
    exclude: 'Leave these people out',
    save: 'Use this filter',
    cancel: 'Cancel',
  },

  counting: 'Counting…',
  notCounted: 'Couldn’t count the people',
  total: (people: number) => `${count(people, person)} will get this text`,
  nobody: 'No one will get this text',
  empty: {
    title: 'No one is chosen yet',
    text: 'Add a list, a tag or people above. Each number gets one text, even if chosen twice.',
    noContacts: 'There are no contacts yet. Import some first.',
    import: 'Import contacts',
    excluded: 'Everyone chosen is left out. Remove something from “But not”.',
    noMatches: 'Nobody matches right now. Add another list, tag or person.',
  },
  leftOut: {
    all: (people: number) => `${count(people, person)} left out`,
    show: 'Show who',
    title: 'Left out',
    reasons: 'Reasons',
    line: (people: string, reason: string) => `${people}: ${reason}`,
    person: (phone: string, reason: string) => `${phone} · ${reason}`,
    pageOf: (first: number, last: number, all: number) =>
      `${number(first)}–${number(last)} of ${number(all)}`,
    previous: 'Previous people',
    next: 'Next people',
    nobody: 'No one is left out',
    nobodyFor: 'No one is left out for this reason.',
    nobodyText: 'Everyone chosen gets this text.',
    notRead: 'Couldn’t load the people left out',
    people: 'People left out',
    doNotText: 'Their number is on Do not text',
  },
  gone: {
    label: 'Problems with who gets this text',
    list: 'A list was deleted',
    listText: 'Remove the list here, and choose another.',
    filterList: 'A filter uses a deleted list',
    filterText: 'Change the filter, or remove it.',
    tag: (name: string) => `No contact has the tag “${name}” any more`,
    tagText: 'The tag was renamed or deleted. Remove the old name here, and add the new one.',
    filterTag: (name: string) => `A filter uses the tag “${name}”, which is gone`,
    campaign: 'An earlier campaign was deleted',
    campaignText: 'Remove it here, and choose another.',
    contacts: (people: number) =>
      `${number(people)} chosen ${form(people, person)} ${form(people, { one: 'was', other: 'were' })} deleted`,
    contactsText: 'Deleted contacts get no text.',
    remove: 'Remove',
    change: 'Change',
  },
  textThese: {
    reached: 'Text people reached',
    replied: 'Text people who replied',
  },
} as const;
