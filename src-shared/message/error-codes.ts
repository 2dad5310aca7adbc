import { words } from '../words/words.ts';

/**
 * Whether handing a message with this error over again makes sense:
 * - `permanent`: it would fail again
 * - `temporary`: later it may go through
 * - `account`: only after a person has changed something at Twilio or in Settings
 */
export type RetryAdvice = 'permanent' | 'temporary' | 'account';

/*
 * Twilio's error codes that a message can come to, when it is handed over or later in its receipt,
 * and what they mean for another try. Their sentences stand among the words. What
 * each means: https://www.twilio.com/docs/api/errors/<code>. Twilio adds codes and splits old ones
 * (its changelog of 2024-07-10), so a code that is not here must do no harm.
 */

/** Whether trying again makes sense, by code. */
const advice: Readonly<Record<keyof typeof words.twilioErrors.known, RetryAdvice>> = {
  21211: 'permanent',
  21265: 'permanent',
  21266: 'permanent',
  21602: 'permanent',
  21604: 'permanent',
  21610: 'permanent',
  21612: 'permanent',
  21614: 'permanent',
  21617: 'permanent',
  21635: 'permanent',
  21657: 'permanent',
  30004: 'permanent',
  30005: 'permanent',
  30006: 'permanent',
  30007: 'permanent',
  30010: 'permanent',
  30011: 'permanent',
  30019: 'permanent',
  14107: 'temporary',
  20429: 'temporary',
  21611: 'temporary',
  21730: 'temporary',
  30001: 'temporary',
  30003: 'temporary',
  30008: 'temporary',
  30022: 'temporary',
  30023: 'temporary',
  30036: 'temporary',
  30047: 'temporary',
  30410: 'temporary',
  30450: 'temporary',
  60728: 'temporary',
  10001: 'account',
  10002: 'account',
  20003: 'account',
  20005: 'account',
  20403: 'account',
  20404: 'account',
  21212: 'account',
  21267: 'account',
  21408: 'account',
  21601: 'account',
  21603: 'account',
  21606: 'account',
  21608: 'account',
  21616: 'account',
  21659: 'account',
  21660: 'account',
  21661: 'account',
  21703: 'account',
  21704: 'account',
  21705: 'account',
  11200: 'account',
  12300: 'account',
  21620: 'account',
  21623: 'account',
  30002: 'account',
  30024: 'account',
  30032: 'account',
  30034: 'account',
  30127: 'account',
  35114: 'account',
  35115: 'account',
  35117: 'account',
  35118: 'account',
  35125: 'temporary',
  63038: 'account',
  70051: 'account',
  90010: 'account',
  572005: 'account',
};

/** The same for a code that may not be known. */
const adviceFor: Readonly<Record<number, RetryAdvice>> = advice;
const sentenceFor: Readonly<Record<number, string>> = words.twilioErrors.known;

/**
 * Why a message did not get through, in plain words. `detail` is what was kept beside the code: it
 * speaks where the code is not known, or where there is none because Ovo itself gave up.
 */
export function explainError(code: number | null, detail: string | null): string {
  const said = detail?.trim() ?? '';
  const { noReason, unknown, unknownWith } = words.twilioErrors;
  if (code === null) return said === '' ? noReason : said;
  return sentenceFor[code] ?? (said === '' ? unknown(code) : unknownWith(code, said));
}

/** Whether trying again makes sense; `temporary` where the code is not known. */
export function retryAdvice(code: number | null): RetryAdvice {
  return (code === null ? undefined : adviceFor[code]) ?? 'temporary';
}

/**
 * Errors of receipts that are no fault of one message: what they complain of stands in the way of every
 * text of this sender, or of this text to anybody.
 */
const nothingArrives: ReadonlySet<number> = new Set([
  11200, 12300, 30002, 30007, 30023, 30032, 30034,
]);

/** Whether a receipt with this error says that nothing of its sender arrives. */
export function saysNothingArrives(code: number): boolean {
  return nothingArrives.has(code);
}
