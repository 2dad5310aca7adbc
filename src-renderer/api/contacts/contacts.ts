import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { keys, type ContactsQuery } from '../keys.ts';
import { usePagedRows } from '../paged-rows.ts';
import { pageQuery, type RowsOfPage } from '../pages-in-sight.ts';
import { request, requestWhileWanted } from '../request.ts';

/** Imports that the filter offers; older ones are in the list of imports. */
const importChoicesShown = 200;
/** Messages, and campaigns, of one page. */
const pageSize = 50;

/** The contacts that match a filter, in an order. */
export function useContacts(query: ContactsQuery) {
  return usePagedRows(contactRows(query));
}

/** Returns a function that asks for the first contacts of a query before anything shows them. */
export function useAskContacts(): (query: ContactsQuery) => void {
  const client = useQueryClient();
  return useCallback(
    (query) => void client.prefetchQuery(pageQuery(contactRows(query), 0)),
    [client],
  );
}

/** How the table of contacts is read. */
export function contactRows(query: ContactsQuery) {
  return {
    keyOf: (page: number) => keys.contacts(query, page),
    fetchPage: (page: RowsOfPage, signal: AbortSignal) =>
      requestWhileWanted('contacts.page', { ...query, ...page }, signal),
    fetchIds: async (page: RowsOfPage, signal: AbortSignal) =>
      (await requestWhileWanted('contacts.ids', { ...query, ...page }, signal)).ids,
    count: {
      key: keys.contactCount(query.filter),
      fetch: (signal: AbortSignal) => countContacts(query.filter, signal),
    },
  };
}

async function countContacts(filter: ContactFilter, signal: AbortSignal): Promise<number> {
  return (await requestWhileWanted('contacts.count', { filter }, signal)).total;
}

/** How many contacts match a filter; all there are without one. */
export function useContactCount(filter: ContactFilter = {}) {
  return useQuery({
    queryKey: keys.contactCount(filter),
    queryFn: ({ signal }) => countContacts(filter, signal),
    placeholderData: keepPreviousData,
  });
}

/** One contact with all its details. */
export function useContact(id: number) {
  return useQuery({
    queryKey: keys.contact(id),
    queryFn: () => request('contacts.get', { id }),
  });
}

/** Texts to and from a contact, the newest first, a page at a time; read once they are wanted. */
export function useContactMessages(id: number, isWanted = true) {
  return useInfiniteQuery({
    queryKey: keys.contactMessages(id),
    enabled: isWanted,
    queryFn: ({ pageParam }) =>
      request('contacts.messages', { id, offset: pageParam * pageSize, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam,
  });
}

/** For each campaign that was started, whether the contact was texted and why, a page at a time. */
export function useContactCampaigns(id: number) {
  return useInfiniteQuery({
    queryKey: keys.contactCampaigns(id),
    queryFn: ({ pageParam }) =>
      request('contacts.campaigns', { id, offset: pageParam * pageSize, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam,
  });
}

function getNextPageParam(
  { total }: { readonly total: number },
  pages: readonly unknown[],
): number | undefined {
  return pages.length * pageSize < total ? pages.length : undefined;
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
