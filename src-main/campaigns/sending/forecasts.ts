import { eq, sql } from 'drizzle-orm';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { campaigns, state } from '../../database/schema.ts';

const queries = queriesFor((orm) => ({
  keep: prepared((given: Given<{ campaignId: number; finishesAt: string }>) =>
    orm
      .insert(state)
      .select(
        orm
          .select({
            key: sql<string>`'forecast:' || ${campaigns.uid}`.as('key'),
            value: sql<string>`${given('finishesAt')}`.as('value'),
          })
          .from(campaigns)
          .where(eq(campaigns.id, given('campaignId'))),
      )
      .onConflictDoNothing(),
  ),
}));

/** Keeps the first forecast of a campaign's end (milliseconds since 1970), to hold it to that later. */
export function keepForecast(db: WritableDatabase, campaignId: number, finishesAt: number): void {
  queries(db).keep.run({ campaignId, finishesAt: String(Math.round(finishesAt)) });
}
