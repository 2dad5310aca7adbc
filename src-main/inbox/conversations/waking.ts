import { asc, eq, isNotNull, and } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor } from '../../database/queries.ts';
import { conversations } from '../../database/schema.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { wakeDue } from './conversation-rows.ts';

/** How often to look, in milliseconds: the clock of a computer that slept, or was set, has jumped. */
const lookEveryMs = 15_000;

/** Opens snoozed conversations at their time. */
export interface Waking {
  /** Opens what is due from now on, until `stop`. */
  follow(): void;
  /** To be called when something was snoozed. */
  wake(): void;
  stop(): void;
}

const queries = queriesFor((orm) => ({
  next: prepared(() =>
    orm
      .select({ at: conversations.snoozedUntil })
      .from(conversations)
      .where(
        and(
          eq(conversations.state, 'snoozed').inlineParams(),
          isNotNull(conversations.snoozedUntil),
        ),
      )
      .orderBy(asc(conversations.snoozedUntil))
      .limit(1),
  ),
}));

/** When the next snoozed conversation is to be opened; null where none is. */
export function nextWaking(db: OvoDatabase): number | null {
  return queries(db).next.get()?.at ?? null;
}

export function createWaking(context: {
  readonly db: OvoDatabase;
  readonly writeLock: WriteLock;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}): Waking {
  const { db, writeLock, clock, onChange, onError } = context;
  let cancel: (() => void) | null = null;
  let isFollowing = false;
  let isWriting = false;

  async function open(now: number): Promise<void> {
    isWriting = true;
    try {
      if ((await writeLock.write((writable) => wakeDue(writable, now))) > 0) onChange();
    } catch (error) {
      // Ovo is being closed.
      if (db.sqlite.open) onError(error);
    } finally {
      isWriting = false;
    }
  }

  function look(): void {
    cancel?.();
    cancel = null;
    if (!isFollowing || !db.sqlite.open) return;
    const now = clock.now();
    const next = nextWaking(db) ?? Infinity;
    if (next <= now && !isWriting) void open(now).then(look);
    else cancel = clock.after(Math.min(lookEveryMs, Math.max(1000, next - now)), look);
  }

  return {
    follow() {
      if (isFollowing) return;
      isFollowing = true;
      look();
    },
    wake() {
      if (isFollowing) look();
    },
    stop() {
      isFollowing = false;
      cancel?.();
    },
  };
}
