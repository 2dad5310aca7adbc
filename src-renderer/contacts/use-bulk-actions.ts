import type { BulkAction, ContactSelection } from '../../src-shared/contact/contact.ts';
import {
  useCancelExport,
  useExportContacts,
  usePutOnList,
  useRemoveContacts,
  useTagContacts,
  useUndoContacts,
} from '../api/contacts/contact-actions.ts';
import { useCreateList } from '../api/contacts/lists.ts';
import { RequestError } from '../api/request.ts';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { plural } from '../ui/text/numbers.ts';
import { notifyUndoable } from '../ui/undo-notice.tsx';

/** A removal of more contacts asks first: its undo is offered for seconds only. */
const removedWithoutAsking = 100;

/** The bulk actions; each announces what it did and offers to undo it. */
export function useBulkActions() {
  const remove = useRemoveContacts();
  const tag = useTagContacts();
  const putOnList = usePutOnList();
  const createList = useCreateList();
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
        failure: 'It could not be undone',
        undo: async () => {
          const { restored, joined } = await undo.mutateAsync(actionId);
          const back = `Undone for ${plural(restored, 'contact')}.`;
          if (joined === 0) return back;
          return `${back} ${plural(joined, 'number')} had been added again since: those contacts stay, and got back what they lacked.`;
        },
      });
    }
    return true;
  };

  return {
    isBusy: remove.isPending || tag.isPending || putOnList.isPending || createList.isPending,
    isExporting: exported.isPending,

    remove: async (selection: ContactSelection, count: number | null): Promise<boolean> => {
      if (count === null || count > removedWithoutAsking) {
        const who = count === null ? 'all these contacts' : plural(count, 'contact');
        const agreed = await ask({
          title: `Delete ${who}?`,
          body: 'Messages that were sent stay, and whoever asked not to be texted stays suppressed. You can undo it for a moment afterwards.',
          confirm: `Delete ${who}`,
          danger: true,
        });
        if (!agreed) return false;
      }
      return act(
        'The contacts were not deleted',
        () => remove.mutateAsync({ selection }),
        (changed) => `${plural(changed, 'contact')} deleted.`,
        'There was nobody to delete.',
      );
    },

    tag: (selection: ContactSelection, name: string) =>
      act(
        'The contacts were not tagged',
        () => tag.mutateAsync({ selection, add: [name], remove: [] }),
        (changed) => `${plural(changed, 'contact')} tagged “${name}”.`,
        `All of them have the tag “${name}” already.`,
      ),

    untag: (selection: ContactSelection, name: string) =>
      act(
        'The tag was not taken off',
        () => tag.mutateAsync({ selection, add: [], remove: [name] }),
        (changed) => `“${name}” taken off ${plural(changed, 'contact')}.`,
        `None of them has the tag “${name}”.`,
      ),

    addToList: (
      selection: ContactSelection,
      list: { readonly id: number; readonly name: string },
    ) =>
      act(
        'The contacts were not added to the list',
        () => putOnList.mutateAsync({ selection, listId: list.id, isOn: true }),
        (changed) => `${plural(changed, 'contact')} added to “${list.name}”.`,
        `All of them are on “${list.name}” already.`,
      ),

    addToNewList: async (selection: ContactSelection, name: string): Promise<boolean> => {
      const created = await doOrTell('The list was not made', () =>
        createList.mutateAsync({ name, filter: null }),
      );
      if (created === null) return false;
      const list = created.value;
      return act(
        `The list “${list.name}” was made, but nobody was added to it`,
        () => putOnList.mutateAsync({ selection, listId: list.id, isOn: true }),
        (changed) => `${plural(changed, 'contact')} added to the new list “${list.name}”.`,
        `The list “${list.name}” was made; there was nobody to add.`,
      );
    },

    takeOffList: (
      selection: ContactSelection,
      list: { readonly id: number; readonly name: string },
    ) =>
      act(
        'The contacts were not taken off the list',
        () => putOnList.mutateAsync({ selection, listId: list.id, isOn: false }),
        (changed) => `${plural(changed, 'contact')} taken off “${list.name}”.`,
        `None of them is on “${list.name}”.`,
      ),

    export: async (selection: ContactSelection): Promise<void> => {
      const written = await doOrTell('The contacts were not exported', () =>
        exported.mutateAsync({ selection }).catch(nullIfCanceled),
      );
      if (written?.value) {
        const { fileName, rows } = written.value;
        notifyDone(`${plural(rows, 'contact')} written to ${fileName}.`);
      }
    },

    cancelExport: async (): Promise<void> => {
      await doOrTell('The export could not be canceled', () => cancelExport.mutateAsync());
    },
  };
}

/** A cancellation is not announced to the user who canceled. */
function nullIfCanceled(error: unknown): null {
  if (error instanceof RequestError && error.code === 'canceled') return null;
  throw error;
}

export type BulkActions = ReturnType<typeof useBulkActions>;
