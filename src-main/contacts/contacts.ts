import type {
  Contact,
  ContactDetail,
  ContactChanges,
  ContactInput,
  ContactList,
  ContactSelection,
} from '../../src-shared/contact/contact.ts';
import { exportContacts, type ExportProgress } from './export/export-contacts.ts';
import { contactDetail } from './contact-detail.ts';
import { hasActionsBefore, purgeSomeActions } from './bulk/purge-actions.ts';
import {
  countContacts,
  createContact,
  findContact,
  recordConsent,
  updateContact,
} from './contact-rows.ts';
import { customFieldNames } from './custom-fields.ts';
import { countOnLists } from './list-members.ts';
import { allLists, requireList } from './list-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import type { Clock } from '../engine/ports.ts';
import { createBulkActions, type BulkActions } from './bulk/bulk-actions.ts';
import type { ContactThreads } from './jobs.ts';
import type { WriteLock } from '../database/write-lock.ts';

/** What can be done with contacts. One that is gone is refused (`not-found`). */
export interface Contacts extends BulkActions {
  get(id: number): ContactDetail;
  /** The contact with that number, in any form; refused (`not-found`) where there is none. */
  find(number: string): ContactDetail;
  create(input: ContactInput & { readonly listId: number | null }): Promise<Contact>;
  update(id: number, changes: ContactChanges): Promise<Contact>;
  recordConsent(consent: {
    readonly id: number;
    readonly method: string;
    readonly source: string;
  }): Promise<ContactDetail>;
  /** How many there are, or are on that list; refused (`not-found`) without it. */
  count(listName?: string): number;
  lists(): readonly ContactList[];
  /** Refused (`not-found`), with the names there are, where there is none of that name. */
  requireList(name: string): { readonly id: number; readonly name: string };
  /** The names of all custom fields that any contact has. */
  customFields(): readonly string[];
  /** Writes contacts to a CSV that spreadsheets open. Refused as `exportContacts` says. */
  export(file: string, selection: ContactSelection): Promise<{ readonly rows: number }>;
  /** Cancels every export that is running. */
  cancelExport(): void;
  /** Forgets, some at a time, what undoing bulk actions of more than 30 days ago would take. */
  purge(): Promise<void>;
}

const daysThatUndoIsKept = 30;
const dayMs = 86_400_000;

export function createContacts(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: ContactThreads;
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
  readonly onProgress: (work: 'bulk' | 'export', progress: ExportProgress) => void;
}): Contacts {
  const { db, clock, threads, writeLock, onChange, onProgress } = context;
  const exports = new Set<AbortController>();

  /** Writes, and notifies. */
  async function change<T>(act: (writable: WritableDatabase) => T): Promise<T> {
    const value = await writeLock.write(act);
    onChange();
    return value;
  }

  const country = () => readSettings(db).defaultCountry;

  return {
    ...createBulkActions({
      db,
      clock,
      threads,
      writeLock,
      onChange,
      onProgress: (progress) => onProgress('bulk', progress),
    }),
    get: (id) => contactDetail(db, id, clock.now()),
    find: (number) => contactDetail(db, findContact(db, number, country()).id, clock.now()),
    create: ({ listId, ...input }) =>
      change((writable) =>
        createContact(writable, input, { country: country(), listId, now: clock.now() }),
      ),
    update: (id, changes) =>
      change((writable) =>
        updateContact(writable, id, changes, { country: country(), now: clock.now() }),
      ),
    recordConsent: ({ id, method, source }) =>
      change((writable) => {
        recordConsent(writable, id, { method, source, now: clock.now() });
        return contactDetail(writable, id, clock.now());
      }),
    count(listName) {
      if (listName === undefined) return countContacts(db);
      const { id } = requireList(db, listName);
      return countOnLists(db, { listIds: [id], now: clock.now() });
    },
    lists: () => allLists(db),
    requireList: (name) => requireList(db, name),
    customFields: () => customFieldNames(db),
    async export(file, selection) {
      const controller = new AbortController();
      exports.add(controller);
      try {
        return await exportContacts(
          {
            selectedIds: (request) => threads.read('contacts.selectedIds', request),
            fieldNamesOf: (ids) => threads.read('contacts.fieldNamesOf', ids),
            exportLines: (request) => threads.read('contacts.exportLines', request),
          },
          clock,
          {
            file,
            selection,
            signal: controller.signal,
            onProgress: (progress) => onProgress('export', progress),
          },
        );
      } finally {
        exports.delete(controller);
      }
    },
    cancelExport() {
      for (const controller of exports) controller.abort();
    },
    async purge() {
      const before = clock.now() - daysThatUndoIsKept * dayMs;
      if (!hasActionsBefore(db, before)) return;
      for (let isDone = false; !isDone && db.sqlite.open;) {
        try {
          isDone = await writeLock.write(
            (writable) => purgeSomeActions(writable, before),
            Infinity,
          );
        } catch (error) {
          if (db.sqlite.open) throw error;
        }
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
    },
  };
}
