/** Why something was not done with contacts, their tags or their fields. */
export const contacts = {
  gone: 'This contact is no longer there.',
  noneWithNumber: (phone: string) => `No contact has the number ${phone}.`,
  numberTaken: (phone: string, holder: string) =>
    `${phone} is the number of ${holder} already. Nothing was saved.`,
  numberTakenByAnother: (phone: string) =>
    `${phone} is the number of another contact already. Nothing was saved.`,
  notSaved: (reason: string) => `${reason} Nothing was saved.`,
  consentOnRecord: 'Consent is on record already. The first record was kept.',
  listGone: 'The list is no longer there. Nothing was saved.',
  listByFilter: (name: string) =>
    `Who is on “${name}” follows from its filter. Nothing was changed; choose another list, or change the filter.`,
  fieldNameTaken: (name: string) =>
    `A custom field can’t be named “${name}”: texts use that word for something else. Nothing was saved.`,
  searchOver: 'A newer search replaced this one.',

  tagGone: (name: string) => `The tag “${name}” no longer exists. Nothing was changed.`,
  tagKept: (name: string, campaigns: readonly string[]) =>
    `The tag “${name}” was not deleted. ${campaigns.map((campaign) => `“${campaign}”`).join(', ')} ${campaigns.length === 1 ? 'goes' : 'go'} by this tag and ${campaigns.length === 1 ? 'is' : 'are'} not over. Choose other recipients there first, or let the campaign finish.`,
  tagBothWays: (name: string) =>
    `The tag “${name}” can’t be added and removed at once. Nothing was changed.`,

  undoTooLate:
    'This can no longer be undone: a change can be undone for 30 days. Nothing was changed.',
  undoneAlready: 'This was undone already. Nothing was changed.',
  undoListGone: 'The list is no longer there. Nothing was changed.',
} as const;
