import type { CampaignSnapshot, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { clampPercent, formatDecimal, formatPercent } from '../../ui/text/numbers.ts';
import {
  formatClock,
  formatDuration,
  formatMoment,
  formatPreciseClock,
  formatSpan,
} from '../../ui/text/times.ts';
import { words } from '../../words.ts';

/** Waits shorter than this are part of the pacing and are not shown. */
const noticeableWaitMs = 3000;

const { progress: text, facts } = words.campaigns.detail;

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

/** Rate and end, as the sidebar says it; empty while both are unknown. */
export function describePace(live: LiveProgress | null, now: number): string {
  if (live === null || live.snapshot.status !== 'sending') return '';
  const parts: string[] = [];
  if (live.messagesPerSecond !== null) {
    parts.push(text.rate(formatDecimal(live.messagesPerSecond)));
  }
  if (live.finishesAt !== null) {
    parts.push(text.doneAbout(formatClock(live.finishesAt, now)));
  }
  return parts.join(' · ');
}

/** The reason for waiting and its end; empty while messages are dispatched. */
export function describeWait(live: LiveProgress | null, now: number): string {
  if (live === null || live.waiting === null || live.snapshot.status !== 'sending') return '';
  const { reason, until } = live.waiting;
  if (until - now < noticeableWaitMs) return '';
  if (reason === 'quiet-hours' || reason === 'daily-cap') {
    return text.wait[reason](formatClock(until, now));
  }
  const isPlayed = reason === 'throttled' && live.snapshot.gateway !== 'twilio';
  return text.wait[isPlayed ? 'throttledInPractice' : reason](formatPreciseClock(until));
}

/** The start and, once the campaign is over, its end. */
export function describeTimes(snapshot: CampaignSnapshot): string {
  const { startedAt, completedAt, status } = snapshot;
  if (startedAt === null) return '';
  if (completedAt === null) return facts.started(formatMoment(startedAt));
  if (status !== 'canceled') return facts.sent(formatSpan(startedAt, completedAt));
  const took = formatDuration(Math.max(0, (completedAt - startedAt) / 1000));
  return facts.canceled(formatMoment(completedAt), took);
}

/**
 * What is said aloud of a running campaign: it changes at each tenth and at each new status, so that
 * nobody is told of every percent.
 */
export function announcementOf(snapshot: CampaignSnapshot): string {
  const percent = clampPercent(snapshot.progress);
  const tenth = percent === 100 ? 100 : Math.floor(percent / 10) * 10;
  const status = words.campaigns.shared.status[snapshot.status];
  return text.aloud(snapshot.name, status, formatPercent(tenth));
}
