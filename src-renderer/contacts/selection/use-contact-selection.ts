import { useCallback, useMemo, useState } from 'react';
import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { GridSelection } from '../../ui/grid/grid-selection.ts';
import { words } from '../../words.ts';
import {
  countSelected,
  everybody,
  isSelected,
  nobody,
  selectionOf,
  withAllBut,
  withSelected,
  type Selected,
} from './selection.ts';

export interface ContactsSelected {
  readonly grid: GridSelection;
  /** Null until it is counted. */
  readonly count: number | null;
  /** The selection for a request; undefined where nobody is selected. */
  readonly selection: ContactSelection | undefined;
}

/** The selection among the contacts that match a filter. `total` is null while they are counted. */
export function useContactSelection(filter: ContactFilter, total: number | null): ContactsSelected {
  const [known, setKnown] = useState<{ readonly among: string; readonly selected: Selected }>({
    among: '',
    selected: nobody,
  });
  // Contacts that another filter hides do not stay selected: an action must not reach them.
  const among = useMemo(() => JSON.stringify(filter), [filter]);
  const selected = known.among === among ? known.selected : nobody;
  const set = useCallback((next: Selected) => setKnown({ among, selected: next }), [among]);
  const count = countSelected(selected, total);

  const grid = useMemo((): GridSelection => {
    const isAll = count !== null && count > 0 && count === total;
    const isNone = count === 0;
    return {
      has: (id) => isSelected(selected, id),
      extent: extentOf(isNone, isAll || (selected.isAllBut && selected.ids.size === 0)),
      set(ids, isOn) {
        const next = withSelected(selected, ids, isOn);
        set(next);
        return next !== selected;
      },
      setAllBut: (ids) => set(withAllBut(selected, ids)),
      most: contactLimits.selectedIds,
      tooMany: words.contacts.actions.tooMany(contactLimits.selectedIds),
      toggleAll: () => set(isNone ? everybody : nobody),
      clear: () => set(nobody),
    };
  }, [selected, set, count, total]);

  return useMemo(
    () => ({ grid, count, selection: selectionOf(selected, filter) }),
    [grid, count, selected, filter],
  );
}

function extentOf(isNone: boolean, isAll: boolean): GridSelection['extent'] {
  if (isNone) return 'none';
  return isAll ? 'all' : 'some';
}
