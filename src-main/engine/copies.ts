import type { Gateway, ReconciliationResult, Scheduler } from './ports.ts';
import type { MessageStore, UnconfirmedMessage } from './store-ports.ts';

/** What a look-up needs of a provider. */
export interface LookedUpGateway extends Pick<Gateway, 'findMessages'> {
  readonly scheduler: Pick<Scheduler, 'cancel'> | null;
}

/**
 * What a search showed, where the message is to be canceled: of several copies of it one is left, as a
 * message has one sid, and the others, which nobody would cancel once that one is, are canceled here. One
 * that was sent is left before one that is scheduled. Where a copy cannot be canceled, the search said
 * nothing, and is to be made again.
 */
export async function withoutCopies(
  store: Pick<
    MessageStore,
    'isToCancel' | 'isStillUnconfirmed' | 'unlinkedSids' | 'isTextOfAnother'
  >,
  { scheduler }: LookedUpGateway,
  message: UnconfirmedMessage,
  shown: ReconciliationResult,
): Promise<ReconciliationResult> {
  if (shown.kind === 'unavailable' || shown.found.length < 2) return shown;
  if (!store.isToCancel(message.messageId) || !store.isStillUnconfirmed(message)) return shown;
  // One of them may be that of the other message.
  if (store.isTextOfAnother(message, message.body)) return shown;
  const unlinked = new Set(store.unlinkedSids(shown.found.map(({ sid }) => sid)));
  const copies = shown.found.filter(({ sid }) => unlinked.has(sid));
  const left = copies.find(({ receipt }) => receipt.status !== 'scheduled') ?? copies[0];
  const canceled = new Set<string>();
  for (const { sid, receipt } of copies) {
    if (sid === left?.sid || receipt.status !== 'scheduled') continue;
    const result = await scheduler?.cancel(sid);
    if (result?.kind !== 'canceled') {
      const detail = result?.kind === 'unavailable' ? result.detail : '';
      return { kind: 'unavailable', detail };
    }
    canceled.add(sid);
  }
  return { ...shown, found: shown.found.filter(({ sid }) => !canceled.has(sid)) };
}
