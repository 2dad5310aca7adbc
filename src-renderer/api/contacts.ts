import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { keys, type ContactsQuery } from './keys.ts';
import { usePagedRows } from './paged-rows.ts';
import { request } from './request.ts';

/** Imports that a filter offers; older ones are found in the imports themselves. */
const importChoicesShown = 200;

/** The contacts that a filter leaves, in an order. */
export function useContacts(query: ContactsQuery) {
  return usePagedRows({
    keyOf: (page) => keys.contacts(query, page),
    fetchPage: (page) => request('contacts.page', { ...query, ...page }),
    count: {
      key: keys.contactCount(query.filter),
      fetch: async () => (await request('contacts.count', { filter: query.filter })).total,
    },
  });
}

/** How many contacts a filter leaves; all there are without one. */
export function useContactCount(filter: ContactFilter = {}) {
  return useQuery({
    queryKey: keys.contactCount(filter),
    queryFn: async () => (await request('contacts.count', { filter })).total,
    placeholderData: keepPreviousData,
  });
}

/** One contact with everything that is known of it. */
export function useContact(id: number) {
  return useQuery({
    queryKey: keys.contact(id),
    queryFn: () => request('contacts.get', { id }),
  });
}

/** Texts to and from a contact, the newest first. */
export function useContactMessages(id: number) {
  return usePagedRows({
    keyOf: (page) => keys.contactMessages(id, page),
    fetchPage: (page) => request('contacts.messages', { id, ...page }),
  });
}

/** For each campaign that was started, whether the contact was texted, and why. */
export function useContactCampaigns(id: number) {
  return usePagedRows({
    keyOf: (page) => keys.contactCampaigns(id, page),
    fetchPage: async (page) => {
      const { total, rows } = await request('contacts.campaigns', { id, ...page });
      return { total, rows: rows.map((row) => ({ id: row.campaignId, ...row })) };
    },
  });
}

/** The names of all custom fields that any contact has. */
export function useCustomFields() {
  return useQuery({
    queryKey: keys.customFields,
    queryFn: () => request('contacts.customFields', undefined),
  });
}

/** The latest imports, to choose one of them. */
export function useImportChoices() {
  return useQuery({
    queryKey: keys.importChoices,
    queryFn: async () =>
      (await request('imports.page', { offset: 0, limit: importChoicesShown })).rows,
  });
}
