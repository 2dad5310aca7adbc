import { words } from '../words/words.ts';

/** A reply as the evidence of a suppression: its exact text, when it was sent (ISO 8601), and Twilio’s id of it. */
export function replyEvidence(text: string, time: string, sid: string): string {
  return words.replies.evidence(text, time, sid);
}

/** Evidence as a person reads it. */
export interface ReadableEvidence {
  /** As it was written down, with times in the reader’s own format and without ids. */
  readonly text: string;
  /** Twilio’s ids of the replies in it. */
  readonly sids: readonly string[];
}

/**
 * Makes evidence readable in which replies are quoted, whoever else wrote into it. What stands in the quotes
 * stays exactly as it came.
 *
 * @param sayTime what follows the quoted text of a reply, for its time in ISO 8601.
 */
export function readEvidence(
  evidence: string,
  sayTime: (time: string) => string,
): ReadableEvidence {
  const sids: string[] = [];
  const text = evidence.replaceAll(afterQuote(), (_whole, time: string, sid: string) => {
    if (sid !== '') sids.push(sid);
    return `”${sayTime(time)}`;
  });
  return { text, sids };
}

/** What stands behind the text of a reply, in the words of this language. */
function afterQuote(): RegExp {
  const [time, sid] = ['<time>', '<sid>'];
  const written = words.replies.evidence('', time, sid).replace(/^“/, '');
  const pattern = written
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replace(time, String.raw`(\d{4}-\d\d-\d\dT[\d:.]+Z)`)
    .replace(sid, '([A-Z]{2}[0-9a-f]{32}|)');
  return new RegExp(pattern, 'g');
}
