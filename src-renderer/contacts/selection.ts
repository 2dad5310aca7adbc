import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { contactLimits } from '../../src-shared/contact/field-rules.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';

/** Which contacts are selected: those that are named, or all but those that are. */
export interface Selected {
  readonly isAllBut: boolean;
  readonly ids: ReadonlySet<number>;
}

export const nobody: Selected = { isAllBut: false, ids: new Set() };
export const everybody: Selected = { isAllBut: true, ids: new Set() };

export function isSelected({ isAllBut, ids }: Selected, id: number): boolean {
  return ids.has(id) !== isAllBut;
}

/** Selects contacts, or no longer. Stays as it is where that would name more than can be named. */
export function withSelected(selected: Selected, ids: readonly number[], isOn: boolean): Selected {
  const named = new Set(selected.ids);
  for (const id of ids) {
    if (isOn === selected.isAllBut) named.delete(id);
    else named.add(id);
  }
  return named.size > contactLimits.selectedIds ? selected : { ...selected, ids: named };
}

/** How many of all that are shown are selected; null while it is not known how many those are. */
export function countSelected({ isAllBut, ids }: Selected, total: number | null): number | null {
  if (!isAllBut) return ids.size;
  return total === null ? null : Math.max(0, total - ids.size);
}

/** What a request is told. Undefined where nobody is selected. */
export function selectionOf(
  { isAllBut, ids }: Selected,
  filter: ContactFilter,
): ContactSelection | undefined {
  if (isAllBut) return { kind: 'filter', filter, except: [...ids] };
  return ids.size === 0 ? undefined : { kind: 'ids', ids: [...ids] };
}
