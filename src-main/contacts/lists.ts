import type { ContactList, ListUse, TagCount } from '../../src-shared/contact/contact.ts';
import type { RemovalOfMany } from './bulk/remove-list-or-tag.ts';
import { createList, updateList, type ListInput } from './list-rows.ts';
import type { WriteLock } from '../database/write-lock.ts';
import type { Clock } from '../engine/ports.ts';
import type { ContactSearch } from './search/contact-search.ts';
import type { ContactThreads } from './jobs.ts';

/** What can be done with lists and tags. Refused as list-rows.ts and tags.ts say. */
export interface Lists {
  all(): Promise<readonly ContactList[]>;
  /** How many are on a list now, static or by filter. */
  count(id: number): Promise<number>;
  /** When each was created, and when a campaign last went to it; practice does not count. */
  uses(): Promise<readonly ListUse[]>;
  create(input: ListInput): Promise<ContactList>;
  update(id: number, input: ListInput): Promise<ContactList>;
  /** Can be undone as a bulk action of contacts. */
  remove(id: number): Promise<RemovalOfMany>;
  tags(): Promise<readonly TagCount[]>;
  renameTag(from: string, to: string): Promise<void>;
  /** Can be undone as a bulk action of contacts. */
  removeTag(name: string): Promise<RemovalOfMany>;
}

export function createLists(context: {
  readonly clock: Clock;
  readonly threads: ContactThreads;
  readonly writeLock: WriteLock;
  readonly search: ContactSearch;
  readonly onChange: () => void;
}): Lists {
  const { clock, threads, writeLock, search, onChange } = context;

  async function change<T>(written: Promise<T>): Promise<T> {
    const value = await written;
    onChange();
    return value;
  }

  return {
    all: () => threads.read('lists.all', undefined),
    count: async (id) => await search.countAside(await threads.read('lists.filterOf', { id })),
    uses: () => threads.read('lists.uses', undefined),
    create: (input) => change(writeLock.write((db) => createList(db, input, clock.now()))),
    update: (id, input) => change(writeLock.write((db) => updateList(db, id, input))),
    remove: (id) => change(threads.write('lists.remove', { id })),
    tags: () => threads.read('tags.all', undefined),
    renameTag: (from, to) => change(threads.write('tags.rename', { from, to })),
    removeTag: (name) => change(threads.write('tags.remove', { name })),
  };
}
