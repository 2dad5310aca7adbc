import { eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  columnTargetSchema,
  type ColumnMapping,
  type ImportSummary,
} from '../../src-shared/import/import.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../database/open.ts';
import { imports } from '../database/schema.ts';
import { statementsFor } from '../database/statements.ts';

/** An import as it was recorded. */
export type ImportRow = Readonly<Omit<typeof imports.$inferSelect, 'mapping'>> & {
  /** The file's columns in their order: what each is called, and what it became. */
  readonly mapping: z.infer<typeof recordedMappingSchema>;
};

const recordedMappingSchema = z
  .array(z.object({ header: z.string(), target: columnTargetSchema }).readonly())
  .readonly();

/** One import; refused (`not-found`) where there is none. */
export function getImport(db: OvoDatabase, id: number): ImportRow {
  const row = db.orm.select().from(imports).where(eq(imports.id, id)).get();
  if (row === undefined) throw new UserError('not-found', `There is no import ${id}.`);
  return { ...row, mapping: recordedMappingSchema.parse(JSON.parse(row.mapping)) };
}

/**
 * What the columns of a file became when one with exactly these columns, in this order, was last
 * imported; null where none was. An import that was undone counts: its mapping was chosen all the same.
 */
export function mappingLastUsed(db: OvoDatabase, names: readonly string[]): ColumnMapping | null {
  const recorded = db.sqlite
    .prepare<[string], string>(
      `SELECT mapping FROM imports
        WHERE (SELECT json_group_array(value ->> 'header') FROM json_each(mapping)) = ?
        ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(names));
  if (recorded === undefined) return null;
  return recordedMappingSchema.parse(JSON.parse(recorded)).map(({ target }) => target);
}

interface SummaryRow extends Omit<ImportSummary, 'fixed' | 'left'> {
  readonly fixed: number | null;
  readonly left: number | null;
}

const statements = statementsFor((sqlite) => ({
  count: sqlite.prepare<[], number>('SELECT count(*) FROM imports').pluck(),
  page: sqlite.prepare<[number, number], SummaryRow>(
    `SELECT imports.id, file_name AS fileName, lists.name AS listName, completed_at AS at, rows, added,
            updated, skipped, invalid, undone_at AS undoneAt,
            (SELECT count(*) FROM import_rejects
              WHERE import_id = imports.id AND outcome IS NULL) AS "left",
            (SELECT count(*) FROM import_rejects
              WHERE import_id = imports.id AND outcome IS NOT NULL
                AND outcome <> 'set-aside') AS fixed
       FROM imports LEFT JOIN lists ON lists.id = imports.list_id
      ORDER BY imports.id DESC LIMIT ? OFFSET ?`,
  ),
}));

/** One page of the imports there were, the newest first, and how many there are. */
export function importsPage(
  db: OvoDatabase,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ImportSummary[] } {
  const { count, page: select } = statements(db);
  const rows = select
    .all(page.limit, page.offset)
    .map((row) => ({ ...row, fixed: row.fixed ?? 0, left: row.left ?? 0 }));
  return { total: count.get() ?? 0, rows };
}
