/** Why something was not done in a conversation. */
export const conversations = {
  emptyNote: 'Write something into the note.',
  noteGone: 'This note no longer exists. Nothing was changed.',
} as const;
