import type {
  CampaignSnapshot,
  GatewayKind,
  LiveProgress,
} from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import type { Opening } from './quiet-hours.ts';
import type { MessageEvent } from '../../src-shared/message/status.ts';

/** The time, and waiting for it. Everything in the engine that concerns time goes through here. */
export interface Clock {
  /** Milliseconds since 1970. May jump: a person can set the clock, a computer can sleep. */
  now(): number;
  /**
   * Milliseconds since some moment before: runs on whatever is done to the clock. May stand still while
   * the computer sleeps.
   */
  elapsed(): number;
  /** Calls back once, `delayMs` (0 or more) from now, unless the returned function is called first. */
  after(delayMs: number, callback: () => void): () => void;
}

/** A message as a gateway needs it. */
export interface OutgoingMessage {
  readonly messageId: number;
  /** The how-manyth time it is handed over, from 1; unique together with the message. */
  readonly attempt: number;
  /** E.164. */
  readonly to: string;
  /** A phone number or Messaging Service; empty where the gateway is to choose. */
  readonly from: string;
  readonly body: string;
  /** Seconds after which the provider is to give up on it, 1 to 36,000; null for its own choice. */
  readonly validitySeconds: number | null;
}

/** What to look for at the provider when it is not known whether a message left. */
export interface LookUp {
  readonly to: string;
  readonly body: string;
  /** Messages created before this (milliseconds since 1970) are none of ours. */
  readonly createdSince: number;
}

/** A message that the provider has. */
export interface FoundMessage {
  readonly sid: string;
  readonly createdAt: number;
  readonly receipt: Receipt;
}

/** How far a message is at the provider, and what it was billed as; null where it is not known yet. */
export interface Receipt {
  readonly status: 'pending' | 'delivered' | 'undelivered';
  readonly errorCode: number | null;
  readonly segments: number | null;
  readonly price: string | null;
  readonly priceUnit: string | null;
}

/** What came of a look-up: the matches, oldest first, or that the provider could not be asked. */
export type ReconciliationResult =
  | { readonly kind: 'answered'; readonly found: readonly FoundMessage[] }
  | { readonly kind: 'unavailable'; readonly detail: string };

/** What to ask the provider about the fate of messages that it took. */
export type ReceiptsQuery =
  | {
      /** One page of its list of outbound messages, the newest first. */
      readonly kind: 'page';
      /** Messages of this sender at least; others may be among them. */
      readonly from: string;
      /** Messages sent before this (milliseconds since 1970) need not be listed. */
      readonly sentSince: number;
      /** The `next` of the page before; null for the first. */
      readonly cursor: string | null;
    }
  | { readonly kind: 'message'; readonly sid: string };

/** A message of the provider's and how far it is. */
export interface ListedReceipt {
  readonly sid: string;
  readonly receipt: Receipt;
}

/** What the provider says of messages, or that it could not be asked. */
export type ReceiptsResult =
  | {
      readonly kind: 'answered';
      /** Empty where the one message that was asked for is not known to it. */
      readonly listed: readonly ListedReceipt[];
      /** Where the next page is; null after the last. */
      readonly next: string | null;
    }
  | {
      readonly kind: 'unavailable';
      /** How long it asks to be left alone, in milliseconds; null where it does not say. */
      readonly retryAfterMs: number | null;
      readonly detail: string;
    };

/** What carries messages. Held to one contract suite, whatever stands behind it. */
export interface Gateway {
  readonly kind: GatewayKind;
  /** False for one that only plays sending through: it may do so at any hour. */
  readonly reachesPeople: boolean;
  /** Messages of one sender that may be with it at once; bounds what a crash can leave unconfirmed. */
  readonly mostAtOnce: number;
  /** Hands one message over, once. Never throws for an answer or failure of the network or provider. */
  send(message: OutgoingMessage): Promise<Outcome>;
  /** The provider's outbound messages to that number with that text, not older than asked. */
  lookUp(query: LookUp): Promise<ReconciliationResult>;
  /** How far messages are. Never throws for an answer or failure of the network or provider. */
  receipts(query: ReceiptsQuery): Promise<ReceiptsResult>;
}

/** A campaign that is being sent, as the engine sees it; null stands for the single messages. */
export interface SendingCampaign {
  readonly campaignId: number | null;
  readonly gateway: GatewayKind;
  /** Campaigns with the same gateway and sender share its pace. */
  readonly sender: string;
}

export interface ClaimRequest {
  /** Null claims single messages. */
  readonly campaignId: number | null;
  readonly now: number;
  /** Messages whose next try is due by then; `now` unless given. */
  readonly dueBy?: number;
  /** At most this many messages, 1 or more. */
  readonly messages: number;
  /** At most this many segments in all; Infinity for no limit. */
  readonly segments: number;
  /** Whether people of these time zones may be texted now. */
  readonly opening: (zoneKey: string) => Opening;
}

export interface ClaimedMessage extends OutgoingMessage {
  readonly campaignId: number | null;
  readonly segments: number;
  readonly retryCount: number;
}

