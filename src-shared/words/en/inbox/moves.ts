import { counting } from '../counting.ts';

const { count } = counting;

const conversation = { one: 'conversation', other: 'conversations' };

/** What is done with conversations, and what undoes that. */
export const moves = {
  done: (of: number) =>
    of === 1 ? 'Marked as done.' : `${count(of, conversation)} marked as done.`,
  reopened: (of: number) => (of === 1 ? 'Reopened.' : `${count(of, conversation)} reopened.`),
  snoozed: (of: number, until: string) =>
    of === 1 ? `Snoozed until ${until}.` : `${count(of, conversation)} snoozed until ${until}.`,
  untilReply: 'they reply',
  unsnoozed: (of: number) =>
    of === 1
      ? 'Unsnoozed. The conversation is in Open.'
      : `${count(of, conversation)} unsnoozed. They are in Open.`,
  read: (of: number) =>
    of === 1 ? 'Marked as read.' : `${count(of, conversation)} marked as read.`,
  unread: (of: number) =>
    of === 1 ? 'Marked as unread.' : `${count(of, conversation)} marked as unread.`,
  undone: 'Undone.',
  notUndone: 'Couldn’t undo',
  nothingToMark: 'There is nothing to mark as done yet.',
  notDone: 'Couldn’t mark as done',
  notReopened: 'Couldn’t reopen',
  notSnoozed: 'Couldn’t snooze',
  notUnsnoozed: 'Couldn’t unsnooze',
  notMarked: 'Couldn’t mark the conversation',

  snoozeTitle: 'Snooze',
  unsnooze: 'Unsnooze',
  snooze: {
    untilReply: 'Until they reply',
    tomorrow: 'Tomorrow at 9 AM',
    nextWeek: 'Next week, Monday at 9 AM',
    pick: 'Pick a time…',
  },
  snoozeThen: 'Snooze',
  snoozeHint: 'A reply opens the conversation earlier.',

  keysTitle: 'In the inbox',
  keys: {
    next: 'Next conversation',
    previous: 'Previous conversation',
    open: 'Open the conversation',
    reply: 'Write a reply',
    note: 'Write a note',
    send: 'Send, while you write',
    leave: 'Leave the field, clear the selection, or go back to the list',
    done: 'Done, and go to the next',
    snooze: 'Snooze',
    snoozeUntilReply: 'Snooze until they reply',
    unread: 'Mark as unread, or as read',
    optOut: 'Opt out…',
    undo: 'Undo, or unsnooze',
    select: 'Select or deselect',
    search: 'Search conversations',
  },
} as const;
