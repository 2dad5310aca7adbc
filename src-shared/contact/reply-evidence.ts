import { words } from '../words/words.ts';

/** A reply as the evidence of a suppression: its exact text, when it was sent (ISO 8601), and Twilio’s id of it. */
export function replyEvidence(text: string, time: string, sid: string): string {
  return words.replies.evidence(text, time, sid);
}

/** What the provider’s list of deactivated numbers of a day, `2026-11-27`, says as the evidence of a suppression. */
export function listEvidence(day: string): string {
  return words.replies.givenUpEvidence(day);
}

/** How times are said in evidence. */
interface SaidTimes {
  /** What follows the quoted text of a reply, for its time in ISO 8601. */
  readonly time: (time: string) => string;
  /** The day of a list, for `2026-11-27`. */
  readonly day: (day: string) => string;
}

/** Evidence as a person reads it. */
export interface ReadableEvidence {
  /** As it was written down, with times in the reader’s own format and without ids. */
  readonly text: string;
  /** Twilio’s ids of the replies in it. */
  readonly sids: readonly string[];
}

/**
 * Makes evidence readable in which replies are quoted or a list is named, whoever else wrote into it. What
 * stands in the quotes stays exactly as it came.
 */
export function readEvidence(evidence: string, say: SaidTimes): ReadableEvidence {
  const day = listOfDay().exec(evidence)?.[1];
  if (day !== undefined) return { text: listEvidence(say.day(day)), sids: [] };
  const sids: string[] = [];
  const text = evidence.replaceAll(afterQuote(), (_whole, time: string, sid: string) => {
    if (sid !== '') sids.push(sid);
    return `”${say.time(time)}`;
  });
  return { text, sids };
}

/** What stands behind the text of a reply, in the words of this language. */
function afterQuote(): RegExp {
  const [time, sid] = ['<time>', '<sid>'];
  const written = words.replies.evidence('', time, sid).replace(/^“/, '');
  const pattern = literally(written)
    .replace(time, String.raw`(\d{4}-\d\d-\d\dT[\d:.]+Z)`)
    .replace(sid, '([A-Z]{2}[0-9a-f]{32}|)');
  return new RegExp(pattern, 'g');
}

/** The whole evidence of a list. */
function listOfDay(): RegExp {
  const day = '<day>';
  const pattern = literally(listEvidence(day)).replace(day, String.raw`(\d{4}-\d\d-\d\d)`);
  return new RegExp(`^${pattern}$`);
}

function literally(written: string): string {
  return written.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
