import { counting } from '../counting.ts';

const forms = {
  row: { one: 'row', other: 'rows' },
  column: { one: 'unused column', other: 'unused columns' },
};

const rowCount = (count: number) => counting.count(count, forms.row);

/** The rows of an import that were not imported, and fixing them. */
export const rows = {
  title: 'Rows to fix',
  imports: 'Imports',
  unread: 'Couldn’t read the rows to fix',
  left: (count: string) => `${count} left`,
  fixedCount: (count: string) => `${count} fixed`,
  skippedCount: (count: string) => `${count} skipped`,
  save: 'Save these rows as CSV…',
  restore: (count: number) =>
    `Restore ${counting.count(count, { one: 'skipped row', other: 'skipped rows' })}`,

  undone: 'This import was undone',
  undoneAbout: (file: string) => `To fix its rows, import ${file} again.`,
  importFile: 'Import a file…',
  noneLeft: 'Nothing left to fix',
  seeContacts: 'See the contacts',
  allImported: (file: string) => `Every row of ${file} was imported.`,
  allFixed: (count: number, file: string) => `${rowCount(count)} of ${file} fixed.`,
  allSkipped: (count: number, file: string) => `${rowCount(count)} of ${file} skipped.`,
  fixedAndSkipped: (fixed: number, skipped: number, file: string) =>
    `${rowCount(fixed)} of ${file} fixed, ${counting.number(skipped)} skipped.`,

  problems: 'Problems',
  problem: 'Problem',
  all: 'All',
  allOf: (count: number) => `All: ${rowCount(count)}`,
  someOf: (problem: string, count: number) => `${problem}: ${rowCount(count)}`,
  problemNames: {
    empty: 'No number',
    'digits-lost': 'Digits lost',
    'zero-lost': 'Leading 0 lost',
    'plus-lost': 'Leading + lost',
    'spreadsheet-error': 'Spreadsheet error',
    'several-numbers': 'Several numbers',
    'not-a-number': 'Not a number',
    'too-short': 'Too short',
    'too-long': 'Too long',
    'unknown-country-code': 'Unknown country code',
    'not-in-use': 'Number not in use',
    date: 'A date',
    'old-form': 'Outdated number',
    'too-many-cells': 'Too many cells',
    'row-ends-early': 'Row ends early',
    'text-too-long': 'Text too long',
    'unreadable-characters': 'Unreadable characters',
    'unclear-opt-out': 'Unclear opt-out',
    'unclear-consent': 'Unclear consent',
    'report-footer': 'End of a report',
  },

  toFix: (count: number) => `${rowCount(count)} to fix`,
  suggested: (count: number, fixes: number) =>
    fixes === count
      ? `${rowCount(count)} to fix, ${count === 1 ? 'with a suggestion' : 'all with a suggestion'}`
      : `${rowCount(count)} to fix, ${counting.number(fixes)} with a suggestion`,
  applyAll: (count: number) =>
    count === 1 ? 'Apply the fix…' : `Apply all ${counting.number(count)} fixes…`,
  skipAll: (count: number) => (count === 1 ? 'Skip the row' : `Skip all ${counting.number(count)}`),
  keys: {
    enter: 'Enter',
    f2: 'F2',
    delete: 'Delete',
    shift: 'Shift',
    choose: 'Choose a row',
    apply: 'Apply the fix, or edit',
    edit: 'Edit',
    skip: 'Skip',
    all: 'The same for all rows with this problem',
  },
  mostShown: (count: string) => `The first ${count} rows are shown.`,

  line: 'Line',
  fix: 'Suggested fix',
  row: 'Rest of the row',
  empty: 'empty',
  wholeRow: 'The whole row',
  loading: 'Loading',

  lineOf: (line: string) => `Line ${line}`,
  apply: (fix: string) => `Use ${fix}`,
  importRow: 'Import this row',
  skip: 'Skip',
  showUnused: (count: number) => `Show ${counting.count(count, forms.column)}`,
  hideUnused: 'Hide unused columns',
  extraCell: (place: string) => `Extra cell ${place}`,
  becomes: (column: string, field: string) => `${column}: ${field}`,

  notFixed: (line: string) => `Couldn’t fix line ${line}`,
  notApplied: 'Couldn’t apply the fixes',
  notSkippedRow: (line: string) => `Couldn’t skip line ${line}`,
  notSkipped: 'Couldn’t skip the rows',
  notRestored: 'Couldn’t restore the rows',
  notSaved: 'Couldn’t save the rows',

  fixed: {
    added: (line: string) => `Line ${line} imported: new contact.`,
    updated: (line: string) => `Line ${line} imported: contact updated.`,
    skipped: (line: string) =>
      `Line ${line} fixed. The number is a contact already and stays unchanged.`,
  },
  stillRejected: (line: string, reason: string) =>
    `Line ${line} still can’t be imported. ${reason}`,
  applied: (count: number) => `${rowCount(count)} fixed.`,
  appliedSome: (count: number, left: number) =>
    `${rowCount(count)} fixed. ${rowCount(left)} with this problem left.`,
  skippedRow: (line: string) => `Line ${line} skipped. You can restore the row.`,
  skippedAll: (count: number) =>
    `${rowCount(count)} skipped. You can restore ${count === 1 ? 'the row' : 'these rows'}.`,
  restored: (count: number) => `${rowCount(count)} restored.`,
  savedTo: (count: number, file: string) => `${rowCount(count)} saved to ${file}.`,

  applyTitle: (count: number, problem: string) =>
    `Apply ${count === 1 ? 'the fix' : `all ${counting.number(count)} fixes`} for “${problem}”?`,
  applyConfirm: (count: number) =>
    count === 1 ? 'Apply the fix' : `Apply all ${counting.number(count)}`,
  applyAbout:
    'Each row is imported with its fix. If you undo the import, these contacts are removed too.',
  change: (line: string, before: string) => `Line ${line}: ${before} →`,
  others: (count: number) => rowCount(count),
  more: (count: string) => `and ${count} more`,
} as const;
