import { describe, expect, test } from 'vitest';
import { attentionOf, isDismissible } from '../../../src-renderer/home/attention.ts';
import {
  deliveredHint,
  deliveredValue,
  describeResult,
} from '../../../src-renderer/home/delivery-text.ts';
import { describeSending } from '../../../src-renderer/home/describe-sending.ts';
import { barOf, figuresOf } from '../../../src-renderer/home/figures.ts';
import { greetingAt } from '../../../src-renderer/home/greeting.ts';
import { firstStepsOf, isFirstDay } from '../../../src-renderer/home/steps.ts';
import { formatClock } from '../../../src-renderer/ui/text/times.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import type { Alert } from '../../../src-shared/maintenance/alert.ts';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import { settingsSchema, type CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import { snapshot } from './snapshot.ts';

const settings = settingsSchema.parse({});
const noAccount: CredentialsStatus = { source: 'none', accountHint: null, canBeStored: true };

function kindsOf(
  campaigns: readonly CampaignSnapshot[],
  gateway: 'simulator' | 'twilio',
  importsToFix: readonly ImportSummary[] = [],
  alerts: readonly Alert[] = [],
  inbox = { toDecide: 0, unread: 0 },
) {
  const items = attentionOf(
    campaigns,
    { ...settings, gateway },
    noAccount,
    importsToFix,
    alerts,
    inbox,
  );
  return items.map(({ kind }) => kind);
}

test('a missing account matters only where Twilio is to send', () => {
  expect(kindsOf([], 'simulator')).toEqual([]);
  expect(kindsOf([], 'twilio')).toEqual(['no-credentials']);
});

test('replies to decide about come before campaigns, unread ones after them', () => {
  const campaigns = [snapshot({ id: 4, status: 'paused', pausedReason: 'No funds.' })];
  const inbox = { toDecide: 1, unread: 2 };
  expect(kindsOf(campaigns, 'simulator', [], [], inbox)).toEqual(['to-decide', 'paused', 'unread']);
  expect(kindsOf([], 'simulator', [], [], { toDecide: 0, unread: 0 })).toEqual([]);
});

test('paused campaigns and unconfirmed messages need somebody, others do not', () => {
  const campaigns = [
    snapshot({ id: 1, status: 'completed' }),
    snapshot({ id: 2, status: 'sending' }),
    snapshot({ id: 3, status: 'sending', unconfirmedCount: 2 }),
    snapshot({ id: 4, status: 'paused', pausedReason: 'No funds.' }),
    snapshot({ id: 5, status: 'canceled', unconfirmedCount: 1 }),
    snapshot({ id: 6, status: 'draft' }),
  ];
  expect(kindsOf(campaigns, 'simulator')).toEqual(['paused', 'unconfirmed']);
});

test('what came damaged is one alert, not a paused campaign each', () => {
  const damaged = {
    status: 'sending',
    contactCount: 100,
    sentCount: 250,
    failedCount: 0,
    progress: 250,
  };
  const alert: Alert = {
    kind: 'damaged-campaigns',
    campaignId: null,
    title: '2 campaigns came damaged',
    text: 'A repair counts their messages again.',
    remedy: 'repair',
  };
  const campaigns = [
    snapshot({ id: 1, status: 'paused', damaged }),
    snapshot({ id: 2, status: 'paused', damaged }),
  ];
  expect(kindsOf(campaigns, 'simulator', [], [alert])).toEqual(['alert']);
});

test('imports with rows to fix come last, and only the latest few', () => {
  const summary: ImportSummary = {
    id: 1,
    fileName: 'people.csv',
    listName: null,
    at: 0,
    rows: 5,
    added: 3,
    updated: 0,
    skipped: 0,
    invalid: 2,
    fixed: 0,
    left: 2,
    undoneAt: null,
  };
  const imports = [5, 4, 3, 2].map((id) => ({ ...summary, id }));
  const paused = snapshot({ id: 4, status: 'paused', pausedReason: 'No funds.' });
  expect(kindsOf([paused], 'simulator', imports)).toEqual([
    'paused',
    'rows-to-fix',
    'rows-to-fix',
    'rows-to-fix',
  ]);
});

test('only what gets no worse can be dismissed', () => {
  const alert = (kind: Alert['kind']) =>
    isDismissible({
      kind: 'alert',
      alert: { kind, campaignId: null, title: '', text: '', remedy: 'repair' },
    });
  expect(alert('many-failures')).toBe(true);
  expect(alert('disk-nearly-full')).toBe(false);
  const paused = (pausedReasonCode: 'user' | 'blocked') =>
    isDismissible({
      kind: 'paused',
      campaign: snapshot({ status: 'paused', pausedReasonCode }),
    });
  expect(paused('user')).toBe(true);
  expect(paused('blocked')).toBe(false);
  expect(isDismissible({ kind: 'unconfirmed', campaign: snapshot({}) })).toBe(false);
});

test('the first steps count practice as practice only', () => {
  const none = { import: false, write: false, practise: false, connect: false, send: false };
  const steps = (campaigns: readonly CampaignSnapshot[], contacts: number) =>
    firstStepsOf(campaigns, contacts, noAccount);
  expect(steps([], 0)).toEqual(none);
  expect(isFirstDay(steps([], 0))).toBe(true);
  expect(steps([], 12)).toEqual({ ...none, import: true });
  expect(isFirstDay(steps([], 12))).toBe(false);
  const draft = snapshot({ status: 'draft' });
  expect(steps([draft], 12)).toEqual({ ...none, import: true, write: true });
  const practised = snapshot({ status: 'completed', startedAt: 1, isPractice: true });
  expect(steps([draft, practised], 12)).toEqual({
    ...none,
    import: true,
    write: true,
    practise: true,
  });
  const sent = snapshot({ status: 'completed', startedAt: 1, isPractice: false });
  expect(steps([sent], 12)).toMatchObject({ practise: true, send: true });
  expect(firstStepsOf([], 0, { ...noAccount, source: 'keychain' }).connect).toBe(true);
});

