import { hash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { MessageSelection, UnconfirmedSeen } from '../../src-shared/campaign/campaign.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { MessageChange } from '../engine/store-ports.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, preparedColumn, queriesFor, valueOf, type Given } from '../database/queries.ts';
import { isOpen, openMessages } from './messages/message-indexes.ts';
import { recordOutcomes } from './sending/record-outcomes.ts';
import { messages } from '../database/schema.ts';

/** What a person decides about a message of which it is not known whether it left. */
export type UnconfirmedDecision = 'send-again' | 'mark-as-sent' | 'skip';

const queries = queriesFor((orm, sqlite) => {
  const isUnconfirmed = (given: Given<{ campaignId: number }>) =>
    and(eq(messages.campaignId, given('campaignId')), isOpen, eq(messages.status, 'unconfirmed'));
  const unconfirmedIds = (given: Given<{ campaignId: number }>) =>
    orm
      .select({ id: valueOf(messages.id) })
      .from(openMessages)
      .where(isUnconfirmed(given));
  return {
    unconfirmedIds: preparedColumn(sqlite, unconfirmedIds),
    /** Each with its attempt: sent again and unconfirmed again, a message is another one to decide on. */
    attempts: preparedColumn(sqlite, (given: Given<{ campaignId: number }>) =>
      orm
        .select({ attempt: sql<string>`${messages.id} || ':' || ${messages.attemptCount}` })
        .from(openMessages)
        .where(isUnconfirmed(given)),
    ),
    reconcileAgain: prepared((given: Given<{ campaignId: number }>) =>
      orm
        .update(messages)
        // Another text that the provider had says nothing of what its list has now.
        .set({ notFoundCount: 0, reconciledAt: null, reason: null, errorDetail: null })
        .where(inArray(messages.id, unconfirmedIds(given))),
    ),
  };
});

const changes: Readonly<Record<UnconfirmedDecision, Omit<MessageChange, 'messageId'>>> = {
  'send-again': { event: 'postponed', nextAttemptAt: 0 },
  'mark-as-sent': { event: 'accepted' },
  skip: { event: 'skipped', reason: 'decided-to-skip' },
};

/** The unconfirmed messages of a campaign as they are now. */
export function unconfirmedNow(db: OvoDatabase, campaignId: number): UnconfirmedSeen {
  const attempts = queries(db).attempts.all({ campaignId });
  return { count: attempts.length, mark: hash('sha256', attempts.toSorted().join()) };
}

/**
 * Settles unconfirmed messages of a campaign by a person's word: the selected ones, or all where the
 * selection is null. Returns how many; one that is no longer unconfirmed is left alone. All are decided on
 * only where they are those that the person saw: refused (`conflict`) where `seen` is another mark.
 */
export function decideUnconfirmed(
  db: WritableDatabase,
  campaignId: number,
  selection: MessageSelection | null,
  decision: UnconfirmedDecision,
  now: number,
  seen: string | null = null,
): number {
  return db.sqlite.transaction(() => {
    const all = queries(db).unconfirmedIds.all({ campaignId });
    if (selection?.kind === 'all' && seen !== unconfirmedNow(db, campaignId).mark) {
      throw new UserError('conflict', words.campaigns.unconfirmedChanged);
    }
    const chosen = selection === null ? all : selectedOf(all, selection);
    if (chosen.length === 0) return 0;
    recordOutcomes(
      db,
      chosen.map((id) => ({ messageId: id, ...changes[decision] })),
      now,
    );
    appendEvent(db, {
      at: now,
      kind: 'unconfirmed-decided',
      subject: `campaign:${campaignId}`,
      detail: { decision, messages: chosen.length },
    });
    return chosen.length;
  })();
}

function selectedOf(all: readonly number[], selection: MessageSelection): readonly number[] {
  const named = new Set(selection.kind === 'ids' ? selection.ids : selection.except);
  return all.filter((id) => named.has(id) === (selection.kind === 'ids'));
}

/** Makes every unconfirmed message of a campaign due for reconciliation now. */
export function resetReconciliation(db: WritableDatabase, campaignId: number): void {
  queries(db).reconcileAgain.run({ campaignId });
}
