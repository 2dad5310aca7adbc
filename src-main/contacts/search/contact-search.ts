import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { ContactsPage, ContactsQuery } from './search-pages.ts';
import type { ContactSort } from './contact-order.ts';
import type { SearchVersions } from './search-cache.ts';
import type { SearchIndexKeeper } from './index-keeper.ts';
import type { ContactThreads } from '../jobs.ts';

/**
 * Finding contacts among a million. What is asked for last is answered first: a question that another
 * filter or order made obsolete is canceled (refused, `canceled`), and counting waits for pages.
 */
export interface ContactSearch {
  /** Reads the first page, so that the reading thread has started before somebody looks at contacts. */
  prepare(): void;
  page(query: ContactsQuery): Promise<ContactsPage>;
  /** The ids of contacts in a row; stays wanted whatever else is asked for. */
  ids(query: ContactsQuery): Promise<readonly number[]>;
  count(filter: ContactFilter): Promise<number>;
  /** The same for something that stays wanted whatever else is counted. */
  countAside(filter: ContactFilter): Promise<number>;
  /** Contacts, or what filters go by, may have changed: nothing that was found before holds. */
  noteChange(): void;
  /** Messages may have changed: who was texted, or was not reached, is to be looked for again. */
  noteTexts(): void;
}

/** What a table of contacts shows first. */
const firstPage: ContactsQuery = {
  filter: {},
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
};

interface Asked {
  readonly about: string;
  readonly controller: AbortController;
}

export function createContactSearch(context: {
  readonly threads: ContactThreads;
  readonly index: SearchIndexKeeper;
  readonly onError: (error: unknown) => void;
}): ContactSearch {
  const { threads, index } = context;
  const pages = new Set<Asked>();
  const counts = new Set<Asked>();
  let versions: SearchVersions = { version: 0, texts: 0 };
  let latestCount = '';
  /** Whether somebody looks at contacts, for whom the index is worth keeping. */
  let isUsed = false;
  let prepared = '';

  async function asking<T>(
    among: Set<Asked>,
    about: string,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const asked = { about, controller: new AbortController() };
    among.add(asked);
    try {
      return await ask(asked.controller.signal);
    } finally {
      among.delete(asked);
    }
  }

  /** Goes on after every page that was asked for meanwhile: what was counted until then is remembered. */
  async function counting(filter: ContactFilter, isWanted: () => boolean): Promise<number> {
    for (;;) {
      try {
        return await asking(counts, '', (signal) =>
          threads.read('contacts.count', { filter, ...versions }, { signal }),
        );
      } catch (error) {
        if (!(error instanceof UserError && error.code === 'canceled' && isWanted())) throw error;
      }
    }
  }

  function use(): void {
    isUsed = true;
    index.wake();
  }

  /** Reads something that is needed later, while nobody waits. */
  function readAhead(reading: Promise<unknown>): void {
    reading.catch((error: unknown) => {
      // Ovo is being closed.
      if (!(error instanceof UserError)) context.onError(error);
    });
  }

  /** Gets to know the order, which the first search in it needs. */
  function prepareOrder(sort: ContactSort): void {
    const wanted = `${sort} ${versions.version}`;
    if (prepared === wanted) return;
    prepared = wanted;
    readAhead(threads.read('contacts.prepareOrder', { sort, ...versions }));
  }

  return {
    prepare: () => readAhead(threads.read('contacts.page', { ...firstPage, ...versions })),
    async page(query) {
      const { filter, sort, descending } = query;
      const about = JSON.stringify([filter, sort, descending]);
      for (const other of counts) other.controller.abort();
      for (const other of pages) if (other.about !== about) other.controller.abort();
      const page = await asking(pages, about, (signal) =>
        threads.read('contacts.page', { ...query, ...versions }, { signal }),
      );
      use();
      prepareOrder(sort);
      return page;
    },
    ids: (query) => threads.read('contacts.ids', { ...query, ...versions }),
    async count(filter) {
      const about = JSON.stringify(filter);
      latestCount = about;
      return await counting(filter, () => latestCount === about);
    },
    countAside: (filter) => counting(filter, () => true),
    noteChange() {
      versions = { ...versions, version: versions.version + 1 };
      if (isUsed) index.wake();
    },
    noteTexts() {
      versions = { ...versions, texts: versions.texts + 1 };
    },
  };
}
