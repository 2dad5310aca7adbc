import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { OvoDatabase } from '../database/open.ts';
import { preparedColumn, queriesFor, valuesOfJson, type Given } from '../database/queries.ts';
import { contacts } from '../database/schema.ts';
import { readState, writeState } from '../database/state.ts';
import type { WriteLock } from '../database/write-lock.ts';

const key = 'samples';

const queries = queriesFor((orm, sqlite) => ({
  brought: preparedColumn(sqlite, (given: Given<{ importIds: string }>) =>
    orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(inArray(contacts.importId, valuesOfJson(given('importIds')))),
  ),
}));

const samplesSchema = z
  .object({
    /** Every import that brought some: a contact keeps the first one that did. */
    importIds: z.array(z.int().positive()).readonly(),
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
  return new Set(queries(db).brought.all({ importIds: JSON.stringify(samples.importIds) }));
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
