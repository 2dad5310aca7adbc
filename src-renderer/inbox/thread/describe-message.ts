import type { ConversationMessage } from '../../../src-shared/inbox/conversation.ts';
import { familyOfRule } from '../../../src-shared/inbox/reply.ts';
import { formatMoment, formatTime } from '../../ui/text/times.ts';
import type { Tone } from '../../ui/theme/tokens.ts';
import { words } from '../../words.ts';

const text = words.inbox.thread;

/** How a text stands: in words, with a tone. */
export interface MessageState {
  readonly tone: Tone;
  readonly label: string;
  /** When, where the label does not say that. */
  readonly time: string;
  /** Whether it can still be taken back: it has not gone. */
  readonly canTakeBack: boolean;
}

type Described = Pick<ConversationMessage, 'direction' | 'status' | 'at' | 'single' | 'problem'>;

/**
 * Whether a text of ours waits for a decision about its number. An answer that somebody writes by hand goes
 * at once, as do confirmations.
 */
export function waitsForDecision(
  { status, single }: Pick<ConversationMessage, 'status' | 'single'>,
  isHeld: boolean,
): boolean {
  if (!isHeld || status !== 'queued') return false;
  if (single === null || single.origin === 'command-line') return true;
  return single.isLater && single.origin === 'window';
}

/** @param isHeld whether nothing is sent to the number until somebody decides. */
export function messageState(message: Described, now: number, isHeld: boolean): MessageState {
  const { direction, status, at, single, problem } = message;
  const time = formatTime(at);
  if (direction === 'inbound') {
    return { tone: 'over', label: '', time, canTakeBack: false };
  }
  if (status === 'queued') {
    const canTakeBack = single !== null;
    if (waitsForDecision(message, isHeld))
      return { tone: 'attention', label: text.waitsForDecision, time: '', canTakeBack };
    const isAhead = single !== null && single.goesAt > now;
    if (isAhead && single.isLater) {
      const label = text.goesAt(formatMoment(single.goesAt));
      return { tone: 'moving', label, time: '', canTakeBack };
    }
    // What did not get through waits for its next try.
    if (problem !== null && !isAhead) {
      return { tone: 'attention', label: text.triesAgain, time: '', canTakeBack };
    }
    const label = isAhead ? text.goesSoon : text.sending;
    return { tone: 'moving', label, time: '', canTakeBack: canTakeBack && isAhead };
  }
  if (status === 'sending') {
    return { tone: 'moving', label: text.sending, time: '', canTakeBack: false };
  }
  return { tone: tones[status], label: text.statuses[status], time, canTakeBack: false };
}

const tones = {
  scheduled: 'moving',
  sent: 'moving',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  unconfirmed: 'attention',
  skipped: 'over',
  canceled: 'over',
  received: 'over',
} as const satisfies Readonly<
  Record<Exclude<ConversationMessage['status'], 'queued' | 'sending'>, Tone>
>;

/** What showed what a reply is, in plain words: its rule is a code, such as `typo:stop`. */
export function ruleText({ kind, rule }: NonNullable<ConversationMessage['reply']>): string {
  const { keyword, typo, stopSign, together, reaction, automatic, phrases } = text.evidence;
  const word = rule.slice(rule.indexOf(':') + 1).toUpperCase();
  switch (familyOfRule(rule)) {
    case 'keyword':
      return keyword(word);
    case 'typo':
      return typo(word);
    case 'phrase':
      return phrases[kind];
    case 'evidence':
      return together;
    case 'emoji':
      return stopSign;
    case 'reaction':
      return reaction;
    case 'automatic':
      return automatic;
    case 'none':
      return phrases[kind];
  }
}

/** Who wrote when, as it is heard before the text. */
export function whoAndWhen(
  { direction, at, campaign }: Pick<ConversationMessage, 'direction' | 'at' | 'campaign'>,
  name: string,
): string {
  const moment = formatMoment(at);
  if (direction === 'inbound') return text.theyWrote(name, moment);
  return campaign === null ? text.weWrote(moment) : text.campaignWrote(moment);
}

/** What a reply was taken for, where that is worth a line below the text. */
export function evidenceText(reply: NonNullable<ConversationMessage['reply']>): string | null {
  switch (reply.kind) {
    case 'stop':
      return text.optedOutBy;
    case 'start':
      return text.optedBackIn;
    case 'maybe':
      return text.heldBy;
    case 'wrong-number':
      return text.wrongNumberBy;
    case 'help':
      return text.asksWho;
    case 'no':
      return null;
  }
}
