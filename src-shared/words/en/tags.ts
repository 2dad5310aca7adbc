import { counting } from './counting.ts';

const tag = { one: 'tag', other: 'tags' };
const contacts = { one: 'contact', other: 'contacts' };

/** Tags of contacts. */
export const tags = {
  title: 'Tags',
  facts: (count: number) => counting.count(count, tag),
  notRead: 'Couldn’t read your tags',
  find: 'Find a tag',
  found: (all: number) => counting.count(all, tag),
  noneFound: 'No tags found',
  noneFoundText: 'Try a shorter name.',

  empty: {
    title: 'No tags yet',
    text: 'A tag is a word for people you want to find again, such as “regular”. In Contacts, select people and choose “Tag”, or import tags with your file.',
    contacts: 'Go to Contacts',
    import: 'Import contacts',
  },

  columns: { name: 'Tag', contacts: 'Contacts', share: 'Share of contacts', actions: 'Actions' },
  moreFor: (name: string) => `More for ${name}`,
  write: 'Text these people',
  rename: 'Rename or merge…',
  delete: 'Delete',

  renameTitle: (name: string) => `Rename “${name}”`,
  newName: 'New name',
  renameHint: 'If you choose the name of another tag, the two become one. Merging can’t be undone.',
  renameNow: 'Rename',
  mergeNow: (other: string) => `Merge with “${other}”`,
  renamed: (from: string, to: string) => `“${from}” renamed to “${to}”.`,
  merged: (from: string, to: string) => `“${from}” merged with “${to}”.`,
  renamedBack: (name: string) => `The tag is “${name}” again.`,
  notRenamedBack: 'Couldn’t undo the rename',

  deleted: (name: string, count: number) =>
    `“${name}” deleted and removed from ${counting.count(count, contacts)}.`,
  restored: (name: string) => `“${name}” restored.`,
  notRestored: 'Couldn’t restore the tag',
  notDeleted: (name: string) => `Couldn’t delete “${name}”`,
} as const;
