import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';

/** The time, and timers. The engine knows no other clock. */
export interface Clock {
  /** Milliseconds since 1970. May jump: a person can set the clock, a computer can sleep. */
  now(): number;
  /**
   * Milliseconds since some moment in the past: nobody can set it. May stand still while the computer
   * sleeps.
   */
  elapsed(): number;
  /** Calls back once, in `delayMs` (0 or more) milliseconds, unless the returned function is called first. */
  after(delayMs: number, callback: () => void): () => void;
}

/** A message as a gateway needs it. */
export interface OutgoingMessage {
  readonly messageId: number;
  /** The number of the attempt, from 1; unique together with the message. */
  readonly attempt: number;
  /** E.164. */
  readonly to: string;
  /** A phone number or Messaging Service; empty where the gateway is to choose. */
  readonly from: string;
  readonly body: string;
  /**
   * Where the provider fetches the picture from; absent without a picture. Empty for a picture without an
   * address, which nobody but the simulator carries.
   */
  readonly mediaUrl?: string;
  /** Seconds after which the provider is to give up on it, 1 to 36,000; null for its own choice. */
  readonly validitySeconds: number | null;
  /**
   * When the provider is to send it, in milliseconds since 1970, whole seconds; absent for at once. Only
   * where the gateway has a scheduler that takes the sender.
   */
  readonly sendAt?: number | null;
}

/** What to search for at the provider when it is unknown whether a message was sent. */
export interface ReconciliationQuery {
  readonly to: string;
  /** The sender: its newest messages tell how far the list has come. Not asked for unless given. */
  readonly from?: string;
  readonly body: string;
  /** Messages created before this (milliseconds since 1970) do not match. */
  readonly createdSince: number;
}

/** A message that the provider has. */
export interface FoundMessage {
  readonly sid: string;
  readonly createdAt: number;
  readonly receipt: Receipt;
}

/** A message of the provider's list with another text. */
export interface OtherMessage {
  readonly sid: string;
  /** By the clock of this computer, in milliseconds since 1970. */
  readonly createdAt: number;
  readonly body: string;
}

/** The delivery of a message at the provider, and what was billed; null where it is not known yet. */
export interface Receipt {
  /** `scheduled` while the provider keeps it until its time; `canceled` where it was canceled before that. */
  readonly status: 'scheduled' | 'pending' | 'delivered' | 'undelivered' | 'canceled';
  readonly errorCode: number | null;
  readonly segments: number | null;
  readonly price: string | null;
  readonly priceUnit: string | null;
}

/** What the provider's list shows, or that the provider could not be asked. */
export type ReconciliationResult =
  | {
      readonly kind: 'answered';
      /** The matches, oldest first. */
      readonly found: readonly FoundMessage[];
      /** Messages to that number from that time with another text, oldest first. */
      readonly others: readonly OtherMessage[];
      /**
       * The sids of the newest messages of the list, read before the matches: what was accepted before
       * any of them would have been found.
       */
      readonly newest: readonly string[];
    }
  | { readonly kind: 'unavailable'; readonly detail: string };

/** A question to the provider for receipts. */
export type ReceiptsQuery =
  | {
      /** One page of its list of outbound messages, the newest first. */
      readonly kind: 'page';
      /** The sender; messages of other senders may be among the answers. */
      readonly from: string;
      /** Messages sent before this (milliseconds since 1970) need not be listed. */
      readonly sentSince: number;
      /** The `next` of the page before; null for the first. */
      readonly cursor: string | null;
    }
  | { readonly kind: 'message'; readonly sid: string };

/** The receipt of one message at the provider. */
export interface ListedReceipt {
  readonly sid: string;
  readonly receipt: Receipt;
}

/** The provider's receipts, or that it could not be asked. */
export type ReceiptsResult =
  | {
      readonly kind: 'answered';
      /** Empty where the provider does not know the one message that was asked for. */
      readonly listed: readonly ListedReceipt[];
      /** Where the next page is; null after the last. */
      readonly next: string | null;
    }
  | {
      readonly kind: 'unavailable';
      /** How long the provider asks to wait, in milliseconds; null where it does not say. */
      readonly retryAfterMs: number | null;
      readonly detail: string;
    };

/** A receipt that has just become final. */
export interface ReceiptNews {
  readonly gateway: GatewayKind;
  readonly sender: string;
  /** When its message was claimed for dispatch, in milliseconds since 1970. */
  readonly dispatchedAt: number;
  /** Null where the message was delivered; 0 where it was not and nobody says why. */
  readonly errorCode: number | null;
}

/** What became of the wish to cancel a message that the provider keeps until its time. */
export type CancelResult =
  | { readonly kind: 'canceled' }
  /** The provider has sent it, or is about to. */
  | { readonly kind: 'too-late'; readonly receipt: Receipt }
  /** It is not known; to be asked again. */
  | {
      readonly kind: 'unavailable';
      /** How long the provider asks to wait, in milliseconds; null where it does not say. */
      readonly retryAfterMs: number | null;
      readonly detail: string;
    };

/** The part of a provider that keeps messages until their time. */
export interface Scheduler {
  /** Whether it takes messages from this sender. */
  takes(sender: string): boolean;
  /** Bounds of how far ahead a message can be scheduled, in milliseconds. */
  readonly leastAheadMs: number;
  readonly mostAheadMs: number;
  /** Messages that it keeps at once. */
  readonly mostKept: number;
  /** Cancels one message. Never throws for an answer or failure of the network or provider. */
  cancel(sid: string): Promise<CancelResult>;
}

/** What carries messages. One contract suite holds for all gateways (tests/contract). */
export interface Gateway {
  readonly kind: GatewayKind;
  /** False for the simulator: it may send at any hour. */
  readonly reachesPeople: boolean;
  /** Messages of one sender in flight at once: as many can be unconfirmed after a crash. */
  readonly mostAtOnce: number;
  /** Null where the provider keeps no messages until their time. */
  readonly scheduler: Scheduler | null;
  /** Sends one message, once. Never throws for an answer or failure of the network or provider. */
  send(message: OutgoingMessage): Promise<Outcome>;
  /** Finds the provider's outbound messages with that number and text, no older than asked. */
  findMessages(query: ReconciliationQuery): Promise<ReconciliationResult>;
  /** Asks for receipts. Never throws for an answer or failure of the network or provider. */
  receipts(query: ReceiptsQuery): Promise<ReceiptsResult>;
}
