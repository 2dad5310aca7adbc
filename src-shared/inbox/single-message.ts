/** Who wrote a message without a campaign, as `single_messages.origin` has it. */
export const singleMessageOrigins = [
  'window',
  'command-line',
  'confirmation', // Ovo itself: the opt-out is confirmed
] as const;
export type SingleMessageOrigin = (typeof singleMessageOrigins)[number];
