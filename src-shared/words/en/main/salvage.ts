import { dayAndTime } from '../times.ts';

/** What a salvage of a damaged file could not do or did not bring back. */
export const salvage = {
  nothingThere: (file: string, instead: string) =>
    `There is nothing in ${file} to salvage. Nothing was changed. ${instead}`,
  soundButNewer: (file: string) =>
    `${file} is sound, and was made by a newer Ovo. Nothing was changed. Install the newer Ovo to open it.`,
  sound: (file: string) =>
    `${file} is sound: there is nothing to salvage. If figures in it do not fit, \`repair\` puts them right. Nothing was changed.`,
  nothingRead: (file: string, instead: string) =>
    `Nothing of Ovo’s could be read in ${file}. Nothing was changed. ${instead}`,
  notSound: (file: string, damage: string, instead: string) =>
    `What was salvaged of ${file} is not sound (${damage}). Nothing was changed. ${instead}`,
  /** What to do instead. */
  restoreOrEmpty: 'A backup: `restore FILE`. To begin with nothing: `start-empty`.',
  restoreNewestOrEmpty:
    'The newest backup: `restore --latest`. To begin with nothing: `start-empty`.',

  incomplete: 'WARNING: this is not everything.',
  pagesLost: (lost: number, pages: number) => `${lost} of ${pages} pages could not be read.`,
  notRead: (tables: readonly string[]) => `Could not be read: ${tables.join(', ')}.`,
  notFitting: (tables: readonly string[]) =>
    `Kept apart, because they do not fit: ${tables.join(', ')}.`,
  tableGone: (rows: string) => `Nothing of the table of ${rows} was found.`,
  backupHasMore: (takenAt: number, tables: readonly string[]) =>
    `The backup of ${dayAndTime(takenAt)} has more: ${tables.join(', ')}. \`restore --latest\` brings it back.`,
  fileKept: 'The damaged file is kept as it was.',
  /** How much of a table is lost; `rows` is one of the words below. */
  pagesOf: (lost: number, pages: number, rows: string) =>
    `up to ${lost} of ${pages} pages of ${rows}`,
  partOf: (part: number, all: number, rows: string) => `${part} of ${all} ${rows}`,
  fewerThan: (there: number, rows: string, here: number) => `${there} ${rows} instead of ${here}`,

  /** The rows of tables. */
  rows: {
    contacts: 'contacts',
    messages: 'messages',
    campaigns: 'campaigns',
    suppressions: 'suppressions',
    lists: 'lists',
    listMembers: 'list members',
    tags: 'tags',
    taggedContacts: 'tagged contacts',
  },

  /** What stands in the place of a list, tag or campaign that is lost. */
  lostList: (id: number) => `Salvaged list ${id}`,
  lostTag: (id: number) => `Salvaged tag ${id}`,
  lostCampaign: (id: number) => `Salvaged campaign ${id}`,
} as const;
