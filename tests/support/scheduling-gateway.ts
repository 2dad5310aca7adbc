import { isMessagingService } from '../../src-shared/campaign/sender.ts';
import type { CancelResult, Gateway, Receipt } from '../../src-main/engine/ports.ts';
import { createMessageStore, type StoredMessage } from './fake-twilio/message-store.ts';

/** What becomes of a request: it is answered, or the answer is lost after the work is done, or before. */
export type Answering = 'answered' | 'lost' | 'never-arrived';

/** Twilio with its scheduler, in this process: the memory of the fake Twilio without its network. */
export interface SchedulingGateway extends Gateway {
  /** Everything that was taken, the oldest first. */
  taken(): readonly StoredMessage[];
  /** What becomes of the next creates, and of the next cancellations; answered where it says nothing. */
  readonly creates: Answering[];
  readonly cancels: Answering[];
  /** From now on the list shows nothing new, or everything again. */
  showNew(isShown: boolean): void;
}

export function createSchedulingGateway(now: () => number): SchedulingGateway {
  const store = createMessageStore();
  const creates: Answering[] = [];
  const cancels: Answering[] = [];
  /** How many messages the list shows, the oldest first. */
  let shown = Infinity;

  const listed = () => store.all().slice(0, shown);

  function receiptOf({ sendAt, createdAt, canceledAt, segments }: StoredMessage): Receipt {
    const at = sendAt ?? createdAt;
    const status =
      canceledAt !== null
        ? 'canceled'
        : now() < at
          ? 'scheduled'
          : now() < at + 60_000
            ? 'pending'
            : 'delivered';
    return { status, errorCode: null, segments, price: null, priceUnit: null };
  }

  async function cancel(sid: string): Promise<CancelResult> {
    const answering = cancels.shift() ?? 'answered';
    if (answering !== 'never-arrived') store.cancel(sid, now());
    const message = store.bySid(sid);
    if (answering !== 'answered' || message === undefined) {
      return { kind: 'unavailable', retryAfterMs: null, detail: 'No answer.' };
    }
    const receipt = receiptOf(message);
    return receipt.status === 'canceled' ? { kind: 'canceled' } : { kind: 'too-late', receipt };
  }

  return {
    kind: 'twilio',
    reachesPeople: true,
    mostAtOnce: 2,
    scheduler: {
      takes: isMessagingService,
      leastAheadMs: 15 * 60_000,
      mostAheadMs: 35 * 86_400_000,
      mostKept: 500_000,
      cancel,
    },
    creates,
    cancels,
    taken: () => store.all(),
    showNew(isShown) {
      shown = isShown ? Infinity : store.all().length;
    },
    async send({ to, from, body, sendAt = null }) {
      const answering = creates.shift() ?? 'answered';
      const lost = { kind: 'unknown', detail: 'No answer.' } as const;
      if (answering === 'never-arrived') return lost;
      const { sid, segments } = store.add({
        direction: 'outbound-api',
        to,
        from,
        messagingServiceSid: from,
        body,
        media: [],
        sendAt,
        createdAt: now(),
        visibleAt: 0,
        deliveryError: null,
      });
      return answering === 'lost'
        ? lost
        : { kind: 'accepted', sid, segments, isScheduled: sendAt !== null };
    },
    async findMessages({ to, body, createdSince }) {
      const matches = listed().filter(
        (one) => one.to === to && one.canceledAt === null && one.createdAt >= createdSince,
      );
      return {
        kind: 'answered',
        found: matches
          .filter((one) => one.body === body)
          .map((one) => ({ sid: one.sid, createdAt: one.createdAt, receipt: receiptOf(one) })),
        others: matches.filter((one) => one.body !== body),
        newest: listed()
          .slice(-50)
          .map(({ sid }) => sid),
      };
    },
    async receipts(query) {
      const wanted =
        query.kind === 'page' ? store.all() : store.all().filter(({ sid }) => sid === query.sid);
      return {
        kind: 'answered',
        listed: wanted.map((one) => ({ sid: one.sid, receipt: receiptOf(one) })),
        next: null,
      };
    },
  };
}
