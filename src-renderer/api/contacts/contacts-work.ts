import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';

export type ContactsWork = EventPayload<'contacts.progress'>;

const none: readonly ContactsWork[] = [];

/** The long operations on contacts that are running, with their latest progress. */
export function useContactsWork(): readonly ContactsWork[] {
  return useQuery<readonly ContactsWork[]>({
    queryKey: keys.contactsWork,
    queryFn: () => none,
    initialData: none,
    gcTime: Infinity,
  }).data;
}

/** Stores the progress of an operation; one that is done is dropped. */
export function rememberContactsWork(client: QueryClient, progress: ContactsWork): void {
  client.setQueryData<readonly ContactsWork[]>(keys.contactsWork, (known = none) => {
    const others = known.filter(({ work }) => work !== progress.work);
    return progress.done >= progress.total ? others : [...others, progress];
  });
}

/** Returns what drops an operation that ended without finishing. */
export function useForgetContactsWork(): (work: ContactsWork['work']) => void {
  const client = useQueryClient();
  return (work) =>
    client.setQueryData<readonly ContactsWork[]>(keys.contactsWork, (known = none) =>
      known.filter((each) => each.work !== work),
    );
}
