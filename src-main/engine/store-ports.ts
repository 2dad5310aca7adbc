import type { MessageReason } from '../../src-shared/message/reason.ts';
import type { HandOver } from '../../src-shared/campaign/hand-over.ts';
import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type {
  CampaignSnapshot,
  GatewayKind,
  LiveProgress,
} from '../../src-shared/campaign/snapshot.ts';
import type { Opening } from './quiet-hours.ts';
import type { FaultSource } from './sender/sender-circuit.ts';
import type { MessageEvent } from '../../src-shared/message/status.ts';
import type { OutgoingMessage } from './ports.ts';

/** What was given a time already: segments by minute since 1970, and how many messages that are. */
export interface GivenTimes {
  readonly segments: ReadonlyMap<number, number>;
  readonly messages: number;
}

/** A campaign that is being sent; `campaignId` null stands for the single messages of one gateway and sender. */
export interface SendingCampaign {
  readonly campaignId: number | null;
  readonly gateway: GatewayKind;
  /** Campaigns with the same gateway and sender share its rate. */
  readonly sender: string;
  /** How its messages are handed over to the provider's scheduler; null or absent for at once. */
  readonly handOver?: HandOver | null;
  /**
   * Of single messages: when the first of them is to be sent, in milliseconds since 1970, by the wall clock;
   * null where they are only to be looked up. Absent for a campaign.
   */
  readonly dueAt?: number | null;
}

export interface ClaimRequest {
  /** Null claims single messages. */
  readonly campaignId: number | null;
  /** Which single messages are claimed; of no meaning for a campaign. */
  readonly route?: Pick<SendingCampaign, 'gateway' | 'sender'>;
  readonly now: number;
  /** Claims messages whose next attempt is due by then; `now` unless given. */
  readonly dueBy?: number;
  /** At most this many messages, 1 or more. */
  readonly messages: number;
  /** At most this many segments in all; Infinity for no limit. */
  readonly segments: number;
  /** Whether people of these time zones may be texted now. */
  readonly opening: (zoneKey: string) => Opening;
  /**
   * When the provider is to send a message of so many segments to people of these time zones, in
   * milliseconds since 1970; null where there is no such time at present. Absent for at once.
   */
  readonly sendAt?: (zoneKey: string, segments: number) => number | null;
}

export interface ClaimedMessage extends OutgoingMessage {
  readonly campaignId: number | null;
  readonly segments: number;
  readonly retryCount: number;
}

/** Why no more messages of a campaign can be claimed before a time (milliseconds since 1970). */
export interface ClaimWait {
  readonly reason: 'retry' | 'quiet-hours' | 'schedule' | 'canary' | 'rate';
  readonly until: number;
}

/** The result of a claim. */
export interface Claim {
  readonly claimed: readonly ClaimedMessage[];
  /** How many messages were skipped because their number is suppressed. */
  readonly skipped: number;
  /** Single messages that were settled, as they are not to be sent. */
  readonly settledSingles?: readonly number[];
  /** Whether the campaign is completed because the last of its messages was skipped. */
  readonly completed: boolean;
  /** Segments of the next message, where they are more than were asked for; null otherwise. */
  readonly nextSegments: number | null;
  /** Whether more could be claimed at once. */
  readonly hasMore: boolean;
  /**
   * Why the campaign is to be paused before more of it is claimed; null where it is not. Messages in flight
   * may still change that.
   */
  readonly hold?: PauseReason | null;
  /** What the remaining messages wait for; null where more could be claimed, or none is left. */
  readonly wait: ClaimWait | null;
}

/** A change to a message after an attempt or a reconciliation: the engine decides, the store records. */
export interface MessageChange {
  readonly messageId: number;
  /** The campaign of the message, where the engine knows it from the claim: the store need not look it up. */
  readonly campaignId?: number | null;
  readonly event: Exclude<MessageEvent, 'claimed' | 'canceled'>;
  readonly sid?: string;
  /** As the provider counted them. */
  readonly segments?: number | null;
  readonly errorCode?: number | null;
  /** What the provider or the network said; for some reasons what the sentence needs. */
  readonly detail?: string;
  /** Why, where Ovo decides it and not the provider. */
  readonly reason?: MessageReason;
  /** For `postponed`: when to try again. */
  readonly nextAttemptAt?: number;
  /** For a person who opted out at the provider: a new suppression. */
  readonly suppress?: { readonly phone: string };
}

/** The result of recording outcomes. */
export interface Recorded {
  /** Campaigns whose counts or status changed. */
  readonly changedCampaigns: readonly number[];
  /** Campaigns that are completed now. */
  readonly completedCampaigns: readonly number[];
  /** Single messages whose status changed. */
  readonly changedSingles?: readonly number[];
}

/** A message of which it is unknown whether it was sent. */
export interface UnconfirmedMessage {
  readonly messageId: number;
  readonly campaignId: number | null;
  readonly gateway: GatewayKind;
  /** What it was handed over with; its campaign may have another one by now. */
  readonly sender: string;
  readonly to: string;
  readonly body: string;
  /** Whether the provider has another text to this number: only a person can decide. */
  readonly isHeld: boolean;
  /** By the wall clock as it was at that time. */
  readonly claimedAt: number;
  /** How often it was not found, and when the last time was. */
  readonly notFoundCount: number;
  readonly reconciledAt: number | null;
}

