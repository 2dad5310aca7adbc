import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { OvoDatabase } from '../database/open.ts';
import { preparedColumn, queriesFor, type Given } from '../database/queries.ts';
import { contacts } from '../database/schema.ts';
import { readState, writeState } from '../database/state.ts';
import type { WriteLock } from '../database/write-lock.ts';

const key = 'samples';

const queries = queriesFor((orm, sqlite) => ({
  brought: preparedColumn(sqlite, (given: Given<{ importId: number }>) =>
    orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.importId, given('importId'))),
  ),
}));

const samplesSchema = z
  .object({
    /** The import that brought them: each contact has it. */
    importId: z.int().positive(),
    listId: z.int().positive(),
    campaignId: z.int().positive().nullable(),
  })
  .readonly();
/** Where the sample contacts are, whatever they are called by now. */
export type SampleIds = z.infer<typeof samplesSchema>;

/** The sample contacts that came in last; null where there were none, or that cannot be read. */
export function readSamples(db: OvoDatabase): SampleIds | null {
  const json = readState(db, key);
  if (json === undefined) return null;
  try {
    return samplesSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The ids of the sample contacts that are still there: nobody has their numbers. */
export function sampleContactIds(db: OvoDatabase): ReadonlySet<number> {
  const samples = readSamples(db);
  if (samples === null) return new Set();
  return new Set(queries(db).brought.all({ importId: samples.importId }));
}

/** What Ovo remembers of the sample contacts. */
export interface Samples {
  /** Null where there were none. */
  known(): SampleIds | null;
  remember(ids: SampleIds): Promise<void>;
}

export function createSamples(db: OvoDatabase, writeLock: WriteLock): Samples {
  return {
    known: () => readSamples(db),
    remember: (ids) =>
      writeLock.write((writable) => writeState(writable, key, JSON.stringify(ids))),
  };
}
