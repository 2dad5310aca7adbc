/** What texts of the settings are until somebody changes them. */
export const defaults = {
  optOutConfirmation: "You're opted out and won't get more texts from {business}.",
  optOutText: 'Reply STOP to opt out.',
} as const;
