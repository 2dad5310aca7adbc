import type { WritableDatabase } from '../../database/open.ts';

/** What replies do to conversations, within the transaction that stores them. */
export interface ReplyNeighbours {
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
