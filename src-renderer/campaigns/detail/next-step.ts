import type { FailureGroup, MessageRow } from '../../../src-shared/campaign/campaign.ts';
import { retryAdvice } from '../../../src-shared/message/error-codes.ts';
import { words } from '../../words.ts';

/** Numbers that no text will reach. */
const deadNumbers: ReadonlySet<number> = new Set([21211, 21265, 21614, 21635, 30005, 30006]);

const text = words.campaigns.detail.failures;

interface FailureText {
  /** What happened, without a full stop. */
  readonly title: string;
  /** Twilio's code and the next step; empty where there is neither. */
  readonly text: string;
}

/** Why messages did not arrive, and what to do about that: the first sentence, then the code and the rest. */
export function failureText({ explanation, errorCode, reason, status }: FailureGroup): FailureText {
  const end = /[.:](?=\s|$)/.exec(explanation);
  const title = end === null ? explanation : explanation.slice(0, end.index);
  const rest = end === null ? '' : asSentence(explanation.slice(end.index + 1).trim());
  const step = status === 'skipped' || reason !== null ? '' : nextStep(errorCode, rest);
  const code = errorCode === null ? '' : text.error(errorCode);
  const advice = [rest, step].filter(Boolean).join(' ');
  return { title, text: [code, advice].filter(Boolean).join(' · ') };
}

/** What to do about one message that a provider or a carrier refused; empty for any other. */
export function stepAfter({
  status,
  errorCode,
  explanation,
}: Pick<MessageRow, 'status' | 'errorCode' | 'explanation'>): string {
  const isRefused = status === 'failed' || status === 'undelivered';
  if (!isRefused || errorCode === null || explanation === null) return '';
  const end = /[.:](?=\s|$)/.exec(explanation);
  return nextStep(errorCode, end === null ? '' : explanation.slice(end.index + 1).trim());
}

function asSentence(rest: string): string {
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

function nextStep(errorCode: number | null, rest: string): string {
  if (errorCode !== null && deadNumbers.has(errorCode)) return text.removeNumber;
  // The rest says what to change.
  if (rest !== '' && retryAdvice(errorCode) !== 'temporary') return '';
  return retryAdvice(errorCode) === 'temporary' ? text.retry : text.noRetry;
}
