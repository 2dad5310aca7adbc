import { counting } from '../counting.ts';

const contactForms = { one: 'contact', other: 'contacts' };
const contacts = (count: number) => counting.count(count, contactForms);

/** What is done to the selected contacts, and to one. */
export const actions = {
  textThese: 'Text these',
  tag: 'Tag',
  removeTag: 'Remove tag…',
  addToList: 'Add to list',
  removeFromList: 'Remove from list…',
  doNotText: 'Opt out…',
  export: 'Export…',
  delete: 'Delete',
  tooMany: (most: number) => `Select up to ${contacts(most)}`,

  names: {
    listOrNew: 'List name',
    list: 'List',
    tagOrNew: 'Tag name',
    tag: 'Tag',
    none: 'No name found.',
    nothingYet: 'None yet.',
    add: 'Add',
    remove: 'Remove',
    addTag: 'Add tag',
    createAndAdd: (name: string) => `Create “${name}” and add`,
    removeTagTitle: 'Remove tag',
    removeFromListTitle: 'Remove from list',
  },

  tagProblem: {
    empty: 'Enter a tag.',
    long: (most: number) => `A tag can have up to ${counting.number(most)} characters.`,
    characters: 'A tag can’t contain commas, semicolons or line breaks.',
  },

  notUndone: 'Couldn’t undo this',
  undone: (count: number) => `Undone for ${contacts(count)}.`,
  undoneJoined: (count: number, joined: number) =>
    `Undone for ${contacts(count)}. ${counting.count(joined, { one: 'number was', other: 'numbers were' })} added again in the meantime: we kept the new contact and filled in what was missing.`,

  deletion: {
    all: 'Delete all of these contacts?',
    some: (count: number) => `Delete ${contacts(count)}?`,
    body: 'Sent messages are kept, and nobody on Do not text will be texted. You can undo this for 15 seconds.',
    confirmAll: 'Delete all',
    confirm: (count: number) => `Delete ${contacts(count)}`,
    failed: 'Couldn’t delete the contacts',
    done: (count: number) => `${contacts(count)} deleted.`,
    nothing: 'No contacts to delete.',
  },
  tagging: {
    failed: 'Couldn’t tag the contacts',
    done: (count: number, tag: string) => `${contacts(count)} tagged “${tag}”.`,
    nothing: (tag: string) => `All of them are already tagged “${tag}”.`,
  },
  untagging: {
    failed: 'Couldn’t remove the tag',
    done: (count: number, tag: string) => `“${tag}” removed from ${contacts(count)}.`,
    nothing: (tag: string) => `None of them is tagged “${tag}”.`,
  },
  listing: {
    failed: 'Couldn’t add the contacts to the list',
    done: (count: number, list: string) => `${contacts(count)} added to “${list}”.`,
    doneNew: (count: number, list: string) => `${contacts(count)} added to the new list “${list}”.`,
    nothing: (list: string) => `All of them are already on “${list}”.`,
    notCreated: 'Couldn’t create the list',
    onlyCreated: (list: string) => `“${list}” was created, but no contacts were added`,
    nothingNew: (list: string) => `“${list}” was created. There were no contacts to add.`,
  },
  unlisting: {
    failed: 'Couldn’t remove the contacts from the list',
    done: (count: number, list: string) => `${contacts(count)} removed from “${list}”.`,
    nothing: (list: string) => `None of them is on “${list}”.`,
  },
  texting: {
    /** The list that the selected contacts are put on. */
    listName: (count: number, moment: string) => `${contacts(count)}, ${moment}`,
    listNameAll: (moment: string) => `Selection of ${moment}`,
    listNameOne: (name: string, moment: string) => `${name}, ${moment}`,
  },
  exporting: {
    failed: 'Couldn’t export the contacts',
    done: (count: number, file: string) => `${contacts(count)} exported to ${file}.`,
    notCanceled: 'Couldn’t cancel the export',
  },

  adding: {
    phone: 'Phone number',
    phoneHint: 'As dialed in your country, or with the country code',
    phoneMissing: 'Enter a phone number.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    list: 'List',
    noList: 'No list',
    noSuchList: 'No list found',
    confirm: 'Add contact',
    done: (name: string) => `${name} added.`,
  },

  saving: {
    save: 'Save as list…',
    title: 'Save as list',
    name: 'List name',
    hint: 'The list updates itself: everyone who matches these filters is on it.',
    confirm: 'Save list',
    done: (list: string) => `“${list}” saved.`,
    changed: 'Filters changed',
    update: (list: string) => `Update “${list}”`,
    reset: 'Reset',
    failed: (list: string) => `Couldn’t update “${list}”`,
    updated: (list: string) => `“${list}” updated.`,
  },
} as const;
