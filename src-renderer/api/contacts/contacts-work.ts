import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';

export type ContactsWork = EventPayload<'contacts.progress'>;

const none: readonly ContactsWork[] = [];

/** Everything long about contacts that goes on now, as it was last told. */
export function useContactsWork(): readonly ContactsWork[] {
  return useQuery<readonly ContactsWork[]>({
    queryKey: keys.contactsWork,
    queryFn: () => none,
    initialData: none,
    gcTime: Infinity,
  }).data;
}

/** Takes how far something is; what is done is forgotten. */
export function rememberContactsWork(client: QueryClient, progress: ContactsWork): void {
  client.setQueryData<readonly ContactsWork[]>(keys.contactsWork, (known = none) => {
    const others = known.filter(({ work }) => work !== progress.work);
    return progress.done >= progress.total ? others : [...others, progress];
  });
}

/** Gives what forgets a work that ended some other way than by getting done. */
export function useForgetContactsWork(): (work: ContactsWork['work']) => void {
  const client = useQueryClient();
  return (work) =>
    client.setQueryData<readonly ContactsWork[]>(keys.contactsWork, (known = none) =>
      known.filter((each) => each.work !== work),
    );
}
