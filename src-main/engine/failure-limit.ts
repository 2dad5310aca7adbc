import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { optedOutCode } from './decide.ts';

/** The share of refused messages is taken over this many of a campaign's last messages. */
const windowSize = 50;

/** Stops a campaign of which too many messages are refused: a bad list makes carriers block a sender. */
export interface FailureLimit {
  /** Counts the outcome of a message; returns why its campaign must stop, or null. */
  record(campaignId: number | null, outcome: Outcome): PauseReason | null;
}

/** @param limit the share (0 to 1) of refused messages above which a campaign must stop; asked each time. */
export function createFailureLimit(limit: () => number): FailureLimit {
  const recent = new Map<number, boolean[]>();
  return {
    record(campaignId, outcome) {
      if (campaignId === null || (outcome.kind !== 'accepted' && outcome.kind !== 'rejected')) {
        return null;
      }
      // A person who opted out does not make it a bad list.
      const isRefused = outcome.kind === 'rejected' && outcome.code !== optedOutCode;
      const last = [...(recent.get(campaignId) ?? []), isRefused].slice(-windowSize);
      recent.set(campaignId, last);
      const refused = last.filter(Boolean).length;
      if (last.length < windowSize || refused <= limit() * windowSize) return null;
      recent.delete(campaignId);
      return { code: 'refusals', refused, of: windowSize };
    },
  };
}
