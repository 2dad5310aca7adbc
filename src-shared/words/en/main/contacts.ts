/** Why something was not done with contacts, their tags or their fields. */
export const contacts = {
  gone: 'This contact is no longer there.',
  noneWithNumber: (phone: string) => `No contact has the number ${phone}.`,
  numberTaken: (phone: string, holder: string) =>
    `${phone} is the number of ${holder} already. Nothing was saved.`,
  numberTakenByAnother: (phone: string) =>
    `${phone} is the number of another contact already. Nothing was saved.`,
  notSaved: (reason: string) => `${reason} Nothing was saved.`,
  consentOnRecord:
    'It is on record already that this person agreed to be texted. What was recorded first stays.',
  listGone: 'The list is no longer there. Nothing was saved.',
  listByFilter: (name: string) =>
    `Who is on “${name}” follows from its filter. Nothing was changed; choose another list, or change the filter.`,
  fieldNameTaken: (name: string) =>
    `A field of your own cannot be called “${name}”: texts have that word for something else. Nothing was saved.`,
  searchOver: 'Something else was looked for meanwhile.',

  tagGone: (name: string) => `The tag “${name}” no longer exists. Nothing was changed.`,
  tagBothWays: (name: string) =>
    `The tag “${name}” cannot be given and taken away at once. Nothing was changed.`,

  undoTooLate:
    'This can no longer be undone: what it takes is kept for 30 days. Nothing was changed.',
  undoneAlready: 'This was undone already. Nothing was changed.',
  undoListGone: 'The list is no longer there. Nothing was changed.',
} as const;
