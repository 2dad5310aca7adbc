import type { Forms } from '../plural.ts';
import { counting } from './counting.ts';

const forms = {
  second: { one: 'second', other: 'seconds' },
  minute: { one: 'minute', other: 'minutes' },
  hour: { one: 'hour', other: 'hours' },
  day: { one: 'day', other: 'days' },
} satisfies Readonly<Record<string, Forms>>;

/** The shared components. */
export const ui = {
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading',
  moreActions: 'More actions',
  noCountry: 'No country found',
  tryAgain: 'Try again',
  undo: 'Undo',
  showOrHide: 'Show or hide',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: (reason: string) => `Not saved: ${reason}`,
  /** The field says why. */
  notSavedYet: 'Not saved',
  clearSelection: 'Clear selection',
  rowsNotSelected: 'Couldn’t select the rows',
  selected: (count: string) => `${count} selected`,
  onlyFirstMillion: 'Only the first million rows are shown. Search or filter to see the rest.',
  /** The column of checkboxes of a table. */
  selectedColumn: 'Selected',
  selectAll: (things: string) => `Select all ${things}`,
  selectRow: 'Select row',
  select: (name: string) => `Select ${name}`,
  selectionActions: (things: string) => `Actions for selected ${things}`,
  /** How a point of a checklist stands, for whoever does not see its mark. */
  states: {
    fine: 'fine',
    decide: 'to decide',
    wrong: 'wrong',
    note: 'note',
    running: 'running',
    todo: 'to do',
  },
  /** Before the details of a fault that nobody foresaw. */
  internalFault: (details: string) =>
    `Something went wrong in Ovo. Everything saved is still there. Try again. (${details})`,

  times: {
    second: (count: number) => counting.count(count, forms.second),
    minute: (count: number) => counting.count(count, forms.minute),
    hour: (count: number) => counting.count(count, forms.hour),
    day: (count: number) => counting.count(count, forms.day),
    twoUnits: (larger: string, smaller: string) => `${larger} ${smaller}`,
    lessThanASecond: 'less than a second',
    fewSecondsLeft: 'a few seconds left',
    aboutLeft: (duration: string) => `about ${duration} left`,
  },

  /** Characters that show nothing. */
  characters: {
    noBreakSpace: 'no-break space',
    narrowNoBreakSpace: 'narrow no-break space',
    thinSpace: 'thin space',
    zeroWidthSpace: 'zero-width space',
    zeroWidthJoiner: 'zero-width joiner',
    byteOrderMark: 'byte order mark',
    softHyphen: 'soft hyphen',
    tab: 'tab',
  },

  screenTitle: (screen: string) => `${screen} – Ovo`,
} as const;
