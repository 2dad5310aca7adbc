import { selectedInFull } from '../text/copied-numbers.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridRows } from './grid-rows.ts';
import type { GridSelection } from './grid-selection.ts';
import { createSlot, dropHint, fillSlot, moveSlot, type Slot } from './grid-slot.ts';
import { rowsInSight, scrollTopFor, type RowsInSight } from './rows-in-sight.ts';

/** What a grid shows. */
export interface GridShown<T> {
  readonly columns: readonly GridColumn<T>[];
  readonly rows: GridRows<T>;
  /** The number of rows that can be scrolled to. */
  readonly total: number;
  /** The name of a row for assistive technology. */
  readonly nameOf: (row: T) => string;
  readonly active: number;
  /** In pixels. */
  readonly rowHeight: number;
  /** Absent where rows cannot be selected. */
  readonly selection?: GridSelection | undefined;
}

interface GridElements {
  readonly scroller: HTMLElement;
  readonly table: HTMLTableElement;
  readonly body: HTMLTableSectionElement;
  /** Shows the hints of the active row to whoever uses the keyboard. */
  readonly hints: HTMLElement | null;
}

const headHeight = 36;
const overscan = 4;
/** After so long without a scroll, a scroll is over. */
const restMs = 200;

/**
 * The rows of a grid, drawn without React: scrolling a million rows must cost less than a frame. There
 * are as many row elements as fit into the window; row n is shown by element n modulo their number, so
 * that a step of the scroll bar touches only the rows that come into sight.
 */
