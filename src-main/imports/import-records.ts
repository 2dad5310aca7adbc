import { and, count, desc, eq, ne, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import {
  columnTargetSchema,
  type ColumnMapping,
  type ImportSummary,
} from '../../src-shared/import/import.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../database/open.ts';
import { prepared, queriesFor, type Given } from '../database/queries.ts';
import { importRejects, imports, lists } from '../database/schema.ts';
import { isLeft, isResolved } from './rejected-rows/stored-rejects.ts';
import { words } from '../../src-shared/words/words.ts';

/** An import as it was recorded. */
export type ImportRow = Readonly<Omit<typeof imports.$inferSelect, 'mapping'>> & {
  /** The file's columns in their order: what each is called, and what it became. */
  readonly mapping: z.infer<typeof recordedMappingSchema>;
};

const recordedMappingSchema = z
  .array(z.object({ header: z.string(), target: columnTargetSchema }).readonly())
  .readonly();

const queries = queriesFor((orm) => {
  /** How many rejected rows of an import there are that fulfil a condition. */
  const rejected = (condition: SQL | undefined): SQL<number> =>
    sql`${orm
      .select({ rows: count() })
      .from(importRejects)
      .where(and(eq(importRejects.importId, imports.id), condition))}`;

  return {
    get: prepared((given: Given<{ id: number }>) =>
      orm
        .select()
        .from(imports)
        .where(eq(imports.id, given('id'))),
    ),
    lastMapping: prepared((given: Given<{ headers: string }>) =>
      orm
        .select({ mapping: imports.mapping })
        .from(imports)
        .where(
          sql`(SELECT json_group_array(value ->> 'header') FROM json_each(${imports.mapping})) = ${given('headers')}`,
        )
        .orderBy(desc(imports.id))
        .limit(1),
    ),
    count: prepared(() => orm.select({ rows: count() }).from(imports)),
    page: prepared((given: Given<{ limit: number; offset: number }>) =>
      orm
        .select({
          id: imports.id,
          fileName: imports.fileName,
          listName: lists.name,
          at: imports.completedAt,
          rows: imports.rows,
          added: imports.added,
          updated: imports.updated,
          skipped: imports.skipped,
          invalid: imports.invalid,
          undoneAt: imports.undoneAt,
          left: rejected(isLeft),
          fixed: rejected(and(isResolved, ne(importRejects.outcome, 'dismissed'))),
        })
        .from(imports)
        .leftJoin(lists, eq(lists.id, imports.listId))
        .orderBy(desc(imports.id))
        .limit(given('limit'))
        .offset(given('offset')),
    ),
  };
});

/** One import; refused (`not-found`) where there is none. */
export function getImport(db: OvoDatabase, id: number): ImportRow {
  const row = queries(db).get.get({ id });
  if (row === undefined) throw new UserError('not-found', words.imports.notFound(id));
  return { ...row, mapping: recordedMappingSchema.parse(JSON.parse(row.mapping)) };
}

/**
 * What the columns became when a file with exactly these columns, in this order, was last imported; null
 * where none was. An import that was undone counts, too: its mapping was chosen all the same.
 */
export function mappingLastUsed(db: OvoDatabase, names: readonly string[]): ColumnMapping | null {
  const recorded = queries(db).lastMapping.get({ headers: JSON.stringify(names) })?.mapping;
  if (recorded === undefined) return null;
  return recordedMappingSchema.parse(JSON.parse(recorded)).map(({ target }) => target);
}

/** One page of the imports there were, the newest first, and how many there are. */
export function importsPage(
  db: OvoDatabase,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ImportSummary[] } {
  return {
    total: queries(db).count.get()?.rows ?? 0,
    rows: queries(db).page.all(page),
  };
}