/** Why nothing more of a campaign can be claimed before a certain time (milliseconds since 1970). */
export interface ClaimWait {
  readonly reason: 'retry' | 'quiet-hours';
  readonly until: number;
}

/** What a claim came to. */
export interface Claim {
  readonly claimed: readonly ClaimedMessage[];
  /** Messages that were settled instead because their number is suppressed. */
  readonly skipped: number;
  /** Whether that settled the last message of the campaign. */
  readonly completed: boolean;
  /** Segments of the next message, where it did not fit into what was asked. */
  readonly nextSegments: number | null;
  /** Whether more could be claimed at once. */
  readonly hasMore: boolean;
  /** What the messages that are left wait for; null where more could be claimed, or none is left. */
  readonly wait: ClaimWait | null;
}

/** What a message comes to after an attempt or a look-up; decided by the engine, written by the store. */
export interface Settlement {
  readonly messageId: number;
  readonly event: Exclude<MessageEvent, 'claimed' | 'canceled'>;
  readonly sid?: string;
  /** As the provider counted them. */
  readonly segments?: number | null;
  readonly errorCode?: number | null;
  readonly detail?: string;
  /** For `postponed`: when to try again, and whether that uses up one of the retries. */
  readonly nextAttemptAt?: number;
  readonly countsAsRetry?: boolean;
  /** The person opted out at the provider: never text this number again. */
  readonly suppress?: { readonly phone: string; readonly reason: string };
}

/** What writing settlements came to. */
export interface Recorded {
  /** Campaigns whose counts or status changed. */
  readonly changedCampaigns: readonly number[];
  /** Those of them that were completed by it. */
  readonly completedCampaigns: readonly number[];
}

/** A message of which it is not known whether it left. */
export interface UnconfirmedMessage {
  readonly messageId: number;
  readonly campaignId: number | null;
  readonly gateway: GatewayKind;
  readonly to: string;
  readonly body: string;
  /** By the clock on the wall, as it was at that time. */
  readonly claimedAt: number;
  /** Look-ups that did not find it, and when the last one was. */
  readonly notFoundCount: number;
  readonly reconciledAt: number | null;
}

/**
 * The engine's memory. Each method but `together` is one synchronous transaction: when it returns, what
 * it wrote is on the disk; when it throws, nothing of it is.
 */
export interface MessageStore {
  /**
   * Makes one transaction of all that is done within, which is synchronous; none of it is written where
   * it throws. While somebody else writes, for instance an import that is being saved, it waits, and
   * `act` has not begun; everything that the engine writes goes this way.
   */
  transaction<T>(act: () => T): Promise<T>;
  /** Marks what an earlier process left in flight as unconfirmed; returns how many. */
  recoverInterrupted(): number;
  /** What may be claimed from: campaigns that are `sending`, and single messages if any wait. */
  sendingCampaigns(): readonly SendingCampaign[];
  /** Takes the next messages for sending. Only a campaign that is `sending` gives any. */
  claim(request: ClaimRequest): Claim;
  record(settlements: readonly Settlement[], now: number): Recorded;
  /** Unconfirmed messages of campaigns being sent, those looked up least often first. */
  unconfirmed(limit: number): readonly UnconfirmedMessage[];
  recordNotFound(messageIds: readonly number[], now: number): void;
  /** Which of these sids no message has yet. */
  unlinkedSids(sids: readonly string[]): readonly string[];
  snapshot(campaignId: number): CampaignSnapshot;
  /** How many messages of a campaign are queued for people of which time zones. */
  queuedByZone(
    campaignId: number,
  ): readonly { readonly zoneKey: string; readonly messages: number }[];
  /** Segments that a sender handed over on a day (YYYY-MM-DD). */
  segmentsUsed(gateway: GatewayKind, sender: string, day: string): number;
  noteSegmentsUsed(gateway: GatewayKind, sender: string, day: string, segments: number): void;
  /** Remembers up to where the send journal tells nothing that is not stored here. */
  rememberJournal(position: string): void;
  /** Stops claiming from a campaign, with the reason in plain words; no change unless it is sending. */
  pauseCampaign(campaignId: number, reason: string, now: number): void;
}

/** What became of one attempt, for the send journal. */
export interface JournalEntry {
  readonly campaignId: number | null;
  /** E.164. */
  readonly to: string;
  readonly attempt: number;
  readonly at: number;
  /** `handed-over` before the network hears of it; then what is known of it, once it is recorded. */
  readonly event: 'handed-over' | 'accepted' | 'not-sent' | 'unknown';
  readonly sid?: string;
}

/**
 * The engine's second memory, outside the database: whatever happens to the database, a restored
 * backup included, what was handed over is known.
 */
export interface SendJournal {
  /** Resolves when the entries are on the disk. Call it again only after that. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** How far it is written, for the store to remember. */
  readonly position: string;
}

/** Where news of campaigns goes. */
export interface ProgressSink {
  /** The latest of one campaign, at most four times a second, and always the last one. */
  publish(progress: LiveProgress): void;
}
