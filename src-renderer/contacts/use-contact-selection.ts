import { useEffect, useState } from 'react';
import { readContactIds, useRemoveContacts } from '../api/contacts.ts';
import type { ContactsFilter } from '../api/keys.ts';
import type { GridSelection } from '../ui/data-grid.tsx';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';

/** The contract removes that many at once, and nobody means more without a filter. */
const mostSelected = 10_000;

export interface ContactSelection extends GridSelection {
  readonly clear: () => void;
  /** Asks, then removes all that is selected. */
  readonly remove: () => Promise<void>;
}

const nobody: ReadonlySet<number> = new Set();

/** Which contacts are selected, and what can be done with them together. */
export function useContactSelection(filter: ContactsFilter, total: number): ContactSelection {
  const [ids, setIds] = useState<ReadonlySet<number>>(nobody);
  const removal = useRemoveContacts();
  const { search, listId } = filter;
  // Nobody who is out of sight for good stays selected: a removal must not reach them.
  useEffect(() => setIds(nobody), [search, listId]);

  const clear = () => setIds(nobody);
  const isEverything = ids.size > 0 && ids.size >= total;

  const selectEverything = async () => {
    const all = await doOrTell('The contacts were not selected', () =>
      readContactIds(filter, total),
    );
    if (all) setIds(new Set(all.value));
  };

  const remove = async () => {
    if (ids.size === 0) return;
    const agreed = await ask({
      title: `Remove ${plural(ids.size, 'contact')}?`,
      body: 'They are taken off every list. Messages that were sent to them stay, and whoever asked not to be texted stays suppressed. This cannot be undone.',
      confirm: `Remove ${plural(ids.size, 'contact')}`,
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell('The contacts were not removed', () =>
      removal.mutateAsync([...ids]),
    );
    if (removed) {
      clear();
      notifyDone(`${plural(removed.value.removed, 'contact')} removed.`);
    }
  };

  return {
    ids,
    onChange: (next) => {
      if (next.size <= mostSelected) setIds(next);
    },
    isEverything,
    onToggleEverything: () => (ids.size > 0 ? clear() : void selectEverything()),
    ...(total > mostSelected
      ? {
          everythingRefused: `At most ${formatCount(mostSelected)} can be selected at once: search, or choose a list first`,
        }
      : {}),
    clear,
    remove,
  };
}
