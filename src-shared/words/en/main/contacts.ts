/** Why something was not done with contacts, their tags or their fields. */
export const contacts = {
  gone: 'This contact no longer exists.',
  noneWithNumber: (phone: string) => `No contact has the number ${phone}.`,
  numberTaken: (phone: string, holder: string) =>
    `${phone} is already the number of ${holder}. Nothing was saved.`,
  numberTakenByAnother: (phone: string) =>
    `${phone} is already another contact’s number. Nothing was saved.`,
  notSaved: (reason: string) => `${reason} Nothing was saved.`,
  consentOnRecord: 'Consent is already on record. The first record is kept.',
  listGone: 'This list no longer exists. Nothing was saved.',
  listByFilter: (name: string) =>
    `“${name}” is a list by filter, so you can’t add or remove people. Nothing was changed. Choose another list, or change the filter.`,
  fieldNameTaken: (name: string) =>
    `A custom field can’t be named “${name}”: texts use that word for something else. Nothing was saved.`,
  searchOver: 'A newer search replaced this one.',

  tagGone: (name: string) => `The tag “${name}” no longer exists. Nothing was changed.`,
  tagKept: (name: string, campaigns: readonly string[]) =>
    `“${name}” is still in use. ${campaigns.map((campaign) => `“${campaign}”`).join(', ')} ${campaigns.length === 1 ? 'uses this tag and isn’t' : 'use this tag and aren’t'} over yet. Choose other recipients there first, or let the campaign finish.`,
  tagBothWays: (name: string) =>
    `The tag “${name}” can’t be added and removed at once. Nothing was changed.`,

  nobodyToText: 'None of these contacts are there anymore, so no list was created.',

  undoTooLate:
    'This can’t be undone anymore: changes can be undone for 30 days. Nothing was changed.',
  undoneAlready: 'This was already undone. Nothing was changed.',
  undoListGone: 'This list no longer exists. Nothing was changed.',
} as const;
