import type { ReplySource } from '../replies.ts';

/** Nobody answers a simulated message. */
export function createSimulatorReplies(): ReplySource {
  return {
    page: () => Promise.resolve({ kind: 'page', messages: [], next: null }),
    media: () => Promise.resolve({ kind: 'gone' }),
    mediaFile: () => Promise.resolve({ kind: 'refused', why: 'gone' }),
    deactivatedNumbers: () => Promise.resolve({ kind: 'none' }),
    inboundSetup: () => Promise.resolve({ replies: 'readable', dropping: [], unread: [] }),
  };
}
