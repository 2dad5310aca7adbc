import type { CampaignSnapshot, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { clampPercent, formatDecimal, formatPercent } from '../../ui/text/numbers.ts';
import {
  formatClock,
  formatDuration,
  formatMoment,
  formatPreciseClock,
  formatTimeLeft,
} from '../../ui/text/times.ts';

/** Waits shorter than this are part of the pacing and are not shown. */
const noticeableWaitMs = 3000;

/** A finish further away than this is also given as a time of day. */
const worthAClockMs = 20 * 60_000;

/**
 * The latest progress while the campaign is being sent, otherwise null: after a pause or a cancellation
 * its forecast is no longer true.
 */
export function currentProgress(
  snapshot: CampaignSnapshot,
  live: LiveProgress | null,
): LiveProgress | null {
  return snapshot.status === 'sending' ? live : null;
}

/** Rate and remaining time; empty while both are unknown. */
export function describePace(live: LiveProgress | null, now: number): string {
  if (live === null || live.snapshot.status !== 'sending') return '';
  const parts: string[] = [];
  if (live.messagesPerSecond !== null) {
    parts.push(`${formatDecimal(live.messagesPerSecond)} messages a second`);
  }
  if (live.secondsLeft !== null) parts.push(formatTimeLeft(live.secondsLeft));
  if (live.finishesAt !== null && live.finishesAt - now > worthAClockMs) {
    parts.push(`done about ${formatClock(live.finishesAt, now)}`);
  }
  return parts.join(', ');
}

/** The reason for waiting and its end; empty while messages are dispatched. */
export function describeWait(live: LiveProgress | null, now: number): string {
  if (live === null || live.waiting === null || live.snapshot.status !== 'sending') return '';
  const { reason, until } = live.waiting;
  if (until - now < noticeableWaitMs) return '';
  const at = formatPreciseClock(until);
  switch (reason) {
    case 'rate':
      return `Keeping to the sender’s pace; the next message goes at ${at}.`;
    case 'quiet-hours':
      return `It is too early or too late where the people are; it resumes at ${formatClock(until, now)}.`;
    case 'daily-cap':
      return `The sender has sent all that it may today; it resumes at ${formatClock(until, now)}.`;
    case 'throttled':
      return `${slowDown(live.snapshot)} Sending resumes at ${at}.`;
    case 'retry':
      return `Messages do not get through; the next try is at ${at}.`;
    case 'confirmation':
      return `Waiting for the receipt of the first message; sending resumes at ${at} at the latest.`;
  }
}

function slowDown({ gateway }: CampaignSnapshot): string {
  return gateway === 'twilio'
    ? 'Twilio asked Ovo to slow down.'
    : 'Practice mode acts out a busy provider.';
}

/** The start and, once the campaign is over, its duration. */
export function describeTimes(snapshot: CampaignSnapshot): string {
  const { startedAt, completedAt, status } = snapshot;
  if (startedAt === null) return '';
  if (completedAt === null) return `Started ${formatMoment(startedAt)}`;
  const word = status === 'canceled' ? 'Canceled' : 'Completed';
  const took = formatDuration(Math.max(0, (completedAt - startedAt) / 1000));
  return `${word} ${formatMoment(completedAt)}, after ${took}`;
}

/**
 * What is said aloud of a running campaign: it changes at each tenth and at each new status, so that
 * nobody is told of every percent.
 */
export function announcementOf(snapshot: CampaignSnapshot): string {
  const percent = clampPercent(snapshot.progress);
  const tenth = percent === 100 ? 100 : Math.floor(percent / 10) * 10;
  const words: Readonly<Record<CampaignSnapshot['status'], string>> = {
    draft: 'is a draft',
    scheduled: 'is scheduled',
    sending: 'is being sent',
    paused: 'is paused',
    completed: 'is completed',
    canceled: 'is canceled',
  };
  return `${snapshot.name} ${words[snapshot.status]}: ${formatPercent(tenth)}`;
}
