import { counting } from '../counting.ts';

const forms = {
  row: { one: 'row', other: 'rows' },
  number: { one: 'number', other: 'numbers' },
  person: { one: 'person', other: 'people' },
  optOut: { one: 'opt-out', other: 'opt-outs' },
};

/** An import that runs, failed, or is done. */
export const run = {
  running: (file: string) => `Importing ${file}`,
  cancel: 'Cancel import',
  notCanceled: 'Couldn’t cancel the import',
  progress: 'Progress of the import',
  preparing: 'Preparing…',
  reading: 'Reading the file…',
  saving: 'Saving…',
  figures: 'The import so far',
  rowsRead: 'Rows read',
  toFix: 'Rows to fix',
  unknown: '–',
  pace: 'Rows a second',
  leave: 'You can leave this screen. The import continues.',
  atOnce:
    'Everything is saved in one step at the end. If you cancel or quit before that, nothing is imported.',

  canceled: (file: string) => `Import of ${file} canceled`,
  failed: (file: string) => `Couldn’t import ${file}`,
  back: 'Back to the columns',

  done: (file: string) => `${file} is imported`,
  doneIn: (rows: number, duration: string) => `${counting.count(rows, forms.row)} in ${duration}`,
  onList: (list: string) => `on the list ${list}`,
  results: 'Result',
  added: 'Added',
  updated: 'Updated',
  skipped: 'Skipped',
  addedHint: 'new contacts',
  updatedHint: 'known contacts',
  skippedHint: 'left unchanged',
  toFixHint: 'saved until you fix them',
  noneToFix: 'nothing to fix',
  spoken: (added: string, updated: string, skipped: string, toFix: string) =>
    `Import finished. ${added} added, ${updated} updated, ${skipped} skipped, ${toFix} to fix.`,

  next: 'Next steps',
  notImported: (rows: number) =>
    `${counting.count(rows, forms.row)} ${rows === 1 ? 'wasn’t' : 'weren’t'} imported`,
  saved: 'They’re saved here until you fix them.',
  savedOne: 'The row is saved here until you fix it.',
  suggestsAll: 'Ovo suggests a fix for all of them.',
  suggestsSome: (rows: string) => `Ovo suggests a fix for ${rows}.`,
  twoSentences: (first: string, second: string) => `${first} ${second}`,
  fixRows: (rows: number) => `Fix ${counting.count(rows, forms.row)}`,
  textList: (list: string) => `Text everyone on ${list}`,
  textListAbout: 'Write a campaign. Nothing is sent until you start sending.',
  textThem: 'Text them',
  seeContacts: 'See the contacts',
  wrongFile: 'Wrong file?',
  wrongFileAbout: 'Undo removes what this import added and restores what it changed.',
  undo: 'Undo import…',

  remarks: 'Good to know',
  landlines: (count: number) =>
    `${counting.count(count, forms.number)} ${count === 1 ? 'is a landline' : 'are landlines'}. Most texts don’t reach landlines.`,
  suppressed: (count: number) =>
    `${counting.count(count, forms.number)} won’t be texted: opted out, or on Do not text.`,
  optOuts: (count: number, column: string) =>
    `${counting.count(count, forms.optOut)} found in the column “${column}”. Ovo won’t text ${count === 1 ? 'this number' : 'these numbers'}.`,
  unusedNames: (count: number, columns: string) =>
    `These contacts have no names. ${count === 1 ? 'This column looks' : 'These columns look'} like names: ${columns}.`,
  quoted: (column: string) => `“${column}”`,
  unusedConsent: (column: string) =>
    `The column “${column}” may say who agreed to texts, but its answers weren’t understood. Nobody was left out because of them.`,
  consents: (count: number) => `Consent recorded for ${counting.count(count, forms.person)}.`,
} as const;
