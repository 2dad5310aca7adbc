/**
 * What a reply asks for. `stop` acts at once; `maybe` and `wrong-number` hold the number until somebody
 * decides; `start` lifts a suppression that a reply or the carrier made; `help` and `no` change nothing.
 */
export type ReplyKind = 'stop' | 'start' | 'help' | 'wrong-number' | 'maybe' | 'no';

export interface ReplyClass {
  readonly kind: ReplyKind;
  /** What matched, as a short code, kept as evidence: `keyword:stop`, `typo:stop`, `phrase:take-me-off`. */
  readonly rule: string;
}
