import type { ContactList, TagCount } from '../../src-shared/contact/contact.ts';
import { createList, updateList, type ListInput } from './list-rows.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Clock } from '../engine/ports.ts';
import type { ContactSearch } from './search/contact-search.ts';
import type { Threads } from '../threads/threads.ts';

/** What can be done with lists and tags. Refused as db/lists.ts and db/tags.ts say. */
export interface Lists {
  all(): Promise<readonly ContactList[]>;
  /** How many are on a list now, static or by filter. */
  count(id: number): Promise<number>;
  create(input: ListInput): ContactList;
  update(id: number, input: ListInput): ContactList;
  remove(id: number): Promise<void>;
  tags(): Promise<readonly TagCount[]>;
  renameTag(from: string, to: string): Promise<void>;
  removeTag(name: string): Promise<void>;
}

export function createLists(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: Threads;
  readonly search: ContactSearch;
  readonly onChange: () => void;
}): Lists {
  const { db, clock, threads, search, onChange } = context;

  function changed<T>(value: T): T {
    onChange();
    return value;
  }

  return {
    all: () => threads.read('lists.all', undefined),
    count: async (id) => await search.countAside(await threads.read('lists.filterOf', { id })),
    create: (input) => changed(createList(db, input, clock.now())),
    update: (id, input) => changed(updateList(db, id, input)),
    remove: async (id) => changed(await threads.write('lists.remove', { id })),
    tags: () => threads.read('tags.all', undefined),
    renameTag: async (from, to) => changed(await threads.write('tags.rename', { from, to })),
    removeTag: async (name) => changed(await threads.write('tags.remove', { name })),
  };
}
