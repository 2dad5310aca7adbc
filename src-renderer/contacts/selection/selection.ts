import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';

/** The selected contacts: these ids, or all but these ids. */
export interface Selected {
  readonly isAllBut: boolean;
  readonly ids: ReadonlySet<number>;
}

export const nobody: Selected = { isAllBut: false, ids: new Set() };
export const everybody: Selected = { isAllBut: true, ids: new Set() };

export function isSelected({ isAllBut, ids }: Selected, id: number): boolean {
  return ids.has(id) !== isAllBut;
}

/** Selects or deselects contacts; the same object where there would be more ids than a request can have. */
export function withSelected(selected: Selected, ids: readonly number[], isOn: boolean): Selected {
  const named = new Set(selected.ids);
  for (const id of ids) {
    if (isOn === selected.isAllBut) named.delete(id);
    else named.add(id);
  }
  return named.size > contactLimits.selectedIds ? selected : { ...selected, ids: named };
}

/** Everybody but those of these contacts who are not selected; at most as many as a request can have. */
export function withAllBut(selected: Selected, ids: readonly number[]): Selected {
  return { isAllBut: true, ids: new Set(ids.filter((id) => !isSelected(selected, id))) };
}

/** How many contacts are selected; null while their total is not known. */
export function countSelected({ isAllBut, ids }: Selected, total: number | null): number | null {
  if (!isAllBut) return ids.size;
  return total === null ? null : Math.max(0, total - ids.size);
}

/** The selection for a request; undefined where nobody is selected. */
export function selectionOf(
  { isAllBut, ids }: Selected,
  filter: ContactFilter,
): ContactSelection | undefined {
  if (isAllBut) return { kind: 'filter', filter, except: [...ids] };
  return ids.size === 0 ? undefined : { kind: 'ids', ids: [...ids] };
}
