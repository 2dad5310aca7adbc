import type { QueryClient } from '@tanstack/react-query';
import type { ImportProgress } from '../../src-shared/contact/import.ts';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';
import { rememberProgress } from './campaigns.ts';
import { keys } from './keys.ts';
import { onEvent } from './request.ts';

type Topic = EventPayload<'data.changed'>['topics'][number];

/** What is shown of each topic: the beginnings of the keys in the cache. */
const shownOf: Readonly<Record<Topic, readonly string[]>> = {
  contacts: ['contacts', 'preview'],
  lists: ['lists', 'preview'],
  campaigns: ['campaigns'],
  settings: ['settings', 'preview'],
};

/** Keeps the cache true to what the main process tells, until the returned function is called. */
export function followLiveUpdates(client: QueryClient): () => void {
  const stops = [
    onEvent('campaigns.progress', (progress) => rememberProgress(client, progress)),
    onEvent('imports.progress', (progress) =>
      client.setQueryData<ImportProgress | null>(keys.importProgress, progress),
    ),
    onEvent('data.changed', ({ topics }) => {
      const beginnings = new Set(topics.flatMap((topic) => shownOf[topic]));
      for (const beginning of beginnings) {
        void client.invalidateQueries({ queryKey: [beginning] });
      }
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
