import { dayAndTime } from '../../times.ts';

/** What a salvage of a damaged file could not do or did not bring back. */
export const salvage = {
  nothingThere: (file: string, instead: string) =>
    `There is nothing to recover in ${file}. Nothing was changed. ${instead}`,
  soundButNewer: (file: string) =>
    `${file} is sound, but a newer version of Ovo made it. Nothing was changed. Update Ovo to open this file.`,
  sound: (file: string) =>
    `${file} is sound: there is nothing to recover. Nothing was changed. If its counts don’t add up, \`repair\` corrects them.`,
  nothingRead: (file: string, instead: string) =>
    `Couldn’t read any of Ovo’s data in ${file}. Nothing was changed. ${instead}`,
  notSound: (file: string, damage: string, instead: string) =>
    `The data recovered from ${file} isn’t sound (${damage}). Nothing was changed. ${instead}`,
  /** What to do instead. */
  restoreOrEmpty: 'To restore a backup: `restore FILE`. To start empty: `start-empty`.',
  restoreNewestOrEmpty:
    'To restore the latest backup: `restore --latest`. To start empty: `start-empty`.',

  incomplete: 'WARNING: some data is missing.',
  pagesLost: (lost: number, pages: number) => `${lost} of ${pages} pages couldn’t be read.`,
  notRead: (tables: readonly string[]) => `Couldn’t read: ${tables.join(', ')}.`,
  notFitting: (tables: readonly string[]) =>
    `Kept apart, because they don’t fit the rest: ${tables.join(', ')}.`,
  tableGone: (rows: string) => `The table of ${rows} is missing.`,
  backupHasMore: (takenAt: number, tables: readonly string[]) =>
    `The backup of ${dayAndTime(takenAt)} has more: ${tables.join(', ')}. \`restore --latest\` restores that backup.`,
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
  lostList: (id: number) => `Recovered list ${id}`,
  lostTag: (id: number) => `Recovered tag ${id}`,
  lostCampaign: (id: number) => `Recovered campaign ${id}`,
} as const;
