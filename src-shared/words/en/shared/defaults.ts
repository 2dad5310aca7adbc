/** What texts of the settings are until somebody changes them. */
export const defaults = {
  optOutText: 'Reply STOP to opt out.',
} as const;
