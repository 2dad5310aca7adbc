import { counting } from '../counting.ts';

const contactForms = { one: 'contact', other: 'contacts' };

/** The screen with the table of contacts, and the panel beside it. */
export const table = {
  title: 'Contacts',
  /** A name for assistive technology; in sentences. */
  things: 'contacts',
  count: (count: number) => counting.count(count, contactForms),
  found: (count: number) => `${counting.number(count)} found`,
  foundPending: '… found',
  notRead: 'Couldn’t load contacts',

  sections: {
    label: 'Contacts',
    people: 'People',
    lists: 'Lists',
    tags: 'Tags',
    doNotText: 'Do not text',
    imports: 'Imports',
  },

  addContact: 'Add contact',
  export: 'Export',
  import: 'Import',
  search: 'Search contacts',
  searchHint: 'Search names, numbers, fields',
  list: 'List',
  allContacts: 'All contacts',
  listChoice: (name: string, count: string) => `${name} (${count})`,

  columns: {
    name: 'Name',
    phone: 'Number',
    email: 'Email',
    tags: 'Tags',
    texting: 'Can be texted',
    created: 'Added',
  },
  texting: {
    yes: 'Yes',
    doNotText: 'Do not text',
    landline: 'Landline',
    noConsent: 'No consent',
    yesHint: (day: string) => `Consent since ${day}`,
    doNotTextHint: (reason: string) => `Do not text: ${reason}`,
    landlineHint: 'Most texts don’t reach landlines',
    noConsentHint: 'No consent on record',
  },

  chooser: {
    open: 'Columns',
    title: 'Columns',
    custom: 'Custom fields',
    show: (column: string) => `Show ${column}`,
    up: (column: string) => `Move ${column} left`,
    down: (column: string) => `Move ${column} right`,
    compact: 'Compact rows',
    reset: 'Reset',
  },

  empty: {
    title: 'No contacts yet',
    text: 'Import a CSV file, an Excel workbook or vCards, such as an export from your shop or address book. You can also add people one by one.',
    import: 'Import contacts',
  },
  nobody: {
    title: 'No contacts found',
    search: 'Try a shorter search.',
    filter: 'Try a shorter search, or remove a filter.',
    clear: 'Clear search and filters',
  },

  panel: {
    message: 'Text',
    messageTitle: 'Text this contact',
    open: 'Open',
    openTitle: 'Open (Enter)',
    more: (name: string) => `More for ${name}`,
    copyNumber: 'Copy number',
    copied: 'Number copied',
    notCopied: 'Couldn’t copy the number',
    doNotText: 'Opt out…',
    optIn: 'Opt back in…',
    delete: 'Delete',
    facts: 'Facts',
    messages: 'Recent messages',
    allMessages: 'All messages',
    noMessages: 'No messages yet.',
    texting: 'Can be texted',
    email: 'Email',
    lists: 'Lists',
    tags: 'Tags',
    consent: 'Consent',
    consentOf: (method: string, day: string) => `${method}, ${day}`,
    noConsent: 'No consent on record.',
    timeZone: 'Time zone',
    timeThere: (zone: string, time: string) => `${zone}, ${time}`,
    added: 'Added',
    notRead: 'Couldn’t load this contact',
  },

  work: {
    export: 'Exporting contacts',
    bulk: 'Updating contacts',
    'undo-import': 'Undoing an import',
    'search-index': 'Preparing search. You can already find all contacts',
    progressLeft: (percent: string, left: string) => `${percent}, ${left}`,
  },
} as const;
