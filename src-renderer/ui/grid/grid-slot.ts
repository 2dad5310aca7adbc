import { words } from '../../words.ts';
import type { GridColumn, GridLabel } from './grid-column.ts';

interface SlotCell {
  readonly element: HTMLTableCellElement;
  /** The text of the cell, where the cell has no labels. */
  readonly text: Text;
  /** What the cell shows. */
  shown: string | readonly GridLabel[];
}

/** One row element and what it shows. Elements are used again for other rows. */
export interface Slot<T> {
  readonly row: HTMLTableRowElement;
  readonly check: HTMLInputElement | undefined;
  readonly cells: readonly SlotCell[];
  /** The index of its row among all, from 0; -1 where it shows none yet. */
  index: number;
  /** Undefined while the page of its row has not arrived. */
  record: T | undefined;
  /** The cell that has a hint: the one that the mouse came to last. */
  hinted: HTMLTableCellElement | undefined;
}

interface SlotState<T> {
  readonly name: (row: T) => string;
  /** The id of the active row; empty for every other row. */
  readonly id: string;
  readonly isSelected: boolean;
}

/** Makes a row element, with a checkbox where rows can be selected. */
export function createSlot<T>(columns: readonly GridColumn<T>[], isSelectable: boolean): Slot<T> {
  const row = document.createElement('tr');
  row.className = 'ui-grid-row';
  row.dataset['pending'] = '';
  row.ariaLabel = words.ui.loading;
  const check = isSelectable ? document.createElement('input') : undefined;
  if (check !== undefined) {
    check.type = 'checkbox';
    check.className = 'ui-grid-check';
    check.tabIndex = -1;
    check.ariaLabel = words.ui.selectRow;
    check.disabled = true;
    const cell = addCell(row);
    cell.dataset['selects'] = '';
    cell.append(check);
  }
  const cells = columns.map(({ align, weight }) => {
    const element = addCell(row);
    if (align !== undefined) element.dataset['align'] = align;
    if (weight !== undefined) element.dataset[weight] = '';
    const text = document.createTextNode('');
    element.append(text);
    return { element, text, shown: '' };
  });
  return { row, check, cells, index: -1, record: undefined, hinted: undefined };
}

function addCell(row: HTMLTableRowElement): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.className = 'ui-grid-cell';
  row.append(cell);
  return cell;
}

/** Lets an element show another row, in its place. */
export function moveSlot<T>(slot: Slot<T>, index: number, rowHeight: number): void {
  if (slot.index === index) return;
  slot.index = index;
  slot.row.style.transform = `translateY(${index * rowHeight}px)`;
  slot.row.ariaRowIndex = String(index + 2);
}

/** Writes a record into a row element, or that the record is on its way. */
export function fillSlot<T>(
  slot: Slot<T>,
  columns: readonly GridColumn<T>[],
  record: T | undefined,
  state: SlotState<T>,
): void {
  const { row, check } = slot;
  if (slot.record !== record) {
    const wasPending = slot.record === undefined;
    slot.record = record;
    columns.forEach(({ cell }, place) => {
      const shown = slot.cells[place];
      if (shown !== undefined) setCell(shown, record === undefined ? '' : cell(record));
    });
    dropHint(slot);
    if (wasPending !== (record === undefined)) setPending(slot, record === undefined);
    if (check !== undefined && record !== undefined) {
      check.ariaLabel = words.ui.select(state.name(record));
    }
  }
  if (row.id !== state.id) {
    row.id = state.id;
    row.toggleAttribute('data-active', state.id !== '');
  }
  if (check === undefined) return;
  // A click has changed the checkbox itself already.
  if (check.checked !== state.isSelected) check.checked = state.isSelected;
  const selected = record === undefined ? null : String(state.isSelected);
  if (row.ariaSelected !== selected) {
    row.ariaSelected = selected;
    row.toggleAttribute('data-selected', state.isSelected);
  }
}

/** Takes the hint away from the cell that has one. */
export function dropHint<T>(slot: Slot<T>): void {
  slot.hinted?.removeAttribute('title');
  slot.hinted = undefined;
}

function setPending<T>({ row, check }: Slot<T>, isPending: boolean): void {
  row.toggleAttribute('data-pending', isPending);
  row.ariaLabel = isPending ? words.ui.loading : null;
  if (check === undefined) return;
  check.disabled = isPending;
  if (isPending) check.ariaLabel = words.ui.selectRow;
}

function setCell(cell: SlotCell, shown: string | readonly GridLabel[]): void {
  if (isSame(cell.shown, shown)) return;
  const hadLabels = typeof cell.shown !== 'string';
  cell.shown = shown;
  if (typeof shown === 'string') {
    cell.text.data = shown;
    if (hadLabels) cell.element.replaceChildren(cell.text);
  } else {
    cell.element.replaceChildren(...shown.map(labelOf));
  }
}

function labelOf({ text, tone }: GridLabel): HTMLElement {
  const label = document.createElement('span');
  label.className = 'ui-grid-label';
  if (tone !== undefined) label.dataset['tone'] = tone;
  label.textContent = text;
  return label;
}

function isSame(one: string | readonly GridLabel[], other: string | readonly GridLabel[]): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return (
    one.length === other.length &&
    one.every(({ text, tone }, place) => {
      const label = other[place];
      return label?.text === text && label.tone === tone;
    })
  );
}
