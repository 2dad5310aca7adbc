import { counting } from '../counting.ts';

const forms = {
  contact: { one: 'contact', other: 'contacts' },
  row: { one: 'row', other: 'rows' },
  repeats: { one: 'row repeats', other: 'rows repeat' },
};

/** The choices for everyone in a file, and what is checked before the import starts. */
export const options = {
  title: 'Apply to everyone in this file',
  list: 'List',
  noList: 'No list',
  newList: 'New list',
  onList: (contacts: number) => `Has ${counting.count(contacts, forms.contact)} now`,
  onListUncounted: 'Contacts are added to this list',
  listByFilter: (list: string) =>
    `${list} is a list by filter, so contacts can’t be added. Choose another name.`,
  tags: 'Tags',
  tagsHint: 'Press Enter after each tag',
  consent: 'How everyone agreed to get texts',
  consentHint: 'Saved as evidence for people without consent on record. Leave empty if unsure.',
  consentExample: 'Sign-up form on our website, 2026',

  duplicates: 'If a number is already a contact',
  onDuplicate: {
    update: {
      label: 'Update the contact',
      text: 'Values from the file replace the contact’s. Empty cells change nothing.',
    },
    fill: {
      label: 'Fill empty fields',
      text: 'Only adds missing values. Nothing is replaced.',
    },
    skip: {
      label: 'Skip the row',
      text: 'The contact stays unchanged, except for opt-outs.',
    },
  },

  checks: {
    title: 'Before you import',
    label: 'Points to check before the import',
    counting: 'Counting rows…',
    countFailed: 'Couldn’t read the whole file',
    noPhone: 'Choose the phone column',
    noPhoneText: 'Set “Import as” to Phone number for the column with the numbers.',
    fieldNames: 'Rename a custom field',
    fieldNamesText: 'Each custom field needs a name of its own.',
    list: 'Choose another list',
    noneFit: 'No row has a number to text',
    noneFitText: 'Check the phone column and the country of the numbers.',
    allFit: (rows: number) =>
      rows === 1
        ? 'The row can be imported'
        : `All ${counting.count(rows, forms.row)} can be imported`,
    allFitAbout: 'All rows counted so far can be imported',
    someFit: (bad: number, rows: number) =>
      `${counting.number(bad)} of ${counting.count(rows, forms.row)} ${bad === 1 ? 'needs' : 'need'} fixing`,
    someFitAbout: (bad: number, rows: number) =>
      `About ${counting.number(bad)} of ${counting.count(rows, forms.row)} need fixing`,
    someFitText: 'The others are imported. Fix these afterwards, each with its reason.',
    repeats: (rows: number) => `${counting.count(rows, forms.repeats)} a number`,
    repeatsText: 'Each number becomes one contact.',
    consentColumn: (column: string) => `Consent comes from “${column}”`,
    consentAll: 'Consent recorded for everyone',
    noConsent: 'No consent in this file',
    noConsentText: 'Enter how everyone agreed, or record consent later.',
    maybeConsent: (column: string) => `“${column}” may say who agreed`,
    maybeConsentText:
      'Its answers weren’t understood. Import the column as Consent, or check them.',
    optOuts: (column: string) => `Opt-outs come from “${column}”`,
    optOutsText: 'These numbers won’t be texted.',
    noNames: 'These contacts have no names',
    noNamesText: (column: string) => `“${column}” looks like names. Import the column as a name?`,
  },
} as const;
