import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Contact, ContactDetail } from '../../../src-shared/contact/contact.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
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

export function useRemoveContacts() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.remove'>) => request('contacts.remove', input),
  });
}

export function useTagContacts() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.tag'>) => request('contacts.tag', input),
  });
}

/** Adds contacts to a static list, or removes them from it. */
export function usePutOnList() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.putOnList'>) => request('contacts.putOnList', input),
  });
}

/** Makes or finds the list of exactly these contacts, to text them. */
export function useListToText() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.listToText'>) =>
      request('contacts.listToText', input),
  });
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
