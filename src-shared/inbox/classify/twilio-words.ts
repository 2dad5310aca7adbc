/**
 * The words that Twilio itself acts on by default.
 * Sources: support.twilio.com 223134027 and 360058144374, read on 2026-11-26.
 */
export const twilioWords = {
  stop: ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
  start: ['start', 'yes', 'unstop'],
  help: ['help', 'info'],
} as const;

const known = new Set<string>(Object.values(twilioWords).flat());

/**
 * Whether Twilio itself recognizes a reply, and so answers it. Twilio wants the single word as the whole
 * text, in capitals or not. Of punctuation the source says nothing: `STOP.` counts as not recognized.
 */
export function isKnownToTwilio(text: string): boolean {
  return text.length < 100 && known.has(text.trim().toLowerCase());
}
