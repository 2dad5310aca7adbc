import {
  useIsMutating,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';

import type { Contact, ContactDetail } from '../../../src-shared/contact/contact.ts';
import type { RequestInput, RequestOutput } from '../../../src-shared/ipc/contract.ts';
import { useForgetContactsWork } from './contacts-work.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

// Queries are read again when the main process announces the change (see live-updates.ts).

export function useCreateContact() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.create'>) => request('contacts.create', input),
  });
}

/** Returns what saves a contact. */
export function useUpdateContact() {
  const client = useQueryClient();
  return (input: RequestInput<'contacts.update'>) => updateContact(client, input);
}

/** Saves a contact and stores the saved values in the cache; they are shown before this resolves. */
export async function updateContact(
  client: QueryClient,
  input: RequestInput<'contacts.update'>,
): Promise<Contact> {
  const contact = await request('contacts.update', input);
  const { timeZone } = input.contact;
  client.setQueryData<ContactDetail>(
    keys.contact(input.id),
    (known) => known && { ...known, contact, ...(timeZone === undefined ? {} : { timeZone }) },
  );
  return contact;
}

export function useRecordConsent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.recordConsent'>) =>
      request('contacts.recordConsent', input),
    onSuccess: (detail) => client.setQueryData(keys.contact(detail.contact.id), detail),
  });
}

/** The key of every change of a selection. */
const changeKey = ['contacts', 'change'] as const;

/** Changes that a selection of contacts can undergo, each a request and its name. */
type Change =
  | 'contacts.remove'
  | 'contacts.tag'
  /** Adds contacts to a static list, or removes them from it. */
  | 'contacts.putOnList'
  /** Makes or finds the list of exactly these contacts, to text them. */
  | 'contacts.listToText'
  | 'lists.create';

/** Changes a selection of contacts. The screen that asks is not drawn again meanwhile. */
export function useChangeContacts() {
  const client = useQueryClient();
  return {
    change: <Name extends Change>(
      name: Name,
      input: RequestInput<Name>,
    ): Promise<RequestOutput<Name>> =>
      client
        .getMutationCache()
        .build(client, {
          mutationKey: changeKey,
          mutationFn: (given: RequestInput<Name>) => request(name, given),
        })
        .execute(input),
    /** Whether a change goes on now. */
    isChanging: () => client.isMutating({ mutationKey: changeKey }) > 0,
  };
}

/** Whether a change of a selection goes on; draws again once that changes. */
export function useIsChangingContacts(): boolean {
  return useIsMutating({ mutationKey: changeKey }) > 0;
}

/** Undoes a bulk action: a removal, a tagging, a change of a list, or the removal of a list or a tag. */
export function useUndoContacts() {
  return useMutation({
    mutationFn: (actionId: number) => request('contacts.undo', { actionId }),
  });
}

/** Writes contacts to a file that the user chooses; null where they choose none. */
export function useExportContacts() {
  const forget = useForgetContactsWork();
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.export'>) => request('contacts.export', input),
    onSettled: () => forget('export'),
  });
}

/** Cancels the export that is running. */
export function useCancelExport() {
  return useMutation({ mutationFn: () => request('contacts.cancelExport', undefined) });
}
