/** What settings have until somebody chooses. */
export const defaults = {
  optOutText: 'Reply STOP to opt out.',
} as const;
