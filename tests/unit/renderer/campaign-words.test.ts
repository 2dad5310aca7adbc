import { expect, test } from 'vitest';
import { stepAfter } from '../../../src-renderer/campaigns/detail/next-step.ts';
import { whatCancelLeaves } from '../../../src-renderer/campaigns/detail/cancel-text.ts';
import { messageStatusLabel } from '../../../src-renderer/campaigns/detail/people/message-status.ts';
import { describeOriginal } from '../../../src-renderer/campaigns/detail/original-text.ts';
import {
  announcementOf,
  currentProgress,
  describePace,
  describeTimes,
  describeWait,
} from '../../../src-renderer/campaigns/detail/progress-text.ts';
import { messageRowSchema } from '../../../src-shared/campaign/campaign.ts';
import type { OriginalFigures } from '../../../src-shared/campaign/original-figures.ts';
import {
  waitReasonSchema,
  type CampaignSnapshot,
  type LiveProgress,
} from '../../../src-shared/campaign/snapshot.ts';
import { messageStatuses } from '../../../src-shared/message/status.ts';
import { snapshot } from './snapshot.ts';

const now = new Date(2026, 5, 1, 12).getTime();

function live(some: Partial<LiveProgress>, of: Partial<CampaignSnapshot> = {}): LiveProgress {
  return {
    snapshot: snapshot(of),
    messagesPerSecond: null,
    finishesAt: null,
    secondsLeft: null,
    waiting: null,
    ...some,
  };
}

test('rate and end are said only while it is being sent, as the sidebar says them', () => {
  const pace = { messagesPerSecond: 2.44, secondsLeft: 780, finishesAt: now + 780_000 };
  expect(describePace(live(pace), now)).toBe('2.4 messages a second · done about 12:13 PM');
  expect(describePace(live(pace, { status: 'paused' }), now)).toBe('');
  expect(describePace(live({ messagesPerSecond: 2 }), now)).toBe('2 messages a second');
  expect(describePace(null, now)).toBe('');
});

test('a forecast ends with the sending, also where the last progress is older than the stop', () => {
  const finishesAt = now + 60_000;
  const forecast = live(
    { messagesPerSecond: 2, secondsLeft: 60, finishesAt },
    { status: 'sending' },
  );
  const paceOf = (status: CampaignSnapshot['status']) =>
    describePace(currentProgress(snapshot({ status }), forecast), now);
  expect(paceOf('sending')).toBe('2 messages a second · done about 12:01 PM');
  for (const status of ['paused', 'canceled', 'completed'] as const)
    expect(paceOf(status)).toBe('');
});

test('every reason to wait is said with its end, and short waits are not worth a word', () => {
  for (const reason of waitReasonSchema.options) {
    const until = now + 60_000;
    expect(describeWait(live({ waiting: { reason, until } }), now)).toMatch(/12:01.*\.$/);
    expect(describeWait(live({ waiting: { reason, until: now + 500 } }), now)).toBe('');
    expect(describeWait(live({ waiting: { reason, until } }, { status: 'paused' }), now)).toBe('');
  }
});

test('patience is asked for by whoever carries the messages', () => {
  const waiting = { reason: 'throttled', until: now + 60_000 } as const;
  expect(describeWait(live({ waiting }, { gateway: 'twilio' }), now)).toMatch(/^Twilio/);
  expect(describeWait(live({ waiting }, { gateway: 'simulator' }), now)).toMatch(/^Practice mode/);
});

test('a campaign that is over says when it was sent', () => {
  const startedAt = now;
  const completedAt = now + 90 * 60_000;
  expect(describeTimes(snapshot({ status: 'completed', startedAt, completedAt }))).toMatch(
    /^Sent Jun 1.*12:00.*1:30\sPM$/,
  );
  expect(describeTimes(snapshot({ status: 'canceled', startedAt, completedAt }))).toMatch(
    /^Canceled Jun 1.*, after 1 hour 30 minutes$/,
  );
  expect(describeTimes(snapshot({ startedAt }))).toMatch(/^Started/);
  expect(describeTimes(snapshot({ status: 'scheduled' }))).toBe('');
});

