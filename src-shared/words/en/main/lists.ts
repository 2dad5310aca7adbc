import { counting } from '../counting.ts';

const shownNames = 5;

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, shownNames).map((name) => `“${name}”`);
  const others = names.length - shown.length;
  return others === 0
    ? shown.join(', ')
    : `${shown.join(', ')} and ${counting.number(others)} more`;
};

const form = (names: readonly string[], one: string, other: string) =>
  counting.form(names.length, { one, other });

/** Why something was not done with a list. */
export const lists = {
  gone: 'This list no longer exists. Nothing was changed.',
  needsName: 'A list needs a name. Nothing was changed.',
  nameTaken: (name: string) => `There is already a list named “${name}”. Choose another name.`,
  byFilter: (name: string) =>
    `“${name}” is a list by filter, so you can’t add people to it. Nothing was changed. Choose another list, or change the filter.`,
  notFound: (name: string, known: readonly string[]) =>
    known.length === 0
      ? `There is no list “${name}”. You have no lists yet.`
      : `There is no list “${name}”. Your lists: ${listed(known)}.`,
  takesNoFilter: (name: string) =>
    `“${name}” is a manual list and can’t have a filter. Nothing was changed. Create a new list instead.`,
  needsFilter: (name: string) =>
    `“${name}” is a list by filter and needs a filter. Nothing was changed. Create a new list instead.`,
  filterOfOtherLists:
    'A list’s filter can use only manual lists that still exist. Nothing was changed.',
  emptySearch: (search: string) =>
    `The search “${search}” has no letters or digits, so everyone would be on this list. Nothing was changed. Type more, or clear the search.`,

  keptForDrafts: (name: string, drafts: readonly string[]) =>
    `“${name}” is still in use. ${listed(drafts)} ${form(drafts, 'uses', 'use')} this list and ${form(drafts, 'hasn’t', 'haven’t')} been sent yet. Choose other recipients there first.`,
  keptForCampaigns: (name: string, started: readonly string[]) =>
    `“${name}” is still in use. ${listed(started)} ${form(started, 'is', 'are')} being sent to this list, and people removed from it would miss the text. Let ${form(started, 'that campaign', 'these campaigns')} finish, or cancel ${form(started, 'it', 'them')}, then delete the list.`,
  keptForLists: (name: string, users: readonly string[]) =>
    `“${name}” is still in use. The filter of ${listed(users)} uses this list. Change that filter first.`,
} as const;
