import { foldText } from './engine/fold-text.ts';
import type { Work } from './engine/match-pattern.ts';
import { readReply } from './engine/read-reply.ts';
import { withoutQuotes, type ReactionWords } from './engine/without-quotes.ts';
import { entriesOf } from './engine/word-list.ts';
import type { ReplyVerdict } from '../reply.ts';
import { languages, meaningBooks, ruleBook } from './the-book.ts';

/**
 * Says what a reply asks for. Pure; the time grows with the length of the text, whatever the text is.
 *
 * @param text as the person wrote it, of any length.
 */
export function classifyReply(text: string): ReplyVerdict {
  return classifyCounted(text, { steps: 0 });
}

/** The same, and adds to `work` how often a part of a rule was held against a word. */
export function classifyCounted(text: string, work: Work): ReplyVerdict {
  const own = withoutQuotes(text, reactionWords());
  if (own === null) return { kind: 'no', rule: 'reaction' };
  return readReply(own, ruleBook(), meaningBooks, work);
}

let reactions: ReactionWords | null = null;

function reactionWords(): ReactionWords {
  reactions ??= makeReactionWords();
  return reactions;
}

function makeReactionWords(): ReactionWords {
  const rowsOf = (part: 'heads' | 'tails') =>
    languages.flatMap((words) => entriesOf(words.reactions[part]));
  const heads = new Map<string, string[]>();
  for (const row of rowsOf('heads')) {
    const [first = ''] = row;
    heads.set(first, [...(heads.get(first) ?? []), row.join(' ')]);
  }
  return { heads, tails: rowsOf('tails').map((row) => row.join(' ')), fold: foldText };
}
