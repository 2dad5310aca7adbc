import type { Settlement } from '../engine/ports.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase } from '../database/open.ts';
import { recordSettlements } from './sending/record-outcomes.ts';
import { statementsFor } from '../database/statements.ts';

/** What a person decides about a message of which it is not known whether it left. */
export type UnconfirmedDecision = 'send-again' | 'mark-as-sent' | 'skip';

const statements = statementsFor((sqlite) => ({
  ofCampaign: sqlite
    .prepare<[number], number>(
      `SELECT id FROM messages INDEXED BY messages_open
        WHERE campaign_id = ? AND status IN ('sending', 'unconfirmed') AND status = 'unconfirmed'`,
    )
    .pluck(),
  lookAgain: sqlite.prepare<[number]>(
    `UPDATE messages INDEXED BY messages_open SET absent_count = 0, looked_up_at = NULL
      WHERE campaign_id = ? AND status IN ('sending', 'unconfirmed') AND status = 'unconfirmed'`,
  ),
}));

const settlements: Readonly<Record<UnconfirmedDecision, Omit<Settlement, 'messageId'>>> = {
  'send-again': { event: 'postponed', nextAttemptAt: 0 },
  'mark-as-sent': { event: 'accepted' },
  skip: { event: 'skipped', detail: 'You chose not to send it again.' },
};

/**
 * Settles unconfirmed messages of a campaign by a person's word: one of them, or all. Returns how
 * many; one that is no longer unconfirmed is left alone.
 */
export function decideUnconfirmed(
  db: OvoDatabase,
  campaignId: number,
  messageId: number | null,
  decision: UnconfirmedDecision,
  now: number,
): number {
  return db.sqlite.transaction(() => {
    const all = statements(db).ofCampaign.all(campaignId);
    const chosen = messageId === null ? all : all.filter((id) => id === messageId);
    if (chosen.length === 0) return 0;
    recordSettlements(
      db,
      chosen.map((id) => ({ messageId: id, ...settlements[decision] })),
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

/** Makes every unconfirmed message of a campaign due for a look-up now. */
export function resetReconciliation(db: OvoDatabase, campaignId: number): void {
  statements(db).lookAgain.run(campaignId);
}
