import { DateTime } from 'luxon';
import type { FailureGroup } from '../../src-shared/campaign/campaign.ts';
import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { systemClock } from '../system-clock.ts';

/** A wait that is shorter is not worth a line, in milliseconds. */
const noticeableMs = 5000;

/** What a campaign that is being sent waits for, and until when; null where it need not be said. */
export function waitLine({ waiting, snapshot }: LiveProgress): string | null {
  if (waiting === null || snapshot.status !== 'sending') return null;
  const { reason, until } = waiting;
  if (until - systemClock.now() < noticeableMs) return null;
  const at = clockTime(until);
  switch (reason) {
    case 'rate':
      return `Keeping to the sender’s rate. The next message goes at ${at}.`;
    case 'quiet-hours':
      return `Waiting for quiet hours to end. Resumes at ${at}.`;
    case 'daily-cap':
      return `The sender has reached its daily limit. Resumes at ${at}.`;
    case 'throttled':
      return `The provider asked to slow down. Resumes at ${at}.`;
    case 'retry':
      return `Messages do not get through. The next try is at ${at}.`;
    case 'schedule':
      return `Waiting for the chosen hour of the next people. Resumes at ${at}.`;
    case 'canary':
      return `Waiting for the receipts of the first texts, until ${at} at the latest.`;
    case 'confirmation':
      return `Waiting for the receipt of the first message. Resumes at ${at} at the latest.`;
  }
}

/** When a campaign that is being sent will be done; null where that cannot be said. */
export function finishLine({ finishesAt, snapshot }: LiveProgress): string | null {
  if (finishesAt === null || snapshot.status !== 'sending') return null;
  return `Expected to be done at ${clockTime(finishesAt)}.`;
}

/** Why people were not reached, a line a reason. */
export function failureLines(groups: readonly FailureGroup[]): readonly string[] {
  return groups.map(({ status, count, explanation, errorCode }) => {
    const code = errorCode === null ? '' : ` (error ${errorCode})`;
    return `${count} ${status === 'undelivered' ? 'not delivered' : status}: ${explanation}${code}`;
  });
}

/** A time of day as this computer’s clock shows it, with the date where it is not today. */
function clockTime(time: number): string {
  const at = DateTime.fromMillis(time);
  const isToday = at.hasSame(DateTime.fromMillis(systemClock.now()), 'day');
  return at.toFormat(isToday ? 'HH:mm:ss' : 'yyyy-MM-dd HH:mm');
}
