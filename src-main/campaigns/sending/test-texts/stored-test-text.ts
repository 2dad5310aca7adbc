import { sql } from 'drizzle-orm';
import { testTextSchema, type TestText } from '../../../../src-shared/settings/setup/test-text.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../../database/queries.ts';
import { state } from '../../../database/schema.ts';
import { readState, writeState } from '../../../database/state.ts';

/** The last one is kept under this; each one before that under its own id behind a colon. */
const key = 'test-text';

/** A text in a row of `state`; null where there is none, or it cannot be read. */
function read(db: OvoDatabase, name: string): TestText | null {
  const json = readState(db, name);
  if (json === undefined) return null;
  try {
    return testTextSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The last test text; null where there was none, or it cannot be read. */
export function readTestText(db: OvoDatabase): TestText | null {
  return read(db, key);
}

/** The test text that was asked for with this id, however long ago; null where there was none. */
export function findTestText(db: OvoDatabase, requestId: string): TestText | null {
  const last = readTestText(db);
  return last?.requestId === requestId ? last : read(db, `${key}:${requestId}`);
}

/** Keeps a test text as the last one. The one before stays known, so that its id never sends again. */
export function writeTestText(db: WritableDatabase, text: TestText): void {
  const before = readTestText(db);
  if (before !== null && before.requestId !== text.requestId) {
    writeState(db, `${key}:${before.requestId}`, JSON.stringify(before));
  }
  writeState(db, key, JSON.stringify(text));
}

const queries = queriesFor((orm) => ({
  withSid: prepared((given: Given<{ sid: string }>) =>
    orm
      .select({ key: state.key })
      .from(state)
      .where(
        sql`(${state.key} = ${key} OR (${state.key} > ${`${key}:`} AND ${state.key} < ${`${key};`}))
          AND iif(json_valid(${state.value}), ${state.value} ->> '$.sid', NULL) = ${given('sid')}`,
      ),
  ),
}));

/** Whether a provider's message is a test text, and so no campaign's. */
export function isTestText(db: OvoDatabase, sid: string): boolean {
  return queries(db).withSid.get({ sid }) !== undefined;
}
