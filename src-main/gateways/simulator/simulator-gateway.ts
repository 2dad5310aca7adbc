import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { longestText } from '../../../src-shared/message/reason.ts';
import { billedSegments } from '../../../src-shared/message/segments.ts';
import { isE164 } from '../../../src-shared/phone/e164.ts';
import type { SimulatorSettings } from '../../../src-shared/settings/settings.ts';
import { words } from '../../../src-shared/words/words.ts';
import type {
  Clock,
  FoundMessage,
  Gateway,
  ListedReceipt,
  OutgoingMessage,
  ReceiptsQuery,
  ReceiptsResult,
} from '../../engine/ports.ts';
import { openLedger } from './ledger.ts';
import type { FoundEntry } from './ledger.ts';

export interface SimulatorOptions {
  /** The file of accepted messages; created where it is missing. */
  readonly file: string;
  readonly settings: SimulatorSettings;
  readonly clock: Clock;
  /** Random numbers from 0 to below 1. */
  readonly random: () => number;
  /** When a message is delivered, or not, after it was accepted, in milliseconds; after seconds unless given. */
  readonly delivery?: { readonly quickestMs: number; readonly spreadMs: number };
  /** Another build of better-sqlite3's addon, where the package's own does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
}

/** A message is delivered, or not, 2 to 8 seconds after it was accepted. */
const usualDelivery = { quickestMs: 2000, spreadMs: 6000 };

/** Messages on one page of the list, as at Twilio. */
const pageSize = 1000;

/** Messages that a look-up names to show how far the list has come. */
const newestShown = 20;

const pricePerSegment = 0.0079;

/** The weights of the codes of refused messages, and of messages that are not delivered. */
const rejectionCodes = [
  { code: 21211, weight: 50 },
  { code: 21614, weight: 42 },
  { code: 21610, weight: 8 },
] as const;
const deliveryErrors = [
  { code: 30003, weight: 40 },
  { code: 30005, weight: 25 },
  { code: 30006, weight: 20 },
  { code: 30007, weight: 15 },
] as const;

function pick(
  codes: readonly { readonly code: number; readonly weight: number }[],
  drawn: number,
): number {
  let left = drawn * codes.reduce((sum, { weight }) => sum + weight, 0);
  for (const { code, weight } of codes) {
    left -= weight;
    if (left < 0) return code;
  }
  return codes[0]?.code ?? 0;
}

/** The code with which Twilio would refuse a message; undefined where it would not. */
function rejectionCodeOf({ to, body }: OutgoingMessage): number | undefined {
  if (!isE164(to)) return 21211;
  if (body.trim() === '') return 21602;
  return body.length > longestText ? 21617 : undefined;
}

function foundMessage(entry: FoundEntry, now: number): FoundMessage {
  const isFinal = now >= entry.deliveredAt;
  const finalStatus = entry.errorCode === null ? 'delivered' : 'undelivered';
  return {
    sid: entry.sid,
    createdAt: entry.createdAt,
    receipt: {
      status: isFinal ? finalStatus : 'pending',
      errorCode: isFinal ? entry.errorCode : null,
      segments: entry.segments,
      price: isFinal ? (-pricePerSegment * entry.segments).toFixed(5) : null,
      priceUnit: isFinal ? 'USD' : null,
    },
  };
}

/**
 * A provider that reaches nobody and costs nothing. It behaves like Twilio: it takes its time, and it
 * refuses, throttles, or does not answer in the shares of the settings. An accepted message is in the
 * ledger before the answer leaves, even where the answer is lost.
 *
 * Throws UserError(`unavailable`) where its file cannot be opened.
 */
export function createSimulatorGateway(options: SimulatorOptions): Gateway & { close(): void } {
  const { settings, clock, random, delivery = usualDelivery } = options;
  const ledger = openLedger(options.file, options.nativeBinding);

  async function accept({ to, body, mediaUrl }: OutgoingMessage): Promise<Outcome> {
    const createdAt = Math.round(clock.now());
    const segments = billedSegments(body, mediaUrl !== undefined);
    const isDelivered = random() >= settings.undeliveredShare;
    const sid = await ledger.add({
      to,
      body,
      segments,
      createdAt,
      deliveredAt: Math.round(createdAt + delivery.quickestMs + random() * delivery.spreadMs),
      errorCode: isDelivered ? null : pick(deliveryErrors, random()),
    });
    return { kind: 'accepted', sid, segments };
  }

  async function react(message: OutgoingMessage): Promise<Outcome> {
    const rejectionCode = rejectionCodeOf(message);
    if (rejectionCode !== undefined) {
      return { kind: 'rejected', code: rejectionCode, detail: words.simulator.refused };
    }
    const { rejectedShare, throttledShare, unreachableShare, unknownShare } = settings;
    let drawn = random();
    if (drawn < rejectedShare) {
      const code = pick(rejectionCodes, random());
      return { kind: 'rejected', code, detail: words.simulator.refused };
    }
    drawn -= rejectedShare;
    if (drawn < throttledShare) {
      const retryAfterMs = random() < 0.5 ? 1000 : null;
      return { kind: 'throttled', retryAfterMs, detail: words.simulator.slowDown };
    }
    drawn -= throttledShare;
    if (drawn < unreachableShare) {
      return { kind: 'unreachable', detail: words.simulator.notReached };
    }
    drawn -= unreachableShare;
    if (drawn < unknownShare) {
      if (random() < 0.5) await accept(message);
      return { kind: 'unknown', detail: words.simulator.noAnswer };
    }
    return accept(message);
  }

  /** Resolves to the answer after 0.5 to 1.5 times the delay of the settings. */
  function delayed<T>(answer: T): Promise<T> {
    if (settings.delayMs === 0) return Promise.resolve(answer);
    const delayMs = Math.round(settings.delayMs * (0.5 + random()));
    return new Promise((resolve) => {
      clock.after(delayMs, () => resolve(answer));
    });
  }

  function readReceipts(query: ReceiptsQuery): ReceiptsResult {
    const now = clock.now();
    const listed = (entry: FoundEntry): ListedReceipt => {
      const { sid, receipt } = foundMessage(entry, now);
      return { sid, receipt };
    };
    if (query.kind === 'message') {
      const entry = ledger.bySid(query.sid);
      return { kind: 'answered', listed: entry === null ? [] : [listed(entry)], next: null };
    }
    const entries = ledger.page(query.cursor, pageSize);
    const last = entries.at(-1);
    const hasMore = entries.length === pageSize && last !== undefined;
    return {
      kind: 'answered',
      listed: entries.map(listed),
      next: hasMore && last.createdAt >= query.sentSince ? last.sid : null,
    };
  }

  function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  return {
    kind: 'simulator',
    reachesPeople: false,
    mostAtOnce: 64,
    scheduler: null,
    async send(message) {
      const outcome = await react(message).catch((error: unknown) => ({
        kind: 'unreachable' as const,
        detail: words.simulator.notStored(messageOf(error)),
      }));
      return delayed(outcome);
    },
    async findMessages({ to, body, createdSince }) {
      try {
        const now = clock.now();
        const newest = ledger.page(null, newestShown).map(({ sid }) => sid);
        const found = ledger.find(to, body, createdSince).map((entry) => foundMessage(entry, now));
        // It changes no text.
        return await delayed({ kind: 'answered', found, others: [], newest });
      } catch (error) {
        return {
          kind: 'unavailable',
          detail: words.simulator.notAvailable(messageOf(error)),
        };
      }
    },
    async receipts(query) {
      try {
        return await delayed(readReceipts(query));
      } catch (error) {
        const detail = words.simulator.notAvailable(messageOf(error));
        return { kind: 'unavailable', retryAfterMs: null, detail };
      }
    },
    close: () => ledger.close(),
  };
}
