import type { ConversationRow } from '../../src-shared/inbox/conversation.ts';
import { markRead, putBack, setState, snooze, type Stand } from '../api/inbox/moves.ts';
import { doOrTell, notifyNeed } from '../ui/notices.tsx';
import { formatMoment } from '../ui/text/times.ts';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';

const text = words.inbox.moves;

/*
 * What can be done with conversations: each says so, and offers to undo that, and resolves to whether it was
 * done.
 */

export async function markDone(rows: readonly ConversationRow[]): Promise<boolean> {
  const begun = rows.filter(isBegun);
  if (begun.length === 0) {
    notifyNeed(text.nothingToMark);
    return false;
  }
  const phones = phonesOf(begun);
  return await move(begun, {
    failure: text.notDone,
    message: text.done(begun.length),
    act: () => setState(phones, 'done'),
  });
}

export async function reopen(rows: readonly ConversationRow[]): Promise<boolean> {
  const phones = phonesOf(rows);
  return await move(rows, {
    failure: text.notReopened,
    message: text.reopened(rows.length),
    act: () => setState(phones, 'open'),
  });
}

/** Puts those that sleep back to the open ones, before their time. */
export async function unsnooze(rows: readonly ConversationRow[]): Promise<boolean> {
  const asleep = rows.filter(({ state }) => state === 'snoozed');
  const phones = phonesOf(asleep);
  if (phones.length === 0) return false;
  return await move(asleep, {
    failure: text.notUnsnoozed,
    message: text.unsnoozed(phones.length),
    act: () => setState(phones, 'open'),
  });
}

/** @param until in milliseconds since 1970; null until they reply. */
export async function snoozeRows(
  rows: readonly ConversationRow[],
  until: number | null,
): Promise<boolean> {
  const phones = phonesOf(rows);
  return await move(rows, {
    failure: text.notSnoozed,
    message: text.snoozed(rows.length, until === null ? text.untilReply : formatMoment(until)),
    act: () => snooze(phones, until),
  });
}

export async function markRows(
  rows: readonly ConversationRow[],
  isRead: boolean,
): Promise<boolean> {
  const changed = phonesOf(rows.filter(({ unreadCount }) => unreadCount > 0 !== !isRead));
  if (changed.length === 0) return true;
  const done = await doOrTell(text.notMarked, () => markRead(changed, isRead));
  if (done === null) return false;
  notifyUndoable({
    message: isRead ? text.read(changed.length) : text.unread(changed.length),
    failure: text.notUndone,
    undo: async () => {
      await markRead(changed, !isRead);
      return text.undone;
    },
  });
  return true;
}

interface Move {
  readonly failure: string;
  readonly message: string;
  readonly act: () => Promise<void>;
}

async function move(
  rows: readonly ConversationRow[],
  { failure, message, act }: Move,
): Promise<boolean> {
  const before = rows.map(standOf);
  // Whatever is done counts as read.
  const unread = phonesOf(rows.filter(({ unreadCount }) => unreadCount > 0));
  if ((await doOrTell(failure, act)) === null) return false;
  notifyUndoable({
    message,
    failure: text.notUndone,
    undo: async () => {
      await putBack(before);
      if (unread.length > 0) await markRead(unread, false);
      return text.undone;
    },
  });
  return true;
}

/** Whether there is more than a number that nobody has heard from, or texts of campaigns. */
function isBegun({ id }: ConversationRow): boolean {
  return id !== 0;
}

/** Where a conversation stands; one that there is not yet is nowhere, so that it is not among the open ones. */
function standOf(row: ConversationRow): Stand {
  const { phone, state, snoozedUntil } = row;
  return { phone, state: isBegun(row) ? state : 'done', snoozedUntil };
}

function phonesOf(rows: readonly ConversationRow[]): readonly string[] {
  return rows.map(({ phone }) => phone);
}
