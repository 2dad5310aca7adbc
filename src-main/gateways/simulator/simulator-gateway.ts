import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import type { SimulatorSettings } from '../../../src-shared/settings/settings.ts';
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
  /** Where it keeps what it took; made where there is none. */
  readonly file: string;
  readonly settings: SimulatorSettings;
  readonly clock: Clock;
  /** Numbers from 0 up to, not including, 1. */
  readonly random: () => number;
  /** Another build of better-sqlite3's addon, where the one of the package does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
}

/** Twilio refuses longer texts. */
const longestBody = 1600;

/** Deliveries end 2 to 8 seconds after the message was taken. */
const quickestDeliveryMs = 2000;
const deliverySpreadMs = 6000;

/** Messages on one page of its list, as on Twilio's. */
const pageSize = 1000;

const pricePerSegment = 0.0079;

/** How often each code occurs among the messages that are refused, and among those not delivered. */
const refusals = [
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

/** What Twilio would refuse, too. */
function refusalOf({ to, body }: OutgoingMessage): number | undefined {
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21211;
  if (body.trim() === '') return 21602;
  return body.length > longestBody ? 21617 : undefined;
}

function foundMessage(entry: FoundEntry, now: number): FoundMessage {
  const isFinal = now >= entry.settlesAt;
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
 * A provider that reaches nobody and costs nothing. It behaves like Twilio: it takes its time, it
 * refuses, asks for patience and gets lost in the shares that the settings say, and what it took is
 * in its ledger before the answer leaves, whatever becomes of the answer.
 *
 * Throws UserError(`unavailable`) where its file cannot be opened.
 */
export function createSimulatorGateway(options: SimulatorOptions): Gateway & { close(): void } {
  const { settings, clock, random } = options;
  const ledger = openLedger(options.file, options.nativeBinding);

  async function take({ to, body }: OutgoingMessage): Promise<Outcome> {
    const createdAt = Math.round(clock.now());
    const { segments } = countSegments(body);
    const isDelivered = random() >= settings.undeliveredShare;
    const sid = await ledger.add({
      to,
      body,
      segments,
      createdAt,
      settlesAt: Math.round(createdAt + quickestDeliveryMs + random() * deliverySpreadMs),
      errorCode: isDelivered ? null : pick(deliveryErrors, random()),
    });
    return { kind: 'accepted', sid, segments };
  }

  async function react(message: OutgoingMessage): Promise<Outcome> {
    const refusal = refusalOf(message);
    if (refusal !== undefined) {
      return { kind: 'rejected', code: refusal, detail: 'The simulator refused it.' };
    }
    const { rejectedShare, throttledShare, unreachableShare, unknownShare } = settings;
    let drawn = random();
    if (drawn < rejectedShare) {
      const code = pick(refusals, random());
      return { kind: 'rejected', code, detail: 'The simulator refused it.' };
    }
    drawn -= rejectedShare;
    if (drawn < throttledShare) {
      const retryAfterMs = random() < 0.5 ? 1000 : null;
      return { kind: 'throttled', retryAfterMs, detail: 'The simulator asked to slow down.' };
    }
    drawn -= throttledShare;
    if (drawn < unreachableShare) {
      return { kind: 'unreachable', detail: 'The simulator could not be reached.' };
    }
    drawn -= unreachableShare;
    if (drawn < unknownShare) {
      if (random() < 0.5) await take(message);
      return { kind: 'unknown', detail: 'No answer came from the simulator.' };
    }
    return take(message);
  }

  /** Gives an answer when its time has come: at half to one and a half of the settings' delay. */
  function later<T>(answer: T): Promise<T> {
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

  function wordsOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  return {
    kind: 'simulator',
    reachesPeople: false,
    mostAtOnce: 128,
    async send(message) {
      const outcome = await react(message).catch((error: unknown) => ({
        kind: 'unreachable' as const,
        detail: `The simulator could not write down what it takes (${wordsOf(error)}).`,
      }));
      return later(outcome);
    },
    async lookUp({ to, body, createdSince }) {
      try {
        const now = clock.now();
        const found = ledger.find(to, body, createdSince).map((entry) => foundMessage(entry, now));
        return await later({ kind: 'answered', found });
      } catch (error) {
        return { kind: 'unavailable', detail: `The simulator is not there (${wordsOf(error)}).` };
      }
    },
    async receipts(query) {
      try {
        return await later(readReceipts(query));
      } catch (error) {
        const detail = `The simulator is not there (${wordsOf(error)}).`;
        return { kind: 'unavailable', retryAfterMs: null, detail };
      }
    },
    close: () => ledger.close(),
  };
}
