import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';
import { rememberBackupProgress } from './maintenance/backups.ts';
import { rememberProgress, rememberRun } from './campaigns/campaign-cache.ts';
import { rememberContactsWork } from './contacts/contacts-work.ts';
import { rememberAlerts } from './maintenance/alerts.ts';
import { rememberImportProgress } from './imports/import-run.ts';
import { keys } from './keys.ts';
import { rememberRehearsal } from './campaigns/rehearsals.ts';
import { rememberReview } from './campaigns/reviews.ts';
import { rememberReplyStatus } from './inbox/replies.ts';
import { rememberRepairStep } from './maintenance/maintenance.ts';
import { onEvent } from './request.ts';

type Topic = EventPayload<'data.changed'>['topics'][number];

/** The first parts of the keys that show data of a topic. */
const shownOf: Readonly<Record<Topic, readonly string[]>> = {
  contacts: [
    'contacts',
    'contact-history',
    'lists',
    'tags',
    'preview',
    'audience',
    'review',
    'inbox',
  ],
  lists: ['lists', 'contacts', 'tags', 'preview', 'audience', 'review'],
  imports: ['imports', 'rejectedRows', 'contacts'],
  suppressions: ['suppressions', 'contacts', 'lists', 'preview', 'audience', 'review', 'inbox'],
  campaigns: ['campaigns', 'contacts', 'contact-history', 'alerts'],
  templates: ['templates'],
  inbox: ['inbox', 'contact-history'],
  // Another sender, or practice instead of real sending: other conversations.
  settings: ['settings', 'preview', 'review', 'inbox'],
  backups: ['backups'],
};

/** Keeps the cache current by the events of the main process, until the returned function is called. */
export function followLiveUpdates(client: QueryClient): () => void {
  const stops = [
    onEvent('campaigns.progress', (progress) => {
      rememberProgress(client, progress);
      const { id, status } = progress.snapshot;
      // Queries that poll while a campaign is sending are read once more when it stops.
      if (status === 'sending') return;
      for (const part of ['messages', 'failures', 'unreached', 'timeline']) {
        readAgain(client, ['campaigns', part, id]);
      }
      readAgain(client, ['audience']);
    }),
    onEvent('campaigns.run', (run) => rememberRun(client, run)),
    onEvent('campaigns.reviewed', (review) => rememberReview(client, review)),
    onEvent('campaigns.rehearsing', (progress) => rememberRehearsal(client, progress)),
    onEvent('imports.progress', (progress) => rememberImportProgress(client, progress)),
    onEvent('contacts.progress', (progress) => rememberContactsWork(client, progress)),
    onEvent('alerts.changed', ({ alerts }) => rememberAlerts(client, alerts)),
    onEvent('backups.progress', (progress) => rememberBackupProgress(client, progress)),
    onEvent('backups.damaged', () => void client.invalidateQueries({ queryKey: keys.appInfo })),
    onEvent('maintenance.step', ({ step }) => rememberRepairStep(client, step)),
    onEvent('replies.status', (status) => rememberReplyStatus(client, status)),
    onEvent('data.changed', ({ topics }) => {
      const beginnings = new Set(topics.flatMap((topic) => shownOf[topic]));
      for (const beginning of beginnings) readAgain(client, [beginning]);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Reads every query again of which the key begins so. */
function readAgain(client: QueryClient, queryKey: readonly unknown[]): void {
  // An answer that is on its way may be older than the change, and would be marked as fresh.
  for (const query of client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' })) {
    if (query.state.data !== undefined && query.isActive()) continue;
    const again = () => client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  void client.invalidateQueries({ queryKey });
}
