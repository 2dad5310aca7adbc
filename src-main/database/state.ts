import { eq, sql } from 'drizzle-orm';
import type { OvoDatabase, WritableDatabase } from './open.ts';
import { prepared, queriesFor, type Given } from './queries.ts';
import { state } from './schema.ts';

const queries = queriesFor((orm) => ({
  read: prepared((given: Given<{ key: string }>) =>
    orm
      .select({ value: state.value })
      .from(state)
      .where(eq(state.key, given('key'))),
  ),
  write: prepared((given: Given<{ key: string; value: string }>) =>
    orm
      .insert(state)
      .values({ key: given('key'), value: given('value') })
      .onConflictDoUpdate({ target: state.key, set: { value: sql`excluded.value` } }),
  ),
  remove: prepared((given: Given<{ key: string }>) =>
    orm.delete(state).where(eq(state.key, given('key'))),
  ),
}));

/** What Ovo has noted under a key; undefined where nothing. */
export function readState(db: OvoDatabase, key: string): string | undefined {
  return queries(db).read.get({ key })?.value;
}

/** Notes a value under a key, in place of what was there. */
export function writeState(db: WritableDatabase, key: string, value: string): void {
  queries(db).write.run({ key, value });
}

/** Forgets what is noted under a key. */
export function removeState(db: WritableDatabase, key: string): void {
  queries(db).remove.run({ key });
}
