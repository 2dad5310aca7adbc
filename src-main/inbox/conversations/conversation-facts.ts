import type { MessageStatus } from '../../../src-shared/message/status.ts';
import type { OwnMessage, StoredConversation } from './conversation-store.ts';

/** What a conversation’s row says of its messages. */
export type ConversationFacts = Pick<
  StoredConversation,
  | 'lastAt'
  | 'lastMessageId'
  | 'lastInboundAt'
  | 'lastOutboundAt'
  | 'waitingSince'
  | 'campaignId'
  | 'hasFailed'
>;

/** A single message that ended so did not arrive: somebody has to know. One that was taken back is none. */
const didNotArrive: ReadonlySet<MessageStatus> = new Set([
  'failed',
  'undelivered',
  'skipped',
  'canceled',
]);

/** 1 for a single message that did not arrive. */
export function failureOf(status: MessageStatus): 0 | 1 {
  return didNotArrive.has(status) ? 1 : 0;
}

/** Whether a person with this reply waits for an answer; whoever opts out waits for none. */
function asksForAnswer({ direction, kind }: OwnMessage): boolean {
  return direction === 'inbound' && kind !== 'stop';
}

/**
 * What a row says, from its messages alone, the newest first: whatever the order in which they came. A
 * reply waits for an answer unless a single message was written after it, or it was done with.
 */
export function factsOf(
  messages: readonly OwnMessage[],
  { handledTo, createdAt }: Pick<StoredConversation, 'handledTo' | 'createdAt'>,
): ConversationFacts {
  const [last] = messages;
  const lastInbound = messages.find(({ direction }) => direction === 'inbound');
  const lastSingle = messages.find(({ direction }) => direction === 'outbound');
  const answeredTo = Math.max(handledTo ?? -Infinity, lastSingle?.createdAt ?? -Infinity);
  const waiting = messages.findLast(
    (message) => asksForAnswer(message) && message.createdAt > answeredTo,
  );
  return {
    lastAt: Math.max(0, last?.createdAt ?? createdAt),
    lastMessageId: last?.id ?? null,
    lastInboundAt: lastInbound?.createdAt ?? null,
    lastOutboundAt: lastSingle?.createdAt ?? null,
    waitingSince: waiting?.createdAt ?? null,
    campaignId: messages.find(({ campaignId }) => campaignId !== null)?.campaignId ?? null,
    hasFailed: lastSingle === undefined ? 0 : failureOf(lastSingle.status),
  };
}
