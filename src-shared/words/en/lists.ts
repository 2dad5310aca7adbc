import { counting } from './counting.ts';

/** Lists of contacts. */
export const lists = {
  title: 'Lists',
  facts: (manual: number, byFilter: number) =>
    `${counting.number(manual)} manual · ${counting.number(byFilter)} by filter`,
  new: 'New list…',
  notRead: 'Couldn’t read your lists',
  find: 'Find a list',
  found: (all: number) => counting.count(all, { one: 'list', other: 'lists' }),
  noneFound: 'No lists found',
  noneFoundText: 'Try a shorter name.',

  empty: {
    title: 'No lists yet',
    text: 'A list is a group of contacts you text together. Add people yourself, import them, or save a filter as a list that updates itself.',
    import: 'Import contacts',
  },

  columns: {
    name: 'Name',
    kind: 'Kind',
    contacts: 'Contacts',
    lastTexted: 'Last texted',
    created: 'Created',
    actions: 'Actions',
  },
  manual: 'Manual',
  byFilter: 'By filter',
  never: 'Never',
  moreFor: (list: string) => `More for ${list}`,

  write: 'Write a campaign',
  rename: 'Rename…',
  changeFilter: 'Change filter',
  delete: 'Delete',

  nameLabel: 'List name',
  newTitle: 'New list',
  newHint:
    'The list starts empty. To add people, select them in Contacts and choose “Add to list”. For a list that updates itself, filter your contacts and choose “Save as list”.',
  create: 'Create list',
  created: (list: string) => `“${list}” created.`,
  renameTitle: 'Rename list',
  renameNow: 'Rename',

  deleted: (list: string) => `“${list}” deleted. Its contacts stay in Ovo.`,
  restored: (list: string) => `“${list}” restored.`,
  notRestored: 'Couldn’t restore the list',
  notDeleted: (list: string) => `Couldn’t delete “${list}”`,
} as const;
