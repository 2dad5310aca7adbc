import type { ReplyClass } from './reply-kind.ts';
import { twilioWords } from './twilio-words.ts';

/**
 * Says what a reply asks for. Pure; the time grows with the length of the text, whatever the text is.
 *
 * @param text as the person wrote it, of any length.
 */
export function classifyReply(text: string): ReplyClass {
  const word = text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  for (const kind of ['stop', 'start', 'help'] as const) {
    if (twilioWords[kind].some((known) => known === word)) return { kind, rule: `keyword:${word}` };
  }
  return { kind: 'no', rule: 'none' };
}
