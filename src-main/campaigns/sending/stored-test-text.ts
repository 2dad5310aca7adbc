import { testTextSchema, type TestText } from '../../../src-shared/settings/setup/test-text.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readState, writeState } from '../../database/state.ts';

const key = 'test-text';

/** The last test text; null where there was none, or it cannot be read. */
export function readTestText(db: OvoDatabase): TestText | null {
  const json = readState(db, key);
  if (json === undefined) return null;
  try {
    return testTextSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

export function writeTestText(db: WritableDatabase, text: TestText): void {
  writeState(db, key, JSON.stringify(text));
}
