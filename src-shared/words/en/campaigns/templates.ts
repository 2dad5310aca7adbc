import { counting } from '../counting.ts';

const { count } = counting;

const template = { one: 'template', other: 'templates' };

/** Texts kept for reuse: the list, the editor, and choosing one for a draft. */
export const templates = {
  title: 'Templates',
  one: 'Template',
  facts: (all: number) => count(all, template),
  notRead: 'Couldn’t read your templates',
  oneNotRead: 'Couldn’t load the template',
  new: 'New template',
  find: 'Search templates',
  found: (all: number) => count(all, template),
  noneFound: 'No templates found',
  noneFoundText: 'Try a shorter search.',
  columns: {
    name: 'Name',
    text: 'Text',
    used: 'Last used',
    changed: 'Changed',
    actions: 'Actions',
  },
  never: 'Never',
  noText: 'No text yet',
  moreFor: (name: string) => `More for ${name}`,
  empty: {
    title: 'No templates yet',
    text: 'A template is a text you keep to use again. Write one, start from a text below, or save the text of any campaign.',
  },
  starters: {
    title: 'Start from',
    about: 'Texts that come with Ovo. Your changes are saved as a template of your own.',
  },

  write: 'Write a campaign',
  notWritten: 'Couldn’t write a campaign',
  duplicate: 'Duplicate',
  notDuplicated: 'Couldn’t duplicate the template',
  rename: 'Rename…',
  renameTitle: 'Rename template',
  renameNow: 'Rename',
  delete: 'Delete',
  deleted: (name: string) => `“${name}” deleted.`,
  restored: (name: string) => `“${name}” restored.`,
  notDeleted: (name: string) => `Couldn’t delete “${name}”`,
  notRestored: 'Couldn’t restore the template',

  message: 'Message',
  name: 'Template name',
  nameHint: 'Only you see this',
  nameMissing: 'A template needs a name.',
  nameTaken: (name: string) => `There is already a template named “${name}”.`,
  text: 'Text',
  copy: (name: string) => `${name} (copy)`,
  yours: (name: string) => `${name} (your version)`,
  undoChanges: 'Undo all changes',
  preview: {
    title: 'Preview',
    empty: 'Write a text to see how people read it.',
    blanks: 'Fill in what stands in [brackets] before you send.',
  },

  conflict: {
    title: 'This template was changed elsewhere',
    text: 'Another window or the command line changed this template while you were writing. Your version is below and isn’t saved yet. Nothing is overwritten until you choose.',
    goneTitle: 'This template was deleted elsewhere',
    gone: 'Your version is below and isn’t saved. Save it as a new template to keep it.',
    yours: 'Your version',
    other: (time: string) => `Other version, saved ${time}`,
    empty: 'No text',
    mine: 'Keep my version',
    theirs: 'Use the other version',
    both: 'Keep both as templates',
    asNew: 'Save as a new template',
    kept: (name: string) => `Your version was saved as ${name}.`,
    notKept: 'Couldn’t save your version',
    updated: 'This template was changed elsewhere. You’re seeing the newest version.',
  },

  saveAs: {
    item: 'Save as template…',
    title: 'Save as template',
    save: 'Save template',
    saved: (name: string) => `Saved as template “${name}”.`,
    undone: (name: string) => `“${name}” is no longer a template.`,
    notUndone: 'Couldn’t remove the template',
    notSaved: 'Couldn’t save the template',
    noText: 'Write a text first. A template keeps the text of a campaign.',
  },

  picker: {
    title: 'Choose a template',
    insert: 'Insert a template',
    notInserted: 'Couldn’t insert the template',
    preview: 'Text of the template',
    yours: 'Your templates',
    starters: 'Texts to start from',
    used: (day: string) => `Used ${day}`,
    neverUsed: 'Not used yet',
    use: 'Use this text',
    replace: 'Replace text',
    add: 'Add to the end',
    hasText:
      'Your draft already has a text. Add to the end, or replace the text. Both can be undone.',
    manage: 'Manage templates',
    nothing:
      'No templates yet. Save the text of a campaign as a template, or start from a text below.',
    inserted: (name: string) => `Text of “${name}” inserted.`,
    undone: 'The text is as it was before.',
    notUndone: 'Couldn’t undo the insertion',
    changedSince:
      'The text has changed since. To take back your changes, undo them in the text itself.',
    left: 'The draft is no longer open here, so nothing was changed.',
    segments: (segments: number) => count(segments, { one: 'segment', other: 'segments' }),
  },
} as const;
