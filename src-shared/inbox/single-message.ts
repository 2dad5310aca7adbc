/** Who wrote a message without a campaign, as `single_messages.origin` has it. */
export const singleMessageOrigins = [
  'window',
  'command-line',
  'confirmation', // Ovo itself: the opt-out is confirmed
] as const;
export type SingleMessageOrigin = (typeof singleMessageOrigins)[number];

/** The request of a text that confirms an opt-out: this, and the sid of the reply. */
export const confirmationPrefix = 'confirmation:';

/** In milliseconds, unless they say otherwise. */
export const singleMessageLimits = {
  /** For so long a text that was written in the window can be taken back. */
  undoMs: 5000,
  /** One that should have gone longer ago than this is not sent any more: a person decides. */
  lateMs: 7_200_000,
  /** An opt-out is confirmed no later than this. */
  confirmationMs: 300_000,
  /** How far ahead one can be planned. */
  mostAheadMs: 366 * 86_400_000,
} as const;
