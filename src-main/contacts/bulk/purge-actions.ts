import { and, eq, inArray, lt, notExists, sql } from 'drizzle-orm';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { contactActionRows, contactActions } from '../../database/schema.ts';

const queries = queriesFor((orm) => {
  const isBefore = (given: Given<{ before: number }>) => lt(contactActions.at, given('before'));
  return {
    next: prepared((given: Given<{ before: number }>) =>
      orm.select({ id: contactActions.id }).from(contactActions).where(isBefore(given)).limit(1),
    ),
    rows: prepared((given: Given<{ before: number; limit: number }>) =>
      orm.delete(contactActionRows).where(
        inArray(
          sql`${contactActionRows}.rowid`,
          orm
            .select({ rowid: sql`${contactActionRows}.rowid` })
            .from(contactActions)
            .crossJoin(contactActionRows)
            .where(and(eq(contactActionRows.actionId, contactActions.id), isBefore(given)))
            .limit(given('limit')),
        ),
      ),
    ),
    actions: prepared((given: Given<{ before: number }>) =>
      orm
        .delete(contactActions)
        .where(
          and(
            isBefore(given),
            notExists(
              orm
                .select({ contactId: contactActionRows.contactId })
                .from(contactActionRows)
                .where(eq(contactActionRows.actionId, contactActions.id)),
            ),
          ),
        ),
    ),
  };
});

/** Whether anything is kept to undo actions from before that time. */
export function hasActionsBefore(db: OvoDatabase, before: number): boolean {
  return queries(db).next.get({ before }) !== undefined;
}

/**
 * Forgets some of what undoing actions from before `before` would take; true when nothing of them is
 * left. Short, however many contacts there were.
 */
export function purgeSomeActions(db: WritableDatabase, before: number, limit = 1000): boolean {
  return db.sqlite.transaction(() => {
    if (queries(db).rows.run({ before, limit }).changes === limit) return false;
    queries(db).actions.run({ before });
    return true;
  })();
}
