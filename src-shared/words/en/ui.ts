/** The shared components. */
export const ui = {
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading',
  moreActions: 'More actions',
  noCountry: 'No such country',
  tryAgain: 'Try again',
  undo: 'Undo',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: (reason: string) => `Not saved: ${reason}`,
  clearSelection: 'Clear selection',
  selected: (count: string) => `${count} selected`,
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
  screenTitle: (screen: string) => `${screen} – Ovo`,
} as const;
