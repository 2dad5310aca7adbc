import type { ReplyClass } from '../reply-kind.ts';
import { readClauses, type Clause, type FoundKeyword } from './clauses.ts';
import { findPhrases, type Found } from './find-phrases.ts';
import { foldText } from './fold-text.ts';
import type { Work } from './match-pattern.ts';
import type { RuleBook } from './rule-book.ts';
import { readSentences, type Sentences } from './sentences.ts';

const none: ReplyClass = { kind: 'no', rule: 'none' };

/** What counts most comes first: whoever says stop and more has said stop. */
const ranks = ['stop', 'wrong-number', 'maybe', 'start', 'help'] as const;

/** Says what a text without quotations asks for. */
export function readReply(text: string, book: RuleBook, work: Work): ReplyClass {
  const reply = readSentences(foldText(text), book.vocabulary.know);
  if (reply.sentences.length === 0) {
    return reply.hasStopSign ? { kind: 'maybe', rule: 'emoji:stop' } : none;
  }
  const phrases = findPhrases(reply, book, work);
  const { found } = phrases;
  if (found.some(({ kind }) => kind === 'automatic')) return { kind: 'no', rule: 'automatic' };
  const clauses = readClauses(reply, phrases, book);
  const classes = [keywordClass(clauses, reply, found), ...found.map(phraseClass)];
  const rank = ranks.find((kind) => classes.some((one) => one.kind === kind));
  const strongest = classes.find(({ kind }) => kind === rank) ?? none;
  // Whoever asks for both is asked again.
  const wantsMore = found.some(({ kind }) => kind === 'start');
  if (strongest.kind === 'stop' && wantsMore) return { kind: 'maybe', rule: strongest.rule };
  return strongest;
}

function phraseClass({ kind, code }: Found): ReplyClass {
  if (kind === 'harmless' || kind === 'automatic') return none;
  return { kind, rule: code };
}

/** What the keywords of a reply say, in view of whatever else the reply says. */
function keywordClass(
  clauses: readonly Clause[],
  reply: Sentences,
  found: readonly Found[],
): ReplyClass {
  const all = clauses.flatMap((clause) => (clause.kind === 'keywords' ? clause.keywords : []));
  const keywords = all.filter(({ change }) => change !== 'doubtful');
  const isAlone = clauses.every(({ kind }) => kind !== 'other');
  const [first] = all;
  if (first !== undefined && keywords.length === 0 && isAlone) return classOf('maybe', first);
  const isBare = clauses.every((clause) => clause.kind === 'keywords' && clause.isBare);
  const of = (...strengths: readonly string[]) =>
    keywords.find(({ keyword }) => strengths.includes(keyword.strength));
  const sure = of('sure');
  if (sure !== undefined) return classOf('stop', sure);
  const stop = of('stop');
  const ending = of('alone');
  const start = of('start');
  if (isAlone) {
    const request = stop ?? ending;
    if (request !== undefined) {
      // “Stop it 😂” and “Yes, cancel” may be about something else.
      const isDoubtful = (reply.isJoyful && !isBare) || (stop === undefined && start !== undefined);
      return classOf(isDoubtful ? 'maybe' : 'stop', request);
    }
    const perhaps = of('perhaps');
    if (perhaps !== undefined) return classOf('maybe', perhaps);
    if (start !== undefined) return classOf('start', start);
    const help = of('help');
    return help === undefined ? none : classOf('help', help);
  }
  const isWrongNumber = found.some(({ kind }) => kind === 'wrong-number');
  if (stop !== undefined) {
    const isStressed = stop.isShouted && reply.hasSmallLetters;
    if (isStressed || isWrongNumber) return classOf('stop', stop);
    return reply.isJoyful ? none : classOf('maybe', stop);
  }
  if (ending?.isSentence === true && !reply.isJoyful) return classOf('maybe', ending);
  return none;
}

function classOf(kind: ReplyClass['kind'], { keyword, change }: FoundKeyword): ReplyClass {
  return {
    kind,
    rule: `${change === 'typo' || change === 'doubtful' ? 'typo' : 'keyword'}:${keyword.name}`,
  };
}
