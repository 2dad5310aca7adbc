import { counting } from '../counting.ts';

const forms = {
  campaign: { one: 'campaign', other: 'campaigns' },
  message: { one: 'message', other: 'messages' },
  repeat: { one: 'repeated message', other: 'repeated messages' },
  document: { one: 'document', other: 'documents' },
  record: { one: 'record', other: 'records' },
};

/** The import from the old system. */
export const legacy = {
  title: 'Import from the old system',
  about:
    'Choose the files exported with mongoexport. Campaigns keep their figures. Campaigns with invalid figures are marked until you repair the database. Nothing is sent.',
  files: 'Files',
  campaigns: 'Campaigns (smscampaigns)',
  messages: 'Messages (smsmessages), if you have them',
  noFile: 'No file chosen',
  choose: 'Choose…',
  chooseFor: (file: string) => `Choose a file: ${file}`,
  withoutMessages:
    'Without the messages, counts are approximate and unfinished campaigns can’t continue.',
  notChosen: 'Couldn’t choose the file',
  nothingImported: 'Couldn’t import the files',
  import: 'Import',
  done: 'Done',
  repair: 'Repair database…',
  imported: (campaigns: number, messages: number) =>
    `${counting.count(campaigns, forms.campaign)} and ${counting.count(messages, forms.message)} imported`,
  damaged: (count: number) =>
    `${counting.count(count, forms.campaign)} had invalid figures. Repair the database to correct them.`,
  damagedAbove: (count: number, above: string) =>
    `${counting.count(count, forms.campaign)} had invalid figures, ${above} of them above 100%. Repair the database to correct them.`,
  duplicates: (count: number) =>
    `${counting.count(count, forms.repeat)} to the same person in one campaign. Kept, but not counted twice.`,
  orphans: (count: number) =>
    `${counting.count(count, forms.message)} from campaigns missing in the export.`,
  queued: (count: number) =>
    `${counting.count(count, forms.message)} still queued. Nothing is sent until you resume the campaign.`,
  alreadyThere: (count: number) =>
    `${counting.count(count, forms.record)} already imported earlier.`,
  notRead: 'Documents that couldn’t be read',
  notReadCount: (count: number) => `${counting.count(count, forms.document)} couldn’t be read`,
  fault: (file: string, line: string, reason: string) => `${file}, line ${line}: ${reason}`,
  more: (count: string) => `and ${count} more`,
} as const;