test('a running campaign is announced at each tenth, and 100% only when it is reached', () => {
  const said = Array.from({ length: 101 }, (_, progress) => announcementOf(snapshot({ progress })));
  expect(new Set(said).size).toBe(11);
  expect(said[99]).toMatch(/90%$/);
  expect(said[100]).toMatch(/100%$/);
  expect(announcementOf(snapshot({ progress: 50, status: 'paused' }))).not.toBe(said[50]);
});

test('canceling says what is given up and what stays', () => {
  expect(whatCancelLeaves(snapshot({ queuedCount: 1, sentCount: 0 }))).toMatch(
    /^1 queued message won’t be sent\. Nothing has been sent/,
  );
  expect(whatCancelLeaves(snapshot({ queuedCount: 1898, sentCount: 1620 }))).toMatch(
    /^1,898 queued messages won’t .* 1,620 messages were sent/,
  );
});

test('every status of a message has a label of its own, and the contract lets no other through', () => {
  const labels = messageStatuses.map((status) =>
    messageStatusLabel({ status, hasNoReceipt: false }),
  );
  expect(labels).toContain('Not delivered');
  expect(new Set(labels).size).toBe(messageStatuses.length);
  const { status } = messageRowSchema.unwrap().shape;
  for (const known of messageStatuses) expect(status.safeParse(known).success).toBe(true);
  for (const word of ['teleported', 'toString']) expect(status.safeParse(word).success).toBe(false);
});

const at292 = {
  status: 'sending',
  contactCount: 100,
  sentCount: 85,
  failedCount: 15,
  progress: 292,
} as const;

function fromOldSystem(
  figures: OriginalFigures,
  repairedAt: number | null,
  some: Partial<CampaignSnapshot>,
): string | null {
  return describeOriginal({
    draft: { name: 'Spring', body: '', sender: '', audience: { listIds: [] } },
    revision: 1,
    createdAt: 0,
    updatedAt: 0,
    snapshot: snapshot(some),
    original: { figures, repairedAt },
  });
}

test('what the old system said of a repaired campaign is kept in sight, and only where it was wrong', () => {
  const repaired = {
    status: 'completed',
    contactCount: 100,
    sentCount: 85,
    failedCount: 15,
    progress: 100,
  } as const;
  expect(fromOldSystem(at292, 1, repaired)).toMatch(
    /^Before the repair on .*, the old system said: 292%, 85 sent and 15 failed of 100, sending\./,
  );
  expect(fromOldSystem(at292, 1, { ...repaired, isEstimated: true })).toMatch(/an estimate/);
  // While it is damaged, that is said elsewhere.
  expect(fromOldSystem(at292, null, { status: 'paused' })).toBeNull();
  expect(fromOldSystem({ ...at292, ...repaired }, 1, repaired)).toBeNull();
  expect(fromOldSystem({ ...repaired, status: 'draft' }, 1, { status: 'sending' })).toBeNull();
  expect(fromOldSystem({ ...at292, progress: 100 }, 1, repaired)).toMatch(
    /^The old system said: 100%/,
  );
});

test.each([
  ['failed', 21211, 'That is no number.', 'Remove the number from your lists.'],
  ['undelivered', 30003, 'The phone was off. Try later.', 'Worth another try.'],
  ['undelivered', 30007, 'A carrier filtered the text.', 'Another try won’t help.'],
  ['skipped', null, 'On Do not text.', ''],
  ['failed', null, 'Nobody knows.', ''],
] as const)('what to do about a message: %s, %s', (status, errorCode, explanation, step) => {
  expect(stepAfter({ status, errorCode, explanation })).toBe(step);
});
