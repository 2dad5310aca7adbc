import type { SenderReport } from './sender-report.ts';

/** What a rate is proposed for. */
export type RateGround =
  | 'local'
  | 'toll-free'
  | 'short-code'
  | 'sole-proprietor'
  | 'not-vetted'
  | 'low-score'
  | 'good-score'
  | 'other';

export interface ProposedRate {
  readonly segmentsPerSecond: number;
  readonly ground: RateGround;
}

/**
 * Segments a second, the least that each ground surely carries: faster, Twilio queues what it takes, and a
 * pause comes too late. Twilio's own figures (docs/api/errors/30001 and 21611): 1 for a US long code, 3 for
 * toll-free, 10 to 100 for a short code. With A2P registration, by the brand: about 1 for a sole proprietor
 * and where there is no score, 4 below a score of 50, 15 and more above. Read in November 2026.
 */
const rates: Readonly<Record<RateGround, number>> = {
  local: 1,
  'toll-free': 3,
  'short-code': 10,
  'sole-proprietor': 1,
  'not-vetted': 1,
  'low-score': 4,
  'good-score': 15,
  other: 1,
};

/** From here on a score counts as good. */
const goodScore = 50;

/** How fast a sender may send, by its kind and its registration. */
export function proposedRate(report: SenderReport): ProposedRate {
  const ground = groundOf(report);
  return { segmentsPerSecond: rates[ground], ground };
}

function groundOf({ kind, registration }: SenderReport): RateGround {
  const { scheme, state, brand } = registration;
  if (kind === 'short-code') return 'short-code';
  if (kind === 'foreign') return 'other';
  if (scheme === 'toll-free') return 'toll-free';
  if (scheme !== 'a2p') return 'other';
  if (state !== 'registered' || brand === null) return 'local';
  if (brand.isSoleProprietor) return 'sole-proprietor';
  if (brand.score === null) return 'not-vetted';
  return brand.score < goodScore ? 'low-score' : 'good-score';
}
