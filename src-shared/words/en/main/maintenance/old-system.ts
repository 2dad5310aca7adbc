/** Why a document of the old system’s export was not imported. */
export const oldSystem = {
  fileUnreadable: (file: string, cause: string) =>
    `Couldn’t read ${file} (${cause}). Nothing was imported.`,
  quoteMissing: 'A quotation mark is missing in this document.',
  tooLong: 'This document is longer than MongoDB allows.',
  endMissing: 'The file ends in the middle of this document.',
  arrayEndMissing: 'The list that starts here never ends: part of the file is missing.',
  notADocument: 'This isn’t a document from an export.',
  tooDeep: (deepest: number) =>
    `This document is nested more than ${deepest} levels deep, more than MongoDB allows.`,
  notJson: 'This document isn’t valid JSON.',

  campaignWithoutId: 'This campaign has no _id.',
  campaignIdTooLong: 'The _id of this campaign is too long.',
  notACampaign: 'This is a message, not a campaign. Are the two files swapped?',
  namelessCampaign: (id: string) => `Campaign ${id}`,
  messageWithoutId: 'This message has no _id.',
  messageIdTooLong: 'The _id of this message is too long.',
  messageWithoutNumber: 'This message has no phoneNumber.',
  campaignClosed:
    'The campaign of this message was imported before and is closed. To import this message too, start with an empty data folder.',
} as const;
