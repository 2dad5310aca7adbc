import type { Outcome } from '../../src-shared/message/outcome.ts';
import { optedOutCode } from './decide.ts';

/** How many of a campaign's last messages are looked at. */
const windowSize = 50;

/** Looks for a campaign of which too many messages are refused: a bad list costs a sender its name. */
export interface CircuitBreaker {
  /** Notes what became of a message; returns why its campaign has to stop, if it has to. */
  note(campaignId: number | null, outcome: Outcome): string | null;
}

/** A watch that stops a campaign when more than that share (0 to 1) of its last messages is refused. */
export function createCircuitBreaker(limit: number): CircuitBreaker {
  const recent = new Map<number, boolean[]>();
  return {
    note(campaignId, outcome) {
      if (campaignId === null || (outcome.kind !== 'accepted' && outcome.kind !== 'rejected')) {
        return null;
      }
      // Somebody who opted out is no sign of a bad list.
      const isRefused = outcome.kind === 'rejected' && outcome.code !== optedOutCode;
      const last = [...(recent.get(campaignId) ?? []), isRefused].slice(-windowSize);
      recent.set(campaignId, last);
      const refused = last.filter(Boolean).length;
      if (last.length < windowSize || refused <= limit * windowSize) return null;
      recent.delete(campaignId);
      return `${refused} of the last ${windowSize} messages were refused. Look at the reasons below before you go on: sending to many wrong numbers makes carriers block a sender.`;
    },
  };
}
