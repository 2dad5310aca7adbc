/** Why a number is suppressed, where nobody wrote down a reason of their own. */
export const suppressionReasons = {
  import: 'Opted out in an imported file',
  carrier: 'Opted out at the carrier (21610)',
  reply: 'Opted out in a reply',
  events: 'Opted out (found in the event log)',
  salvage: 'Recovered from a damaged database',
} as const;
