/** What the field of a conversation begins with when the conversation is opened to write. */
export type WritingMode = 'message' | 'note';

/** A conversation that opens with the cursor in its field, or the list with the cursor in its search. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    readonly writes?: WritingMode;
    readonly searches?: true;
  }
}

/** The conversation with a number, where an answer or a note can be typed at once. */
export function writeToLink(phone: string, writes: WritingMode = 'message') {
  return { to: '/inbox/$phone', params: { phone }, state: { writes } } as const;
}

/** The list of conversations, where a search can be typed at once. */
export const searchLink = { to: '/inbox', state: { searches: true } } as const;
