import type { ConversationRow } from '../../src-shared/inbox/conversation.ts';
import { formatDay, formatMoment, formatTime, isSameDay } from '../ui/text/times.ts';
import { words } from '../words.ts';

const text = words.inbox.list;

/** A person’s name, or the number where no name is known. */
export function nameOf(
  { name, phone }: Pick<ConversationRow, 'name' | 'phone'>,
  phoneText: (phone: string) => string,
): string {
  return name === '' ? phoneText(phone) : name;
}

/** The last message on one line: an inbound text as it is, ours marked, a draft where there is nothing else. */
export function previewOf({ last, draft }: Pick<ConversationRow, 'last' | 'draft'>): string {
  if (last === null) return draft === '' ? text.noMessages : text.draft(onOneLine(draft));
  const { preview, mediaCount, direction } = last;
  const said =
    preview.trim() === '' && mediaCount > 0
      ? mediaCount === 1
        ? text.picture
        : text.pictures(mediaCount)
      : onOneLine(preview);
  return direction === 'inbound' ? said : text.ours(said);
}

function onOneLine(said: string): string {
  return said.replaceAll(/\s+/g, ' ').trim();
}

const dayMs = 86_400_000;
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

/** A moment as briefly as a list needs: the time of today, yesterday, a weekday, then the day. */
export function formatBriefly(at: number, now: number): string {
  if (isSameDay(at, now)) return formatTime(at);
  if (isSameDay(at, dayBefore(now))) return text.yesterday;
  if (at < now && now - at < 6 * dayMs) return weekday.format(at);
  return formatDay(at);
}

/** Noon of the day before: whatever hour a clock skips, that is the day before. */
export function dayBefore(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() - 1);
  day.setHours(12, 0, 0, 0);
  return day.getTime();
}

/** How long somebody has waited, in its largest unit; empty for less than a minute. */
export function waitingText(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000);
  if (minutes < 1) return '';
  if (minutes < 60) return text.waiting.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? text.waiting.hours(hours) : text.waiting.days(Math.floor(hours / 24));
}

const weekDayMs = 6 * dayMs;

/** Until when a conversation sleeps, as briefly as a list needs: the time alone today, its weekday this week. */
export function snoozedBriefly(
  { snoozedUntil }: Pick<ConversationRow, 'snoozedUntil'>,
  now: number,
): string {
  if (snoozedUntil === null) return text.snoozedUntilReply;
  const time = formatTime(snoozedUntil);
  if (isSameDay(snoozedUntil, now)) return text.snoozedUntil(time);
  if (snoozedUntil > now && snoozedUntil - now < weekDayMs) {
    return text.snoozedUntil(text.onWeekday(weekday.format(snoozedUntil), time));
  }
  return text.snoozedUntil(formatMoment(snoozedUntil, now));
}

/** Until when a conversation sleeps. */
export function snoozedText({ snoozedUntil }: Pick<ConversationRow, 'snoozedUntil'>): string {
  return snoozedUntil === null
    ? text.snoozedUntilReply
    : text.snoozedUntil(formatMoment(snoozedUntil));
}
