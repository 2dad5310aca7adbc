import { readTime } from './cell-date.ts';

/** The meaning of a cell in a column such as “Opted out” or “SMS consent”. */
export type ConsentValue =
  | { readonly kind: 'yes'; readonly at: number | null }
  | { readonly kind: 'no' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };

const yes: ConsentValue = { kind: 'yes', at: null };
const no: ConsentValue = { kind: 'no' };
const nothing: ConsentValue = { kind: 'nothing' };
const unclear: ConsentValue = { kind: 'unclear' };

/*
 * All words are in English, Spanish, French and German, as `fold` leaves them: in lower case and without
 * accents.
 */

const yesWords = `yes|y|true|t|1|1.0|x|on|checked|✓|✔|☑|si|s|verdadero|cierto|oui|o|vrai|ja|j|wahr`;
const noWords = `no|n|false|f|0|0.0|off|unchecked|☐|✗|✘|falso|non|faux|nein|falsch`;
const nothingWords = `-|--|–|—|n/a|na|none|null|nil|#n/a|unknown|not set|ninguno|aucun|keine|keine angabe`;

/** Somebody opted out, or asked never to be texted. */
const outWords = `opted out|opted-out|opt out|opt-out|optout|opted_out|out|unsubscribed|unsubscribe|unsub|
stop|stopped|stopall|quit|cancelled|canceled|revoked|withdrawn|removed|blocked|blacklisted|do not text|
do not contact|do not call|do not sms|dont text|don't text|dnc|dnd|suppressed|global unsubscribe|
baja|de baja|dado de baja|desuscrito|desuscrita|cancelado|cancelada|no contactar|no enviar|
desabonne|desabonnee|desinscrit|desinscrite|ne pas contacter|stoppe|refuse|
abgemeldet|ausgetragen|gekundigt|widerrufen|gesperrt|nicht kontaktieren|keine sms`;

/** Somebody opted in. */
const inWords = `opted in|opted-in|opt in|opt-in|optin|opted_in|in|subscribed|subscribe|confirmed|
agreed|accepted|consented|granted|given|active|
suscrito|suscrita|aceptado|acepta|alta|abonne|abonnee|inscrit|inscrite|accepte|
angemeldet|eingetragen|zugestimmt|eingewilligt|einverstanden`;

/** Somebody never opted in, and did not opt out either. */
const neverWords = `never|never subscribed|never_subscribed|not subscribed|not_subscribed|not opted in|
not given|non-subscribed|nonsubscribed|nunca|jamais|nie`;

const isYes = wordSet(yesWords);
const isNo = wordSet(noWords);
const isNothing = wordSet(nothingWords);
const isOut = wordSet(outWords);
const isIn = wordSet(inWords);
const isNever = wordSet(neverWords);

/** Whether a cell of a column such as “Opted out”, “Unsubscribed at” or “SMS status” means an opt-out. */
export function readOptOut(cell: string, country: string): ConsentValue {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return nothing;
  if (isNo.has(text) || isIn.has(text) || isNever.has(text)) return no;
  if (isYes.has(text) || isOut.has(text)) return yes;
  const at = readTime(cell, country);
  return at === null ? unclear : { kind: 'yes', at };
}

/** Whether a cell is the status of a subscription: active, ended, or never begun. */
export function isStatusWord(cell: string): boolean {
  const text = folded(cell);
  return isOut.has(text) || (isIn.has(text) && !ambiguousWords.has(text)) || isNever.has(text);
}

/** Words for opting in that other columns hold too. */
const ambiguousWords: ReadonlySet<string> = new Set([
  'in',
  'active',
  'confirmed',
  'accepted',
  'given',
]);

/**
 * Whether a cell of a column such as “SMS consent” or “Opted in at” means consent. `isOptOut` where it
 * says more than no: that this person opted out.
 */
export function readConsent(
  cell: string,
  country: string,
): ConsentValue & { readonly isOptOut: boolean } {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return { ...nothing, isOptOut: false };
  if (isYes.has(text) || isIn.has(text)) return { ...yes, isOptOut: false };
  if (isNo.has(text) || isNever.has(text)) return { ...no, isOptOut: false };
  if (isOut.has(text)) return { ...no, isOptOut: true };
  const at = readTime(cell, country);
  return at === null ? { ...unclear, isOptOut: false } : { kind: 'yes', at, isOptOut: false };
}

const foldedBefore = new Map<string, string>();

/** A cache: the same cells come again and again. */
function folded(cell: string): string {
  if (cell === '') return '';
  const known = foldedBefore.get(cell);
  if (known !== undefined) return known;
  if (foldedBefore.size >= 1000) foldedBefore.clear();
  const text = fold(cell);
  foldedBefore.set(cell, text);
  return text;
}

function fold(cell: string): string {
  return cell
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/^['"\s]+|['".!\s]+$/g, '')
    .replaceAll('’', "'");
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map((word) => word.trim()));
}
