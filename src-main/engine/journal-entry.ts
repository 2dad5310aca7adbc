import type { Outcome } from '../../src-shared/message/outcome.ts';
import type { ClaimedMessage, JournalEntry } from './ports.ts';

/** What the journal hears of an attempt: that it begins (null), or how it ended. */
export function journalEntry(
  message: ClaimedMessage,
  outcome: Outcome | null,
  at: number,
): JournalEntry {
  const { campaignId, to, attempt } = message;
  const entry = { campaignId, to, attempt, at };
  switch (outcome?.kind) {
    case undefined:
      return { ...entry, event: 'handed-over' };
    case 'accepted':
      return { ...entry, event: 'accepted', sid: outcome.sid };
    case 'unknown':
      return { ...entry, event: 'unknown' };
    case 'rejected':
    case 'throttled':
    case 'unreachable':
    case 'blocked':
      return { ...entry, event: 'not-sent' };
  }
}
