import { keepPreviousData, QueryObserver } from '@tanstack/react-query';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { contactRows } from '../../../src-renderer/api/contacts/contacts.ts';
import { followLiveUpdates } from '../../../src-renderer/api/live-updates.ts';
import { pageQuery } from '../../../src-renderer/api/pages-in-sight.ts';
import { createQueryClient } from '../../../src-renderer/api/query-client.ts';
import type { ContactThreads } from '../../../src-main/contacts/jobs.ts';
import { createContactSearch } from '../../../src-main/contacts/search/contact-search.ts';
import type { ContactsPage } from '../../../src-main/contacts/search/search-pages.ts';
import { UserError } from '../../../src-shared/lib/result.ts';

/** One thing that happens while somebody searches. */
type Step =
  | { readonly kind: 'type'; readonly search: string }
  /** The thread finds the answer to one of the questions that wait, or refuses it where it was canceled. */
  | { readonly kind: 'find'; readonly which: number }
  /** One of the answers that were found reaches the window. */
  | { readonly kind: 'deliver'; readonly which: number }
  | { readonly kind: 'change' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('type'), search: fc.constantFrom('l', 'ly', 'lyo') }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('find'), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deliver'), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change') }) },
);

test('the table shows what was searched for last, in whatever order answers and cancellations come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const session = searchSession();
      for (const each of steps) {
        session.take(each);
        await settled();
      }
      await session.end();
      expect(session.shown()).toEqual(session.expected());
      session.close();
    }),
    { numRuns: 300 },
  );
});

/**
 * The window's cache and the main process's search, with a thread and a way between them whose order
 * the test decides.
 */
function searchSession() {
  const waiting: (() => void)[] = [];
  const found: (() => void)[] = [];
  const listeners: ((payload: unknown) => void)[] = [];
  let stored = 0;
  let search = 'l';

  const threads = {
    read: (
      name: string,
      query: { readonly filter: { readonly search?: string } },
      watch?: { readonly signal?: AbortSignal },
    ) =>
      name === 'contacts.prepareOrder'
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            waiting.push(() => {
              if (watch?.signal?.aborted === true) reject(new UserError('canceled', 'Canceled.'));
              else resolve({ total: 1, rows: [rowOf(query.filter.search ?? '', stored)] });
            });
          }),
  };
  const contacts = createContactSearch({
    threads: threads as unknown as ContactThreads,
    index: { wake: () => undefined } as never,
    onError: (error) => {
      throw error;
    },
  });

  vi.stubGlobal('window', {
    api: {
      on: (name: string, listener: (payload: unknown) => void) => {
        if (name === 'data.changed') listeners.push(listener);
        return () => undefined;
      },
      request: async (_name: string, query: never) => {
        const answer = await contacts.page(query).then(
          (value) => ({ ok: true, value }),
          (error: UserError) => ({
            ok: false,
            error: { code: error.code, message: error.message },
          }),
        );
        return await new Promise((resolve) => {
          found.push(() => resolve(answer));
        });
      },
    },
  });

  const client = createQueryClient();
  client.mount();
  const stop = followLiveUpdates(client);
  const optionsFor = (text: string) =>
    client.defaultQueryOptions<ContactsPage>({
      ...pageQuery(contactRows({ filter: { search: text }, sort: 'name', descending: false }), 0),
      placeholderData: keepPreviousData<ContactsPage>,
    });
  const observer = new QueryObserver<ContactsPage>(client, optionsFor(search));
  observer.subscribe(() => undefined);

  return {
    take(next: Step): void {
      switch (next.kind) {
        case 'type':
          search = next.search;
          observer.setOptions(optionsFor(search));
          break;
        case 'find':
          waiting.splice(next.which % Math.max(1, waiting.length), 1)[0]?.();
          break;
        case 'deliver':
          found.splice(next.which % Math.max(1, found.length), 1)[0]?.();
          break;
        case 'change':
          stored += 1;
          contacts.noteChange();
          for (const listener of listeners) listener({ topics: ['contacts'] });
          break;
      }
    },
    /** Answers all that is asked until nothing is asked any more. */
    async end(): Promise<void> {
      for (let rounds = 0; waiting.length + found.length > 0; rounds += 1) {
        if (rounds > 100) throw new Error('The window asks without end.');
        for (const answer of [...waiting.splice(0), ...found.splice(0)]) answer();
        await settled();
      }
    },
    shown() {
      const { data, status, isPlaceholderData } = observer.getCurrentResult();
      return { rows: data?.rows, status, isPlaceholderData };
    },
    expected: () => ({
      rows: [rowOf(search, stored)],
      status: 'success',
      isPlaceholderData: false,
    }),
    close(): void {
      stop();
      observer.destroy();
      client.clear();
    },
  };
}

function rowOf(search: string, stored: number) {
  return { id: stored, firstName: search };
}

/** Lets everything go on that waits for nobody. */
async function settled(): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, 0));
}
