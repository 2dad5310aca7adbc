import type { OvoDatabase } from './open.ts';

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
  db.sqlite
    .prepare('INSERT INTO events (at, kind, subject, detail) VALUES (?, ?, ?, ?)')
    .run(event.at, event.kind, event.subject ?? null, JSON.stringify(event.detail ?? {}));
}
