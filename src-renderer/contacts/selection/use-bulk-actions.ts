import type { BulkAction, ContactSelection } from '../../../src-shared/contact/contact.ts';
import {
  useCancelExport,
  useChangeContacts,
  useExportContacts,
  useUndoContacts,
} from '../../api/contacts/contact-actions.ts';
import { RequestError } from '../../api/request.ts';
import { ask, doOrTell, notifyDone } from '../../ui/notices.tsx';
import { notifyUndoable } from '../../ui/undo-notice.tsx';
import { words } from '../../words.ts';

const { actions: texts } = words.contacts;

/** A removal of more contacts asks first: its undo is offered for seconds only. */
const removedWithoutAsking = 100;

/** The bulk actions; each announces what it did and offers to undo it. */
export function useBulkActions() {
  const { change, isChanging } = useChangeContacts();
  const undo = useUndoContacts();
  const exported = useExportContacts();
  const cancelExport = useCancelExport();

  /** Runs the action and announces it; resolves to whether it was done. */
  const act = async (
    failure: string,
    action: () => Promise<BulkAction>,
    describe: (changed: number) => string,
    nothing: string,
  ): Promise<boolean> => {
    const done = await doOrTell(failure, action);
    if (done === null) return false;
    const { actionId, changed } = done.value;
    if (actionId === null) notifyDone(nothing);
    else {
      notifyUndoable({
        message: describe(changed),
        failure: texts.notUndone,
        undo: async () => {
          const { restored, joined } = await undo.mutateAsync(actionId);
          return joined === 0 ? texts.undone(restored) : texts.undoneJoined(restored, joined);
        },
      });
    }
    return true;
  };

  return {
    isChanging,
    isExporting: exported.isPending,

    remove: async (selection: ContactSelection, count: number | null): Promise<boolean> => {
      if (count === null || count > removedWithoutAsking) {
        const { deletion } = texts;
        const agreed = await ask({
          title: count === null ? deletion.all : deletion.some(count),
          body: deletion.body,
          confirm: count === null ? deletion.confirmAll : deletion.confirm(count),
          danger: true,
        });
        if (!agreed) return false;
      }
      return act(
        texts.deletion.failed,
        () => change('contacts.remove', { selection }),
        texts.deletion.done,
        texts.deletion.nothing,
      );
    },

    tag: (selection: ContactSelection, name: string) =>
      act(
        texts.tagging.failed,
        () => change('contacts.tag', { selection, add: [name], remove: [] }),
        (changed) => texts.tagging.done(changed, name),
        texts.tagging.nothing(name),
      ),

    untag: (selection: ContactSelection, name: string) =>
      act(
        texts.untagging.failed,
        () => change('contacts.tag', { selection, add: [], remove: [name] }),
        (changed) => texts.untagging.done(changed, name),
        texts.untagging.nothing(name),
      ),

    addToList: (
      selection: ContactSelection,
      list: { readonly id: number; readonly name: string },
    ) =>
      act(
        texts.listing.failed,
        () => change('contacts.putOnList', { selection, listId: list.id, isOn: true }),
        (changed) => texts.listing.done(changed, list.name),
        texts.listing.nothing(list.name),
      ),

    addToNewList: async (selection: ContactSelection, name: string): Promise<boolean> => {
      const created = await doOrTell(texts.listing.notCreated, () =>
        change('lists.create', { name, filter: null }),
      );
      if (created === null) return false;
      const list = created.value;
      return act(
        texts.listing.onlyCreated(list.name),
        () => change('contacts.putOnList', { selection, listId: list.id, isOn: true }),
        (changed) => texts.listing.doneNew(changed, list.name),
        texts.listing.nothingNew(list.name),
      );
    },

    /** Puts the selection on a list that a campaign can go to; null where that failed. */
    listToText: async (selection: ContactSelection, name: string): Promise<number | null> => {
      const made = await doOrTell(texts.listing.notCreated, () =>
        change('contacts.listToText', { selection, name }),
      );
      return made?.value.listId ?? null;
    },

    takeOffList: (
      selection: ContactSelection,
      list: { readonly id: number; readonly name: string },
    ) =>
      act(
        texts.unlisting.failed,
        () => change('contacts.putOnList', { selection, listId: list.id, isOn: false }),
        (changed) => texts.unlisting.done(changed, list.name),
        texts.unlisting.nothing(list.name),
      ),

    export: async (selection: ContactSelection): Promise<void> => {
      const written = await doOrTell(texts.exporting.failed, () =>
        exported.mutateAsync({ selection }).catch(nullIfCanceled),
      );
      if (written?.value) {
        const { fileName, rows } = written.value;
        notifyDone(texts.exporting.done(rows, fileName));
      }
    },

    cancelExport: async (): Promise<void> => {
      await doOrTell(texts.exporting.notCanceled, () => cancelExport.mutateAsync());
    },
  };
}

/** A cancellation is not announced to the user who canceled. */
function nullIfCanceled(error: unknown): null {
  if (error instanceof RequestError && error.code === 'canceled') return null;
  throw error;
}

export type BulkActions = ReturnType<typeof useBulkActions>;
