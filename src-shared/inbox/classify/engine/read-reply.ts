import type { ReplyVerdict } from '../../reply.ts';
import { readClauses, type Clause, type FoundKeyword } from './clauses.ts';
import { findPhrases, type Found } from './find-phrases.ts';
import { findEvidence, wantsToStay } from './evidence/find-evidence.ts';
import type { MeaningBook } from './evidence/meanings.ts';
import { foldText } from './fold-text.ts';
import type { Work } from './match-pattern.ts';
import type { RuleBook, Strength } from './rule-book.ts';
import { readSentences, type Sentences } from './sentences.ts';

const none: ReplyVerdict = { kind: 'no', rule: 'none' };

/** What counts most comes first: whoever says stop and more has said stop. */
const ranks = ['stop', 'wrong-number', 'maybe', 'start', 'help'] as const;

/** What says enough to make sure of a keyword beside. */
const confirming: ReadonlySet<string> = new Set(['wrong-number', 'maybe', 'hint']);

/** Evidence that counts for nothing where the person laughs. */
const lightly: ReadonlySet<string> = new Set(['evidence:direct', 'evidence:no-texts']);

/** Says what a text without quotations asks for. */
export function readReply(
  text: string,
  book: RuleBook,
  meanings: () => readonly MeaningBook[],
  work: Work,
): ReplyVerdict {
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
  const strongest = classes.find(({ kind }) => kind === rank);
  if (strongest === undefined) {
    if (beginsShouted(reply, book)) return { kind: 'maybe', rule: 'evidence:shouted' };
    const code = findEvidence(reply, phrases.harmless, meanings(), work);
    // “Leave me alone 😂” is said among friends.
    if (code === null || (reply.isJoyful && lightly.has(code))) return none;
    return { kind: 'maybe', rule: code };
  }
  // Whoever asks for both is asked again.
  const wantsMore = found.some(({ kind }) => kind === 'start');
  const isPhrase = strongest.rule.startsWith('phrase:');
  if (strongest.kind === 'stop' && isPhrase && wantsToStay(reply, meanings(), work)) {
    return { kind: 'maybe', rule: strongest.rule };
  }
  if (strongest.kind === 'stop' && wantsMore) return { kind: 'maybe', rule: strongest.rule };
  return strongest;
}

/** “STOP bitte, danke, schönen Tag”: one word in capitals, and first, is meant as a word for itself. */
function beginsShouted({ sentences, hasSmallLetters }: Sentences, book: RuleBook): boolean {
  const first = sentences[0]?.[0];
  if (first === undefined || !first.isShouted || !hasSmallLetters) return false;
  const strength = book.joinedKeywords.get(first.word)?.strength;
  return strength === 'stop' || strength === 'sure';
}

function phraseClass({ kind, code }: Found): ReplyVerdict {
  if (kind === 'harmless' || kind === 'automatic') return none;
  return { kind: kind === 'hint' ? 'maybe' : kind, rule: code };
}

/** What the keywords of a reply say, in view of whatever else the reply says. */
function keywordClass(
  clauses: readonly Clause[],
  reply: Sentences,
  found: readonly Found[],
): ReplyVerdict {
  const all = clauses.flatMap((clause) => (clause.kind === 'keywords' ? clause.keywords : []));
  const keywords = all.filter(({ change }) => change !== 'doubtful');
  const isAlone = clauses.every(({ kind }) => kind !== 'other');
  const [first] = all;
  if (first !== undefined && keywords.length === 0 && isAlone) return classOf('maybe', first);
  const sure = keywords.find(({ keyword }) => keyword.strength === 'sure');
  if (sure !== undefined) return classOf('stop', sure);
  return isAlone ? classAlone(keywords, clauses, reply) : classBeside(keywords, reply, found);
}

/** Of keywords that are the whole reply. */
function classAlone(
  keywords: readonly FoundKeyword[],
  clauses: readonly Clause[],
  { isJoyful, hasQuestionMark }: Sentences,
): ReplyVerdict {
  const of = finderOf(keywords);
  const hasNumber = clauses.some((clause) => clause.kind === 'keywords' && clause.hasNumber);
  const isBeside = clauses.some((one) => one.kind === 'keywords' && one.company === 'beside');
  const isBare = clauses.every((one) => one.kind === 'keywords' && one.company === 'none');
  const [stop, ending, perhaps, start] = [of('stop'), of('alone'), of('perhaps'), of('start')];
  if (stop !== undefined) {
    // “Stop it 😂” is said among friends.
    const isPlayful = isJoyful && (!isBare || !stop.keyword.isConclusive);
    const isDoubtful = isPlayful || hasQuestionMark || (hasNumber && isBeside);
    return classOf(isDoubtful ? 'maybe' : 'stop', stop);
  }
  if (ending !== undefined) {
    // “Cancel the 4” and “Yes, cancel” are about something else, or may be.
    if (hasNumber && isBeside) return none;
    const isDoubtful = isJoyful || hasQuestionMark || isBeside || start !== undefined;
    return classOf(isDoubtful ? 'maybe' : 'stop', ending);
  }
  if (perhaps !== undefined && !isBeside && !hasNumber && !isJoyful && !hasQuestionMark) {
    return classOf('maybe', perhaps);
  }
  if (start !== undefined) return classOf('start', start);
  const help = of('help');
  return help === undefined ? none : classOf('help', help);
}

/** Of keywords that are a sentence or clause of a reply that says more. */
function classBeside(
  keywords: readonly FoundKeyword[],
  reply: Sentences,
  found: readonly Found[],
): ReplyVerdict {
  const of = finderOf(keywords);
  const [stop, ending] = [of('stop'), of('alone')];
  // “Not interested, remove”: two signs make one request.
  const isConfirmed = found.some(({ kind }) => confirming.has(kind));
  if (stop !== undefined) {
    const isStressed = stop.isShouted && reply.hasSmallLetters;
    if (isStressed || isConfirmed) return classOf('stop', stop);
    return reply.isJoyful ? none : classOf('maybe', stop);
  }
  if (ending === undefined || reply.isJoyful) return none;
  if (isConfirmed) return classOf('stop', ending);
  return ending.isSentence ? classOf('maybe', ending) : none;
}

function finderOf(keywords: readonly FoundKeyword[]) {
  return (strength: Strength) => keywords.find(({ keyword }) => keyword.strength === strength);
}

function classOf(kind: ReplyVerdict['kind'], { keyword, change }: FoundKeyword): ReplyVerdict {
  return {
    kind,
    rule: `${change === 'typo' || change === 'doubtful' ? 'typo' : 'keyword'}:${keyword.name}`,
  };
}
