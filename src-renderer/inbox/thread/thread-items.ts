import type {
  ConversationMessage,
  ConversationNote,
} from '../../../src-shared/inbox/conversation.ts';
import { formatDay, formatWeekday, isSameDay } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { dayBefore } from '../describe-row.ts';

const text = words.inbox.thread;

/** What stands in a conversation, one below the other. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'message'; readonly key: string; readonly message: ConversationMessage }
  | { readonly kind: 'note'; readonly key: string; readonly note: ConversationNote };

/**
 * Messages and notes in the order of time, each day with its heading. Notes that are older than the oldest
 * message in memory wait until that part of the conversation is read.
 *
 * @param messages the oldest first.
 * @param hasOlder whether there are messages that are not read yet.
 */
export function threadItems(
  messages: readonly ConversationMessage[],
  notes: readonly ConversationNote[],
  hasOlder: boolean,
): readonly ThreadItem[] {
  const oldest = hasOlder ? (messages[0]?.at ?? Infinity) : -Infinity;
  const entries = [
    ...messages.map((message) => ({
      at: message.at,
      item: { kind: 'message', key: `message ${message.id}`, message } as const,
    })),
    ...notes
      .filter(({ at }) => at >= oldest)
      .map((note) => ({
        at: note.at,
        item: { kind: 'note', key: `note ${note.id}`, note } as const,
      })),
  ].toSorted((one, other) => one.at - other.at);
  return entries.flatMap(({ at, item }, index): readonly ThreadItem[] => {
    const before = entries[index - 1];
    const isNewDay = before === undefined || !isSameDay(before.at, at);
    return isNewDay ? [{ kind: 'day', key: `day ${at} ${item.key}`, at }, item] : [item];
  });
}

/** The key of the oldest text or note; a day has another one once older texts are read. */
export function firstKeyOf(items: readonly ThreadItem[]): string {
  return items.find(({ kind }) => kind !== 'day')?.key ?? '';
}

/** The highest ids so far: what is taken back or deleted makes nothing new of what stands before. */
export interface Newest {
  readonly message: number;
  readonly note: number;
}

export function newestOf(
  items: readonly ThreadItem[],
  before: Newest = { message: 0, note: 0 },
): Newest {
  let { message, note } = before;
  for (const item of items) {
    if (item.kind === 'message') message = Math.max(message, item.message.id);
    else if (item.kind === 'note') note = Math.max(note, item.note.id);
  }
  return { message, note };
}

/**
 * What came to a conversation since: something that was written here, at its end; a reply, at its end or with
 * no more than our other new texts below, such as the confirmation of an opt-out; else null.
 */
export function arrivedAtEnd(
  items: readonly ThreadItem[],
  before: Newest,
): 'reply' | 'ours' | null {
  const old = items.findLastIndex((item) => !isNewer(item, before));
  const arrived = items.slice(old + 1);
  const last = arrived.at(-1);
  if (last?.kind === 'note') return 'ours';
  if (last?.kind === 'message' && last.message.single?.origin === 'window') return 'ours';
  const isReply = (item: ThreadItem) =>
    item.kind === 'message' && item.message.direction === 'inbound';
  return arrived.some(isReply) ? 'reply' : null;
}

/** Whether something came since; the heading of a day comes with what stands below. */
function isNewer(item: ThreadItem, before: Newest): boolean {
  if (item.kind === 'message') return item.message.id > before.message;
  return item.kind === 'day' || item.note.id > before.note;
}

const dayMs = 86_400_000;

/** A day as a conversation heads it: today, yesterday, a weekday, or with its year. */
export function dayText(at: number, now: number): string {
  if (isSameDay(at, now)) return text.today;
  if (isSameDay(at, dayBefore(now))) return text.yesterday;
  return Math.abs(now - at) < 180 * dayMs ? formatWeekday(at) : formatDay(at);
}
