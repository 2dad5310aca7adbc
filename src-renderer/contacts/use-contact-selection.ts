import { useState } from 'react';
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

interface Selected {
  /** The search and the list in which they were selected. */
  readonly among: string;
  readonly ids: ReadonlySet<number>;
}

const nobody: ReadonlySet<number> = new Set();

/** Which contacts are selected, and what can be done with them together. */
export function useContactSelection(filter: ContactsFilter, total: number): ContactSelection {
  const [selected, setSelected] = useState<Selected>({ among: '', ids: nobody });
  const removal = useRemoveContacts();
  // Nobody whom another search or list hides stays selected: a removal must not reach them.
  const among = JSON.stringify([filter.search, filter.listId]);
  const ids = selected.among === among ? selected.ids : nobody;
  const setIds = (next: ReadonlySet<number>) => setSelected({ among, ids: next });

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
      body: `${ids.size === 1 ? 'It is' : 'They are'} taken off every list. Messages that were sent stay, and whoever asked not to be texted stays suppressed. This cannot be undone.`,
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