describe('the figures of Home', () => {
  const now = 1_800_000_000_000;
  const day = 86_400_000;
  const sent = (some: Partial<CampaignSnapshot>) =>
    snapshot({
      status: 'completed',
      isPractice: false,
      startedAt: now - day,
      contactCount: 100,
      sentCount: 90,
      deliveredCount: 80,
      undeliveredCount: 4,
      awaitingReceiptCount: 6,
      failedCount: 10,
      ...some,
    });
  const one = { campaigns: 1, sent: 90, delivered: 80, undelivered: 4, failed: 10, awaiting: 6 };

  test('never mix practice with real sending', () => {
    const both = [sent({}), sent({ id: 2, isPractice: true, sentCount: 1 })];
    expect(figuresOf(both, { isPractice: false, now })).toEqual(one);
    expect(figuresOf(both, { isPractice: true, now })).toEqual({ ...one, sent: 1 });
    expect(figuresOf([sent({ isPractice: true })], { isPractice: false, now })).toBeNull();
  });

  test('are of campaigns that were started in the last 30 days and whose counts are sure', () => {
    const campaigns = [
      sent({}),
      sent({ id: 2, startedAt: now - 30 * day }),
      sent({ id: 3, isEstimated: true }),
      sent({
        id: 4,
        damaged: {
          status: 'sending',
          contactCount: 1,
          sentCount: 9,
          failedCount: 0,
          progress: 900,
        },
      }),
      snapshot({ id: 5, status: 'draft', isPractice: false }),
    ];
    expect(figuresOf(campaigns, { isPractice: false, now })).toEqual(one);
    expect(figuresOf(campaigns.slice(1, 2), { isPractice: false, now })?.sent).toBe(0);
  });

  test('say a share only once nearly all receipts are in', () => {
    const said = (some: Partial<typeof one>) => {
      const figures = { ...one, sent: 100, delivered: 0, undelivered: 0, awaiting: 0, ...some };
      return `${deliveredValue(figures)} ${deliveredHint(figures)}`;
    };
    expect(said({ sent: 7, delivered: 2, awaiting: 5 })).toBe(
      '2 of 7 sent so far · waiting for 5 receipts',
    );
    expect(said({ awaiting: 100 })).toBe('0 of 100 sent so far · waiting for 100 receipts');
    expect(said({ delivered: 90, awaiting: 6 })).toBe(
      '90 of 100 sent so far · waiting for 6 receipts',
    );
    expect(said({ delivered: 90, awaiting: 5 })).toBe(
      '90% 90 of 100 sent · waiting for 5 receipts',
    );
    expect(said({ delivered: 96, undelivered: 4 })).toBe('96% 96 of 100 sent');
    expect(said({ sent: 0 })).toBe('– No campaigns in this time');
  });

  test('tell of a campaign what is known so far', () => {
    const said = (some: Partial<CampaignSnapshot>) =>
      describeResult(sent({ completedAt: now, failedCount: 0, ...some })).replace(/^.*? · /, '');
    expect(said({})).toBe('80 of 90 delivered so far, waiting for 6 receipts · 4 didn’t arrive');
    expect(said({ awaitingReceiptCount: 0 })).toBe('80 of 90 delivered · 4 didn’t arrive');
    expect(said({ deliveredCount: 0, undeliveredCount: 0, awaitingReceiptCount: 90 })).toBe(
      '90 sent, waiting for delivery receipts',
    );
  });

  test('make a bar that is never longer than the whole', () => {
    const widths = (some: Partial<CampaignSnapshot>) =>
      barOf(sent(some)).map(({ percent }) => percent);
    expect(widths({})).toEqual([80, 6, 14, 0]);
    expect(widths({ deliveredCount: 250, sentCount: 250 })).toEqual([100, 0, 0, 0]);
    expect(widths({ contactCount: 0 })).toEqual([0, 0, 0, 0]);
  });
});

test('Home greets by the clock, and by the name of the business where there is one', () => {
  const at = (hour: number) => new Date(2026, 10, 26, hour).getTime();
  expect([3, 4, 11, 12, 17, 18].map((hour) => greetingAt(at(hour), ''))).toEqual([
    'Good evening',
    'Good morning',
    'Good morning',
    'Good afternoon',
    'Good afternoon',
    'Good evening',
  ]);
  expect(greetingAt(at(9), 'Maple Street Bakery')).toBe('Good morning, Maple Street Bakery');
});

test('a campaign being sent says its rate, its end and what it waits for', () => {
  const now = new Date(2026, 10, 26, 9).getTime();
  const live = {
    snapshot: snapshot({}),
    messagesPerSecond: 1.04,
    finishesAt: now + 3_600_000,
    secondsLeft: 3600,
    waiting: null,
  };
  const end = formatClock(now + 3_600_000, now);
  expect(describeSending(null, now)).toBe('Starting…');
  expect(describeSending(live, now)).toBe(`1 a second · done about ${end}`);
  const waits = (reason: 'rate' | 'quiet-hours', ms: number) =>
    describeSending({ ...live, waiting: { reason, until: now + ms } }, now);
  expect(waits('quiet-hours', 3_600_000)).toContain('waiting for quiet hours to end');
  expect(waits('quiet-hours', 1000)).not.toContain('quiet hours');
  expect(waits('rate', 60_000)).toBe(`1 a second · done about ${end}`);
});
