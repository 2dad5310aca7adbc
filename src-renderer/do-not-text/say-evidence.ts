import { readEvidence, type ReadableEvidence } from '../../src-shared/contact/reply-evidence.ts';
import { formatCalendarDay, formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';

/** Evidence with its times and days in the reader’s own format. */
export function sayEvidence(evidence: string): ReadableEvidence {
  return readEvidence(evidence, {
    time(time) {
      const at = Date.parse(time);
      return words.doNotText.facts.received(Number.isNaN(at) ? time : formatMoment(at));
    },
    day: formatCalendarDay,
  });
}
