import { counting } from '../counting.ts';

const forms = {
  contact: { one: 'contact', other: 'contacts' },
  number: { one: 'number', other: 'numbers' },
  row: { one: 'row', other: 'rows' },
};

const contacts = (count: number) => counting.count(count, forms.contact);
const numbers = (count: number) => counting.count(count, forms.number);
const rows = (count: number) => counting.count(count, forms.row);

/** The imports of the past, and undoing one. */
export const history = {
  title: 'Imports',
  import: 'Import contacts',
  importContacts: 'Import contacts…',
  unread: 'Couldn’t read the imports',
  earlier: 'Show earlier imports',
  none: 'No imports yet',
  noneAbout:
    'Each file you import is listed here with its result. Fix rows that weren’t imported, or undo a whole import.',

  file: 'File',
  rows: 'Rows',
  added: 'Added',
  updated: 'Updated',
  fixed: 'Fixed',
  skipped: 'Skipped',
  toFix: 'To fix',
  actions: 'Actions',
  onList: (at: string, list: string) => `${at} · list ${list}`,
  undone: 'Undone',
  undoneAt: (at: string, undone: string) => `${at} · undone ${undone}`,
  undoing: 'Undoing…',
  undoingFile: (file: string) => `Undoing the import of ${file}`,
  waiting: (count: string) => `${count} to fix`,
  fixRows: (count: number) => `Fix ${rows(count)}`,
  fixRowsOf: (count: number, file: string) => `Fix ${rows(count)} of ${file}`,
  moreFor: (file: string) => `More for ${file}`,
  showContacts: 'Show contacts',
  undo: 'Undo import…',

  notUndone: (file: string) => `Couldn’t undo the import of ${file}`,
  undoTitle: (file: string) => `Undo the import of ${file}?`,
  undoConfirm: 'Undo import',
  undoDecline: 'Keep import',
  undoFinal: 'This can’t be undone, but you can import the file again.',

  effects: {
    removed: (count: number) => `${contacts(count)} added by this import will be removed.`,
    reverted: (count: number) =>
      `${contacts(count)} changed by this import will get ${count === 1 ? 'the' : 'their'} earlier values back.`,
    kept: (count: number) =>
      `${contacts(count)} edited or imported again since will stay unchanged.`,
    suppressionsLifted: (count: number) =>
      `${numbers(count)} ${count === 1 ? 'is' : 'are'} on Do not text only because of this file. ${count === 1 ? 'This number' : 'These numbers'} can be texted again.`,
    suppressionsKept: (count: number) =>
      `${numbers(count)} that also opted out elsewhere still won’t be texted.`,
    noContacts: 'No contact changes.',
    list: (list: string) =>
      `Its contacts will be removed from the list ${list}. A list made by this import is deleted once empty.`,
    left: (count: number) => `${rows(count)} still to fix can no longer be imported.`,
  },

  done: {
    bare: (file: string) => `Import of ${file} undone.`,
    with: (file: string, changes: string) => `Import of ${file} undone: ${changes}.`,
    removed: (count: number) => `${contacts(count)} removed`,
    restored: (count: number) => `${contacts(count)} restored`,
    kept: (count: number) => `${contacts(count)} kept`,
  },
} as const;
