import { expect, test } from 'vitest';
import { attentionOf, firstStepsOf } from '../../../src-renderer/home/attention.ts';
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
) {
  const items = attentionOf(campaigns, { ...settings, gateway }, noAccount, importsToFix, alerts);
  return items.map(({ kind }) => kind);
}

test('a missing account matters only where Twilio is to send', () => {
  expect(kindsOf([], 'simulator')).toEqual([]);
  expect(kindsOf([], 'twilio')).toEqual(['no-credentials']);
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

test('the first steps are done one after the other', () => {
  expect(firstStepsOf([], 0)).toEqual({ import: false, write: false, send: false });
  expect(firstStepsOf([], 12)).toEqual({ import: true, write: false, send: false });
  const draft = snapshot({ status: 'draft' });
  expect(firstStepsOf([draft], 12)).toEqual({ import: true, write: true, send: false });
  const sent = snapshot({ status: 'completed', startedAt: 1 });
  expect(firstStepsOf([draft, sent], 12)).toEqual({ import: true, write: true, send: true });
});
