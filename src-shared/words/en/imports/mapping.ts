import { counting } from '../counting.ts';

const forms = {
  contact: { one: 'contact', other: 'contacts' },
  row: { one: 'row', other: 'rows' },
  column: { one: 'column', other: 'columns' },
};

const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** A place in an order, from 1: `1st`, `2nd`, `3rd`, `11th`. */
function ordinal(place: number): string {
  return `${place}${ordinalEndings[ordinalRules.select(place)] ?? 'th'}`;
}

/** A file before its import: choosing and reading the file, matching its columns. */
export const mapping = {
  chooseTitle: 'Import contacts',
  choose: 'Choose file…',
  chooseAnother: 'Choose another file…',
  drop: 'Drop a file of contacts here',
  dropAbout: (formats: string) =>
    `An export from your shop, your address book or a spreadsheet: ${formats}. You can drop a file anywhere in this window.`,
  dropPromise: 'You’ll see how the file is read before anything is imported.',
  pastImports: 'Past imports',
  notOpened: 'Couldn’t open the file',
  settingsUnread: 'Couldn’t read the settings',

  title: (file: string) => `Import ${file}`,
  start: (contacts: number) => `Import ${counting.count(contacts, forms.contact)}`,
  /** Where they are not counted, or not all of them. */
  startUncounted: 'Import contacts',
  ready: 'Ready to import',
  toDecide: (count: number) => `${counting.number(count)} to decide`,

  facts: {
    rows: (count: number) => counting.count(count, forms.row),
    aboutRows: (count: number) => `about ${counting.count(count, forms.row)}`,
    columns: (count: number) => counting.count(count, forms.column),
    source: (program: string) => `looks like a ${program} export`,
  },

  unreadable: (file: string) => `Couldn’t read ${file}`,
  otherEncoding: 'Read in another encoding',
  otherDelimiter: 'With another delimiter',
  detect: 'Detect',

  file: {
    title: 'File',
    about: 'Odd letters or wrong columns? Change how the file is read.',
    reading: 'Reading the file…',
    country: 'Country of the numbers',
    encoding: 'Text encoding',
    delimiter: 'Delimiter',
    sheet: 'Sheet',
    header: 'First row has column names',
    firstRows: 'First rows of the file',
  },

  encodings: {
    'utf-8': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16, little endian)',
    'utf-16be': 'Unicode (UTF-16, big endian)',
    'windows-1252': 'Western (Windows-1252)',
    'windows-1250': 'Central European (Windows)',
    'windows-1251': 'Cyrillic (Windows)',
    macintosh: 'Western (Mac Roman)',
    shift_jis: 'Japanese (Shift_JIS)',
    gb18030: 'Chinese (GB18030)',
  },

  /** Short, for a line of facts. */
  encodingFacts: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    'windows-1252': 'Windows-1252',
    'windows-1250': 'Windows-1250',
    'windows-1251': 'Windows-1251',
    macintosh: 'Mac Roman',
    shift_jis: 'Shift_JIS',
    gb18030: 'GB18030',
  },

  delimiters: {
    ',': 'Comma ,',
    ';': 'Semicolon ;',
    '\t': 'Tab',
    '|': 'Vertical bar |',
  },

  columns: {
    title: 'Columns',
    matched: 'We matched these automatically. Change any that are wrong.',
    remembered: 'Matched as in your last file with these columns. Change any that are wrong.',
    importAs: (column: string) => `Import column ${column} as`,
    fieldName: (column: string) => `Name of the custom field for ${column}`,
    place: (column: string) => `Order of ${column} among the phone columns`,
    rank: (place: number) => `Try ${ordinal(place)}`,
    isMatched: 'Matched automatically',
    textable: (count: number, shown: number) =>
      `${counting.number(count)} of the first ${counting.number(shown)} can be texted`,
    extraCells: 'Cells without a column',
    toShow: 'Columns to show',
    all: 'All',
    imported: 'Imported',
    undecided: 'To decide',
    noNumbers: 'No number here can be texted',
    maybePhones: 'Looks like phone numbers',
    maybeNames: 'Looks like names',
    maybeConsent: 'May say who agreed to texts',
    /** Why a custom field cannot have its name. */
    nameProblems: {
      form: 'Use lowercase letters, digits and _, starting with a letter',
      taken: 'Ovo uses this name, so choose another',
      double: 'Another column has this name',
    },
  },

  targetGroups: {
    contact: 'Contact',
    number: 'Phone',
    consent: 'Consent',
    other: 'Other',
  },

  targets: {
    phone: 'Phone number',
    firstName: 'First name',
    lastName: 'Last name',
    fullName: 'Full name',
    email: 'Email',
    tags: 'Tags',
    timeZone: 'Time zone',
    phoneLabel: 'Phone type',
    country: 'Country',
    consent: 'Consent (yes or no)',
    consentAt: 'Consent date',
    consentMethod: 'Consent method',
    consentSource: 'Consent source',
    optOut: 'Opted out',
    custom: 'Custom field',
    ignore: 'Don’t import',
  },
  customField: (name: string) => `Custom field ${name}`,

  /** What a choice does, where its name does not say so. */
  hints: {
    phoneLabel: 'Tells mobiles from landlines',
    country: 'For numbers without a country code',
    tags: 'Commas separate tags',
    consent: 'A yes is recorded as consent',
    consentAt: 'A date is recorded as consent',
    optOut: 'A yes or a date stops all texts',
  },
} as const;
