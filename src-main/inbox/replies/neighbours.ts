import type { HoldDecision, HoldReason } from '../../../src-shared/inbox/hold.ts';
import type { WritableDatabase } from '../../database/open.ts';

/** What replies do to holds and conversations, within the transaction that stores them. */
export interface ReplyNeighbours {
  holdNumber(
    db: WritableDatabase,
    hold: {
      readonly phone: string;
      readonly reason: HoldReason;
      readonly messageId: number | null;
      readonly detail: string;
      readonly at: number;
    },
  ): void;
  releaseNumber(
    db: WritableDatabase,
    phone: string,
    reasons: readonly HoldReason[],
    decision: HoldDecision,
    at: number,
  ): void;
  noteInbound(
    db: WritableDatabase,
    inbound: {
      readonly phone: string;
      readonly isPractice: boolean;
      readonly messageId: number;
      readonly at: number;
      readonly campaignId: number | null;
      readonly opensIt: boolean;
      readonly countsAsUnread: boolean;
    },
  ): void;
  noteDecision(db: WritableDatabase, phone: string): void;
}
