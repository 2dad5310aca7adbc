import { z } from 'zod';
import { createStoredState } from '../../ui/stored-state.ts';

/** Which columns the table of contacts has, in their order, and how high its rows are. */
export interface TableLook {
  /** Ids; `field:` and its name for a custom field. Ids of fields that are gone may be among them. */
  readonly columns: readonly string[];
  readonly isCompact: boolean;
}

/** The columns that the table can always have, in the order of the chooser. The first is always there. */
export const builtInColumns = ['name', 'phone', 'tags', 'texting', 'email', 'created'] as const;
export type BuiltInColumn = (typeof builtInColumns)[number];

const fieldMark = 'field:';

export const usualLook: TableLook = { columns: builtInColumns, isCompact: false };

const lookSchema = z.object({ columns: z.array(z.string()), isCompact: z.boolean() });

/** Kept on this computer, also after Ovo is closed. */
export const tableLook = createStoredState('contacts-table', usualLook, readLook);

/** The id of the column of a custom field. */
export function columnOfField(name: string): string {
  return fieldMark + name;
}

/** The custom field of a column, or null for a built-in column. */
export function fieldOfColumn(id: string): string | null {
  return id.startsWith(fieldMark) ? id.slice(fieldMark.length) : null;
}

/** With a column at the end, or without it. */
export function withColumn(look: TableLook, id: string, isOn: boolean): TableLook {
  const others = look.columns.filter((column) => column !== id);
  return { ...look, columns: isOn ? [...others, id] : others };
}

/** With a column moved over its neighbour; the first column stays the first. */
export function withColumnMoved(look: TableLook, id: string, by: 1 | -1): TableLook {
  const from = look.columns.indexOf(id);
  const to = from + by;
  if (from < 1 || to < 1 || to >= look.columns.length) return look;
  const columns = look.columns.toSpliced(from, 1).toSpliced(to, 0, id);
  return { ...look, columns };
}

/** What was stored, as far as it makes sense; undefined where it makes none. */
function readLook(stored: unknown): TableLook | undefined {
  const { success, data } = lookSchema.safeParse(stored);
  if (!success) return undefined;
  const ids = new Set(data.columns);
  ids.delete('name');
  return { columns: ['name', ...ids], isCompact: data.isCompact };
}
