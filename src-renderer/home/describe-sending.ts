import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { formatDecimal } from '../ui/text/numbers.ts';
import { formatClock } from '../ui/text/times.ts';
import { words } from '../words.ts';

const { sending: text } = words.home;

/** Waits shorter than this are part of the pacing. */
const noticeableWaitMs = 3000;

/**
 * Rate, end and wait of a campaign in one line. `live`: null while this process has not told of it.
 * `now`: milliseconds since 1970.
 */
export function describeSending(live: LiveProgress | null, now: number): string {
  if (live === null) return text.starting;
  const { messagesPerSecond, finishesAt } = live;
  const parts = [
    messagesPerSecond === null ? '' : text.rate(formatDecimal(messagesPerSecond)),
    finishesAt === null ? '' : text.doneAbout(formatClock(finishesAt, now)),
    describeWait(live.waiting, now),
  ].filter((part) => part !== '');
  return parts.length === 0 ? text.starting : parts.join(' · ');
}

function describeWait(waiting: LiveProgress['waiting'], now: number): string {
  if (waiting === null || waiting.until - now < noticeableWaitMs) return '';
  const until = formatClock(waiting.until, now);
  switch (waiting.reason) {
    case 'rate':
      // The rate beside says so.
      return '';
    case 'quiet-hours':
      return text.quietHours(until);
    case 'daily-cap':
      return text.dailyCap(until);
    case 'throttled':
      return text.throttled(until);
    case 'retry':
      return text.retry(until);
    case 'schedule':
      return text.schedule(until);
    case 'canary':
      return text.canary;
    case 'confirmation':
      return text.confirmation;
  }
}