/**
 * Where the engine keeps messages. Each method except `transaction` is synchronous; what it writes is part
 * of the transaction that is open, and where it throws, all of that is to fail.
 */
export interface MessageStore {
  /**
   * Runs `act`, which is synchronous, in one transaction; when it throws, nothing is written. Waits
   * before that while somebody else writes, for instance an import. The engine writes only in here.
   * Resolves when it is on the disk.
   *
   * @param onCommitted called once it is committed: a kill of the process does not undo it any more, a
   *   power cut may.
   */
  transaction<T>(act: () => T, onCommitted?: () => void): Promise<T>;
  /** Marks messages that an earlier process left in flight as unconfirmed; returns how many. */
  recoverInterrupted(): number;
  /**
   * Campaigns that are `sending`, and the gateways and senders of single messages that there is something to
   * do for now: those that are due, or to be looked up.
   *
   * @param now by the wall clock; with none, single messages that are to go at any time are among them.
   */
  sendingCampaigns(now?: number): readonly SendingCampaign[];
  /** Lets due single messages of a sender wait that was stopped, until a time of the wall clock. */
  postponeSingles(
    route: Pick<SendingCampaign, 'gateway' | 'sender'>,
    why: { readonly now: number; readonly until: number; readonly detail: string },
  ): void;
  /** Claims the next messages; none unless the campaign is `sending`. */
  claim(request: ClaimRequest): Claim;
  recordOutcomes(changes: readonly MessageChange[], now: number): Recorded;
  /** Unconfirmed messages of these campaigns (null: single ones), those not found least often first. */
  unconfirmed(
    campaignIds: readonly (number | null)[],
    limit: number,
  ): readonly UnconfirmedMessage[];
  /** Whether a message still is what `unconfirmed` told of it: not settled since, nor sent once more. */
  isStillUnconfirmed(message: Pick<UnconfirmedMessage, 'messageId' | 'claimedAt'>): boolean;
  /** Whether the provider is to cancel a message of which it may keep a copy until its time. */
  isToCancel(messageId: number): boolean;
  recordNotFound(messageIds: readonly number[], now: number): void;
  /** Records that a look-up did not show them, and that this says nothing. */
  recordUnproven(messageIds: readonly number[], now: number): void;
  /** Records that the provider has another text to its number: the message is held. */
  recordOtherText(messageId: number, text: string, now: number): void;
  /**
   * Whether that is the text of another message to that number, of which it is not known either whether it
   * was sent.
   */
  isTextOfAnother(message: UnconfirmedMessage, text: string): boolean;
  /** Whether any of these sids is that of a message of ours which was claimed after that time. */
  isAnyClaimedAfter(sids: readonly string[], time: number): boolean;
  /** The sids of these that no message has, and no test text. */
  unlinkedSids(sids: readonly string[]): readonly string[];
  snapshot(campaignId: number): CampaignSnapshot;
  /** How many messages of a campaign are queued, by time zones. */
  queuedByZone(
    campaignId: number,
  ): readonly { readonly zoneKey: string; readonly messages: number }[];
  /** The times of messages of a sender that the provider keeps, or may keep, until then. */
  givenTimes(gateway: GatewayKind, sender: string): GivenTimes;
  /** Segments that a sender sent on a day (YYYY-MM-DD). */
  segmentsUsed(gateway: GatewayKind, sender: string, day: string): number;
  addSegmentsUsed(gateway: GatewayKind, sender: string, day: string, segments: number): void;
  /** Takes back what `addSegmentsUsed` counted: those segments were not sent. */
  returnSegments(gateway: GatewayKind, sender: string, day: string, segments: number): void;
  /** Saves the position up to which everything in the send journal is stored here too. */
  saveJournalPosition(position: string): void;
  /** What opened the circuit of a sender last; null once a message got through since. */
  circuitOpenedBy(gateway: GatewayKind, sender: string): FaultSource | null;
  saveCircuit(gateway: GatewayKind, sender: string, openedBy: FaultSource | null): void;
  /** Pauses a campaign, and records why; no change unless it is `sending`. */
  pauseCampaign(campaignId: number, reason: PauseReason, now: number): void;
}

/** One entry of the send journal on an attempt. */
export interface JournalEntry {
  readonly campaignId: number | null;
  /** By which the journal knows a single message; of no meaning for one of a campaign. */
  readonly messageId?: number;
  /** E.164. */
  readonly to: string;
  readonly attempt: number;
  readonly at: number;
  /**
   * `handed-over` before the message is dispatched; after it the outcome; `to-cancel` before the provider is
   * asked to cancel it, and `canceled` once the provider has.
   */
  readonly event: 'handed-over' | 'accepted' | 'not-sent' | 'unknown' | 'to-cancel' | 'canceled';
  readonly sid?: string;
  /** When the provider is to send it, where it keeps the message until then, or may. */
  readonly sendAt?: number;
}

/**
 * A log of all attempts, outside the database: after a restored backup it still tells which messages
 * were sent.
 */
export interface SendJournal {
  /** Resolves when the entries are on the disk. Call it again only then. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** The end of the journal, for the store to save. */
  readonly position: string;
}

/** Where the progress of campaigns goes. */
export interface ProgressSink {
  /** Called at most four times a second for a campaign, and always with the last state. */
  publish(progress: LiveProgress): void;
}
