import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  keep: sqlite.prepare<[string, number]>(
    `INSERT INTO state (key, value) SELECT 'forecast:' || uid, ? FROM campaigns WHERE id = ?
     ON CONFLICT DO NOTHING`,
  ),
}));

/** Keeps the first forecast of a campaign's end (milliseconds since 1970), to hold it to that later. */
export function keepForecast(db: WritableDatabase, campaignId: number, finishesAt: number): void {
  statements(db).keep.run(String(Math.round(finishesAt)), campaignId);
}
