import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  columnTargetSchema,
  type ColumnMapping,
  type ImportReject,
} from '../../src-shared/contact/import.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';
import { importRejects, imports } from './schema.ts';

/** An import as it was recorded. */
export type ImportRow = Readonly<Omit<typeof imports.$inferSelect, 'mapping'>> & {
  /** The file's columns in their order: what each is called, and what it became. */
  readonly mapping: z.infer<typeof recordedMappingSchema>;
};

/** A rejected row with all its cells as they were read. */
export interface RejectedRow extends ImportReject {
  readonly id: number;
  readonly cells: readonly string[];
}

const recordedMappingSchema = z
  .array(z.object({ header: z.string(), target: columnTargetSchema }).readonly())
  .readonly();
const cellsSchema = z.array(z.string()).readonly();

/** One import; refused (`not-found`) where there is none. */
export function getImport(db: OvoDatabase, id: number): ImportRow {
  const row = db.orm.select().from(imports).where(eq(imports.id, id)).get();
  if (row === undefined) throw new Refusal('not-found', `There is no import ${id}.`);
  return { ...row, mapping: recordedMappingSchema.parse(JSON.parse(row.mapping)) };
}

/**
 * What the columns of a file became when one with exactly these columns, in this order, was last
 * imported; null where none was. An import that was undone counts: its mapping was chosen all the same.
 */
export function mappingLastUsed(
  db: OvoDatabase,
  header: { readonly names: readonly string[] },
): ColumnMapping | null {
  const recorded = db.sqlite
    .prepare<[string], string>(
      `SELECT mapping FROM imports
        WHERE (SELECT json_group_array(value ->> 'header') FROM json_each(mapping)) = ?
        ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(header.names));
  if (recorded === undefined) return null;
  return recordedMappingSchema.parse(JSON.parse(recorded)).map(({ target }) => target);
}

/** One page of the rows that an import rejected, in the order of the file, and how many there are. */
export function rejectsPage(
  db: OvoDatabase,
  page: { readonly importId: number; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ImportReject[] } {
  getImport(db, page.importId);
  const condition = eq(importRejects.importId, page.importId);
  const total =
    db.orm
      .select({ total: sql<number>`count(*)` })
      .from(importRejects)
      .where(condition)
      .get()?.total ?? 0;
  const rows = db.orm
    .select({
      line: importRejects.line,
      column: importRejects.column,
      value: importRejects.value,
      reason: importRejects.reason,
    })
    .from(importRejects)
    .where(condition)
    .orderBy(asc(importRejects.line), asc(importRejects.id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
  return { total, rows };
}

/** All rows that an import rejected, in the order of the file, a page at a time. */
export function* rejectedRows(
  db: OvoDatabase,
  importId: number,
  pageSize = 500,
): Generator<readonly RejectedRow[], void> {
  const select = db.sqlite.prepare<
    [number, number, number],
    ImportReject & { readonly id: number; readonly raw: string }
  >(
    `SELECT id, line, raw, "column", value, reason FROM import_rejects
      WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  let last = 0;
  for (;;) {
    const rows = select.all(importId, last, pageSize);
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(({ raw, ...row }) =>
      Object.assign(row, { cells: cellsSchema.parse(JSON.parse(raw)) }),
    );
  }
}