export class GridBody<T extends { readonly id: number }> {
  readonly #elements: GridElements;
  readonly #idPrefix: string;
  readonly #resized: ResizeObserver;
  #shown: GridShown<T> | undefined;
  #slots: readonly Slot<T>[] = [];
  #height = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #described: { readonly row: HTMLTableRowElement | undefined; readonly record: T | undefined } = {
    row: undefined,
    record: undefined,
  };
  #inSight: RowsInSight = { first: 0, last: 0, drawnFrom: 0, drawn: 0 };

  constructor(elements: GridElements, idPrefix: string) {
    this.#elements = elements;
    this.#idPrefix = idPrefix;
    this.#height = elements.scroller.clientHeight - headHeight;
    this.#resized = new ResizeObserver(() => {
      this.#height = elements.scroller.clientHeight - headHeight;
      this.draw();
    });
    this.#resized.observe(elements.scroller);
    elements.scroller.addEventListener('scroll', this.#scroll, { passive: true });
    elements.body.addEventListener('pointerover', this.#hint);
  }

  /** Ends the drawing and removes the rows. */
  close(): void {
    const { scroller, body } = this.#elements;
    this.#resized.disconnect();
    clearTimeout(this.#rest);
    scroller.removeEventListener('scroll', this.#scroll);
    body.removeEventListener('pointerover', this.#hint);
    body.replaceChildren();
    this.#slots = [];
  }

  /** Shows other rows, or the same ones differently. */
  show(shown: GridShown<T>): void {
    const { columns, selection } = shown;
    const isSameTable =
      this.#shown?.columns === columns &&
      (this.#shown.selection === undefined) === (selection === undefined);
    if (!isSameTable) {
      const tracks = columns.map(({ width }) => width);
      if (selection !== undefined) tracks.unshift('36px');
      this.#elements.scroller.style.setProperty('--ui-grid-tracks', tracks.join(' '));
      this.#setSlots([]);
    }
    const { scroller } = this.#elements;
    const before = this.#shown?.rowHeight ?? shown.rowHeight;
    if (before !== shown.rowHeight) {
      // The same rows stay in sight.
      scroller.scrollTop = (scroller.scrollTop / before) * shown.rowHeight;
      this.#setSlots([]);
    }
    const isSameReader = this.#shown?.rows.showRange === shown.rows.showRange;
    this.#shown = shown;
    if (!isSameReader) this.#inSight = { first: -1, last: -1, drawnFrom: 0, drawn: 0 };
    this.draw();
  }

  /** Draws the rows in sight; touches only what differs from before. */
  readonly draw = (): void => {
    const shown = this.#shown;
    if (shown === undefined) return;
    const { rows, total, active, columns, selection, nameOf, rowHeight } = shown;
    const { scrollTop } = this.#elements.scroller;
    const before = this.#inSight;
    const now = rowsInSight({ total, rowHeight, scrollTop, height: this.#height, overscan });
    this.#inSight = now;
    if (this.#slots.length !== now.drawn) {
      this.#setSlots(
        Array.from(
          { length: now.drawn },
          (_, index) => this.#slots[index] ?? createSlot(columns, selection !== undefined),
        ),
      );
    }
    for (let index = now.drawnFrom; index < now.drawnFrom + now.drawn; index += 1) {
      const slot = this.#slots[index % now.drawn];
      if (slot === undefined) continue;
      moveSlot(slot, index, rowHeight);
      const record = rows.rowAt(index);
      fillSlot(slot, columns, record, {
        name: nameOf,
        id: index === active ? `${this.#idPrefix}${index}` : '',
        isSelected: record !== undefined && selection?.has(record.id) === true,
      });
    }
    this.#nameActiveRow(active);
    this.#describeActiveRow(active);
    if (total > 0 && (now.first !== before.first || now.last !== before.last)) {
      rows.showRange({ first: now.first, last: now.last });
    }
  };

  /** How many rows are whole in sight. */
  rowsOfPage(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight));
  }

  /** Scrolls as little as needed to have a row in sight. */
  reveal(index: number): void {
    const { scroller, hints } = this.#elements;
    const { scrollTop } = scroller;
    const rowHeight = this.#rowHeight;
    const height = Math.max(rowHeight, this.#height - (hints?.offsetHeight ?? 0));
    scroller.scrollTop = scrollTopFor(index, { rowHeight, scrollTop, height });
    this.draw();
  }

  /** The index of the row that an element belongs to, counted from 0; -1 where there is none. */
  indexOf(element: Element): number {
    return this.#slotOf(element)?.index ?? -1;
  }

  /**
   * What to copy of the selected text, with what stands for its cells; without a selection, what stands
   * for the first such cell of the active row. Null where the browser copies what is shown.
   */
  copied(selection: Selection | null): string | null {
    const { columns = [], active = 0 } = this.#shown ?? {};
    const copiedOf = ({ cells, record }: Slot<T>) =>
      columns.flatMap(({ copies }, place) => {
        const element = cells[place]?.element;
        if (copies === undefined || record === undefined || element === undefined) return [];
        return [{ element, phone: copies(record) }];
      });
    if (selection !== null && !selection.isCollapsed) {
      const inOrder = this.#slots.toSorted((one, other) => one.index - other.index);
      return selectedInFull(selection, inOrder.flatMap(copiedOf));
    }
    const slot = this.#slots.find(({ index }) => index === active);
    return slot === undefined ? null : (copiedOf(slot)[0]?.phone ?? null);
  }

  get #rowHeight(): number {
    return this.#shown?.rowHeight ?? headHeight;
  }

  readonly #scroll = (): void => {
    this.draw();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#sort, restMs);
  };

  #slotOf(element: Element): Slot<T> | undefined {
    const row = element.closest('tr');
    return this.#slots.find((slot) => slot.row === row);
  }

  #setSlots(slots: readonly Slot<T>[]): void {
    this.#slots = slots;
    this.#elements.body.replaceChildren(...this.#rowsInOrder());
  }

  #nameActiveRow(active: number): void {
    const { drawnFrom, drawn } = this.#inSight;
    const { table } = this.#elements;
    const id = `${this.#idPrefix}${active}`;
    if (active < drawnFrom || active >= drawnFrom + drawn) {
      table.removeAttribute('aria-activedescendant');
    } else if (table.getAttribute('aria-activedescendant') !== id) {
      table.setAttribute('aria-activedescendant', id);
    }
  }

  /** The mouse is not the only way to the hints of a row: the active row says them all. */
  #describeActiveRow(active: number): void {
    const { drawn } = this.#inSight;
    const slot = this.#slots[active % Math.max(1, drawn)];
    const record = slot?.index === active ? slot.record : undefined;
    const row = record === undefined ? undefined : slot?.row;
    if (this.#described.row === row && this.#described.record === record) return;
    if (this.#described.row !== row) this.#described.row?.removeAttribute('aria-description');
    this.#described = { row, record };
    const said =
      record === undefined
        ? []
        : (this.#shown?.columns ?? []).map(({ hint }) => hint?.(record) ?? '');
    const text = said.filter((each) => each !== '').join(' · ');
    if (text === '') row?.removeAttribute('aria-description');
    else row?.setAttribute('aria-description', text);
    if (this.#elements.hints !== null) this.#elements.hints.textContent = text;
  }

  /** Puts the row elements into the order of the rows, for whoever reads the page without seeing it. */
  readonly #sort = (): void => {
    const { body } = this.#elements;
    const rows = this.#rowsInOrder();
    if (body.firstElementChild !== rows[0]) body.append(...rows);
  };

  #rowsInOrder(): readonly HTMLTableRowElement[] {
    const { drawnFrom, drawn } = this.#inSight;
    const start = drawnFrom % Math.max(1, drawn);
    return [...this.#slots.slice(start), ...this.#slots.slice(0, start)].map(({ row }) => row);
  }

  /** A cell gets its hint when the mouse comes: a hint for every cell would be written for nothing. */
  readonly #hint = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    const slot = this.#slotOf(target);
    const cell = target.closest('td');
    if (slot?.record === undefined || cell === null) return;
    const column = this.#shown?.columns[slot.cells.findIndex(({ element }) => element === cell)];
    const hint = column?.hint?.(slot.record) ?? '';
    dropHint(slot);
    if (hint === '') return;
    cell.title = hint;
    slot.hinted = cell;
  };
}
