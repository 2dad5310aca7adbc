import { readTime } from './cell-date.ts';

/** What a cell answers to a question such as “Opted out?”. */
export type Answer =
  | { readonly kind: 'yes'; readonly at: number | null }
  | { readonly kind: 'no' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };

const yes: Answer = { kind: 'yes', at: null };
const no: Answer = { kind: 'no' };
const nothing: Answer = { kind: 'nothing' };
const unclear: Answer = { kind: 'unclear' };

/** In English, Spanish, French and German, without accents; marks that people put in a column. */
const yesWords = `yes|y|true|t|1|1.0|x|on|checked|✓|✔|☑|si|s|verdadero|cierto|oui|o|vrai|ja|j|wahr`;
const noWords = `no|n|false|f|0|0.0|off|unchecked|☐|✗|✘|falso|non|faux|nein|falsch`;
const nothingWords = `-|--|–|—|n/a|na|none|null|nil|#n/a|unknown|not set|ninguno|aucun|keine|keine angabe`;

/** Words by which somebody has withdrawn, or asked never to be texted. */
const outWords = `opted out|opted-out|opt out|opt-out|optout|opted_out|out|unsubscribed|unsubscribe|unsub|
stop|stopped|stopall|quit|cancelled|canceled|revoked|withdrawn|removed|blocked|blacklisted|do not text|
do not contact|do not call|do not sms|dont text|don't text|dnc|dnd|suppressed|global unsubscribe|
baja|de baja|dado de baja|desuscrito|desuscrita|cancelado|cancelada|no contactar|no enviar|
desabonne|desabonnee|desinscrit|desinscrite|ne pas contacter|stoppe|refuse|
abgemeldet|ausgetragen|gekundigt|widerrufen|gesperrt|nicht kontaktieren|keine sms`;

/** Words by which somebody takes part. */
const inWords = `opted in|opted-in|opt in|opt-in|optin|opted_in|in|subscribed|subscribe|confirmed|
agreed|accepted|consented|granted|given|active|
suscrito|suscrita|aceptado|acepta|alta|abonne|abonnee|inscrit|inscrite|accepte|
angemeldet|eingetragen|zugestimmt|eingewilligt|einverstanden`;

/** Words by which somebody never took part, without having withdrawn. */
const neverWords = `never|never subscribed|never_subscribed|not subscribed|not_subscribed|not opted in|
not given|non-subscribed|nonsubscribed|nunca|jamais|nie`;

const isYes = wordSet(yesWords);
const isNo = wordSet(noWords);
const isNothing = wordSet(nothingWords);
const isOut = wordSet(outWords);
const isIn = wordSet(inWords);
const isNever = wordSet(neverWords);

/** What a cell of a column such as “Opted out”, “Unsubscribed at” or “SMS status” says of leaving. */
export function readOptOut(cell: string, country: string): Answer {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return nothing;
  if (isNo.has(text) || isIn.has(text) || isNever.has(text)) return no;
  if (isYes.has(text) || isOut.has(text)) return yes;
  const at = readTime(cell, country);
  return at === null ? unclear : { kind: 'yes', at };
}

/** Whether a cell says in so many words that somebody is subscribed, or no longer, or never was. */
export function isStatusWord(cell: string): boolean {
  const text = folded(cell);
  return isOut.has(text) || (isIn.has(text) && !tooPlain.has(text)) || isNever.has(text);
}

/** Words for taking part that other columns hold too. */
const tooPlain: ReadonlySet<string> = new Set(['in', 'active', 'confirmed', 'accepted', 'given']);

/**
 * What a cell of a column such as “SMS consent” or “Opted in at” says of agreeing. `hasLeft` where it
 * says more than no: that this person has withdrawn.
 */
export function readConsent(cell: string, country: string): Answer & { readonly hasLeft: boolean } {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return { ...nothing, hasLeft: false };
  if (isYes.has(text) || isIn.has(text)) return { ...yes, hasLeft: false };
  if (isNo.has(text) || isNever.has(text)) return { ...no, hasLeft: false };
  if (isOut.has(text)) return { ...no, hasLeft: true };
  const at = readTime(cell, country);
  return at === null ? { ...unclear, hasLeft: false } : { kind: 'yes', at, hasLeft: false };
}

const foldedBefore = new Map<string, string>();

/** Answers come again and again: what they were folded to is kept. */
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
