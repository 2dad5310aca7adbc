/** What becomes of work that was asked for. */
export const work = {
  canceled: 'Canceled. Nothing was changed.',
  closing: 'Ovo is closing. Nothing was changed.',
  badTimeout:
    'OVO_TWILIO_TIMEOUT_MS must be a whole number of milliseconds from 100 to 600000. Nothing was sent.',
} as const;
