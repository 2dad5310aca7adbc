import type { EventKind } from './event-kinds.ts';
import type { WritableDatabase } from './open.ts';
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

/** Writes down that something happened. Call it within the transaction that makes it happen. */
export function appendEvent(
  db: WritableDatabase,
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
