import type { OvoDatabase } from './open.ts';
import { prepared, queriesFor, type Given } from './queries.ts';
import { events } from './schema.ts';

const queries = queriesFor((orm) => ({
  append: prepared((given: Given<Omit<typeof events.$inferSelect, 'id'>>) =>
    orm.insert(events).values({
      at: given('at'),
      kind: given('kind'),
      subject: given('subject'),
      detail: given('detail'),
    }),
  ),
}));

/** What is worth remembering after the fact. */
export type EventKind =
  | 'campaign-started'
  | 'campaign-paused'
  | 'campaign-resumed'
  | 'campaign-completed'
  | 'campaign-canceled'
  | 'unconfirmed-decided'
  | 'interrupted-messages'
  | 'journal-replayed'
  | 'database-repaired'
  | 'legacy-imported'
  | 'database-restored'
  | 'database-salvaged'
  | 'consent-recorded'
  | 'contacts-imported'
  | 'import-undone'
  | 'contacts-changed'
  | 'contacts-undone'
  | 'suppression-added'
  | 'suppression-lifted'
  | 'suppressions-imported'
  | 'bench-row-mended'
  | 'bench-fixes-accepted'
  | 'bench-rows-set-aside'
  | 'bench-rows-brought-back';

/** Writes down that something happened. Call it within the transaction that makes it happen. */
export function appendEvent(
  db: OvoDatabase,
  event: {
    readonly at: number;
    readonly kind: EventKind;
    readonly subject?: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): void {
  const { at, kind, subject = null, detail = {} } = event;
  queries(db).append.run({ at, kind, subject, detail: JSON.stringify(detail) });
}
