/** Why nothing is sent to a number until somebody decides, as `number_holds.reason` has it: each waits for a decision. */
export const holdReasons = [
  'maybe-opt-out', // a reply that may be an opt-out
  'wrong-number', // a reply says that the number belongs to somebody else
  'given-up', // the provider lists the number as deactivated
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What came of a hold, as `number_holds.decision` has it. */
export const holdDecisions = [
  'opted-out', // the number must not be texted
  'kept', // the number may be texted
] as const;
export type HoldDecision = (typeof holdDecisions)[number];

/** A decision can be taken back for so long, in milliseconds. */
export const takeBackDecisionMs = 5 * 60_000;
