import type {
  BulkAction,
  ContactSelection,
  SuppressedContacts,
} from '../../../src-shared/contact/contact.ts';
import { listToText } from './list-to-text.ts';
import { putOnList } from './put-on-list.ts';
import { removeContacts } from './remove-contacts.ts';
import type { ContactsRestored } from './restore-removed.ts';
import { suppressContacts } from './suppress-contacts.ts';
import { tagContacts } from './tag-contacts.ts';
import { contactsOfAction, undoAction } from './undo-action.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { BulkProgress, ContactThreads } from '../jobs.ts';
import { evidenceText } from '../suppressions/evidence-text.ts';

/** What can be done to many contacts at once, each in one transaction and undone once. */
export interface BulkActions {
  /** Messages and suppressions stay. */
  remove(selection: ContactSelection): Promise<BulkAction>;
  /** Refused (`invalid`) where a tag is to be given and taken away at once. */
  tag(
    selection: ContactSelection,
    tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<BulkAction>;
  /** Refused (`not-found`) where the list is gone, and (`conflict`) for a list by filter. */
  putOnList(selection: ContactSelection, listId: number, isOn: boolean): Promise<BulkAction>;
  /** A static list with exactly these contacts, known or new. Refused as `listToText` says. */
  listToText(selection: ContactSelection, name: string): Promise<{ readonly listId: number }>;
  /** Suppresses their numbers, for one reason; cannot be undone. */
  suppress(
    selection: ContactSelection,
    why: { readonly reason: string; readonly evidence: string },
  ): Promise<SuppressedContacts>;
  /** Refused (`conflict`) where it was undone before, and (`not-found`) after 30 days. */
  undo(actionId: number): Promise<ContactsRestored>;
}

/** Changed where they stand; more take a thread of their own. Some milliseconds of work. */
const mostAtOnce = 300;

export function createBulkActions(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: ContactThreads;
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
  readonly onProgress: (progress: BulkProgress & { readonly secondsLeft: number | null }) => void;
}): BulkActions {
  const { db, clock, threads, writeLock, onChange, onProgress } = context;

  /** Does something short where it stands, and anything else in the writing thread. */
  async function act<T>(
    isShort: boolean,
    here: (writable: WritableDatabase) => T,
    there: (watch: { readonly onProgress: (progress: BulkProgress) => void }) => Promise<T>,
  ): Promise<T> {
    try {
      if (isShort) return await writeLock.write(here);
      const startedAt = clock.elapsed();
      return await there({
        onProgress({ done, total }) {
          const seconds = (clock.elapsed() - startedAt) / 1000;
          const secondsLeft = done === 0 ? null : (seconds * (total - done)) / done;
          onProgress({ done, total, secondsLeft });
        },
      });
    } finally {
      onChange();
    }
  }

  return {
    remove: (selection) =>
      act(
        isFew(selection),
        (writable) => removeContacts(writable, { selection, now: clock.now() }),
        (watch) => threads.write('contacts.remove', { selection }, watch),
      ),
    tag: (selection, tags) =>
      act(
        isFew(selection),
        (writable) => tagContacts(writable, { selection, ...tags, now: clock.now() }),
        (watch) => threads.write('contacts.tag', { selection, ...tags }, watch),
      ),
    putOnList: (selection, listId, isOn) =>
      act(
        isFew(selection),
        (writable) => putOnList(writable, { selection, listId, isOn, now: clock.now() }),
        (watch) => threads.write('contacts.putOnList', { selection, listId, isOn }, watch),
      ),
    listToText: (selection, name) =>
      act(
        isFew(selection),
        (writable) => listToText(writable, { selection, name, now: clock.now() }),
        (watch) => threads.write('contacts.listToText', { selection, name }, watch),
      ),
    suppress: (selection, { reason, evidence }) => {
      const why = { reason, evidence: evidenceText(evidence) };
      return act(
        isFew(selection),
        (writable) => suppressContacts(writable, { selection, ...why, now: clock.now() }),
        (watch) => threads.write('contacts.suppress', { selection, ...why }, watch),
      );
    },
    undo: async (actionId) =>
      await act(
        contactsOfAction(db, actionId) <= mostAtOnce,
        (writable) => undoAction(writable, actionId, { now: clock.now() }),
        (watch) => threads.write('contacts.undo', { actionId }, watch),
      ),
  };
}

function isFew(selection: ContactSelection): boolean {
  return selection.kind === 'ids' && selection.ids.length <= mostAtOnce;
}
