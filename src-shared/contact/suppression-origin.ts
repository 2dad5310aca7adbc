import { words } from '../words/words.ts';

/** Who or what said that a number must not be texted, as `suppressions.origin` has it. */
export const suppressionOrigins = [
  'manual', // a person, in the window or on the command line
  'import', // a row of a file of contacts
  'list-file', // a file of numbers that must not be texted
  'carrier', // the provider refused a text because its owner opted out (Twilio error 21610)
  'reply', // its owner answered so
  'events', // a repair found it in the log of events
  'salvage', // a damaged database, which no longer tells who said so
  'other', // an older Ovo that did not write this down
] as const;
export type SuppressionOrigin = (typeof suppressionOrigins)[number];

/** Why a number is suppressed, in plain words, where nobody wrote down a reason of their own. */
export const suppressionReasons = words.suppressionReasons satisfies Partial<
  Record<SuppressionOrigin, string>
>;
