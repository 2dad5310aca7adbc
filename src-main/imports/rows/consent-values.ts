import { readTime } from './cell-date.ts';

/** The meaning of a cell in a column such as “Opted out” or “SMS consent”. */
export type ConsentValue =
  | { readonly kind: 'yes'; readonly at: number | null }
  | { readonly kind: 'no' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };

const yes = { kind: 'yes', at: null } as const;
const no: ConsentValue = { kind: 'no' };
const nothing = { kind: 'nothing' } as const;
const unclear = { kind: 'unclear' } as const;

/*
 * The words are in English, Spanish, French, German and, the plain ones, in more languages, as `fold`
 * leaves them: in lower case and without accents.
 */

const yesWords = `yes|y|true|t|1|1.0|x|on|checked|✓|✔|☑|si|s|verdadero|cierto|oui|o|vrai|ja|j|wahr|sim|tak|ano|da|да|так|evet|kylla|はい`;
const noWords = `no|n|false|f|0|0.0|off|unchecked|☐|✗|✘|❌|falso|non|faux|nein|falsch|nao|nee|nej|nei|ne|ei|hayir|hayır|нет|ні|いいえ`;

/** A yes to being texted, where that was the question. */
const agreedWords = `yes please|yes ok|ok|okay|ok to text|yep`;

/** A no to being texted, whatever the question was. */
const refusedWords = `nope|nah|nie wieder|no thanks|no thank you|not ok|not okay|not allowed|not permitted|not interested|not wanted|not consented|not agreed|
not anymore|not any more|no longer|no gracias|non merci|nein danke|nao obrigado|no consent|no permission|
declined|declines|decline|refused|refuses|refuse|denied|denies|deny|rejected|disagree|disagreed|disagrees|withheld|
opposed|rechazado|rechaza|denegado|refusee|refusé|abgelehnt|verweigert|widersprochen|recusado|rifiutato`;
const nothingWords = `-|--|–|—|n/a|na|none|null|nil|undefined|#n/a|unknown|not set|not specified|not provided|not asked|
not recorded|not applicable|not available|no answer|no response|no reply|no preference|no data|not yet|tbd|ask|
pending|unconfirmed|awaiting confirmation|requested|invited|implied|blank|?|
ninguno|pendiente|aucun|aucune|en attente|keine|keine angabe|unbekannt|ausstehend`;

/**
 * Somebody opted out of texts, or asked never to be contacted: words that mean this in any column but one
 * about another channel.
 */
const textingOutWords = `opted out|opted-out|opt out|opt-out|optout|optedout|opted_out|opt_out|unsubscribed|unsubscribe|
unsub|unsubscribes|global unsubscribe|globally unsubscribed|stopall|stop all|text stop|texted stop|replied stop|sent stop|
do not text|do not sms|do not message|do not contact|do not call or text|do not call/text|dont text|don't text|
dont contact|don't contact|dont message|don't message|no text|no texts|no texting|no sms|no text messages|no messages|
dnc|donottext|donotcontact|donotsms|never text|never contact|unsubscribed from sms|unsubscribed from texts|opted out of sms|opted out of texts|
opted out of text messages|desuscrito|desuscrita|no contactar|no enviar|no enviar sms|no sms|dado de baja de sms|
desabonne|desabonnee|desinscrit|desinscrite|ne pas contacter|pas de sms|ne plus contacter|
abgemeldet|ausgetragen|nicht kontaktieren|keine sms|nicht anschreiben|descadastrado|descadastrada|nao contatar|
disiscritto|disiscritta|non contattare`;

/** The same in a column about texts; elsewhere a business says it of orders, plans and memberships. */
const businessOutWords = `out|stop|stopped|quit|end|cancel|cancelled|canceled|revoked|withdrawn|removed|remove|
blocked|blacklisted|black listed|do not call|dnd|suppressed|left|inactive (unsubscribed)|baja|de baja|dado de baja|
dada de baja|cancelado|cancelada|stoppe|gekundigt|widerrufen|gesperrt|storniert|annule|annulee|resilie|resiliee`;

/** Somebody opted in. */
const inWords = `opted in|opted-in|opt in|opt-in|optin|opted_in|in|subscribed|subscribe|subscriber|confirmed|
agreed|accepted|consented|granted|given|active|express|explicit|express consent|express written|written|verbal|
double opt-in|double opt in|single opt-in|single opt in|allowed|enabled|approved|
suscrito|suscrita|aceptado|acepta|alta|abonne|abonnee|inscrit|inscrite|accepte|
angemeldet|eingetragen|zugestimmt|eingewilligt|einverstanden`;

/** Somebody never opted in, and did not opt out either. */
const neverWords = `never|never subscribed|never_subscribed|not subscribed|not_subscribed|not opted in|not-opted-in|
not given|non-subscribed|nonsubscribed|non subscribed|nunca|jamais|nie`;

const isYes = wordSet(yesWords);
const isNo = wordSet(noWords);
const isAgreed = wordSet(agreedWords);
const isRefused = wordSet(refusedWords);
const isNothing = wordSet(nothingWords);
const isTextingOut = wordSet(textingOutWords);
const isBusinessOut = wordSet(businessOutWords);
const isOut: ReadonlySet<string> = new Set([...isTextingOut, ...isBusinessOut]);
const isIn = wordSet(inWords);
const isNever = wordSet(neverWords);
/** Answers to a question, as `no` is one. */
const isPlainNever = wordSet(`never|nunca|jamais|nie`);

/** Whether a cell of a column such as “Opted out”, “Unsubscribed at” or “SMS status” means an opt-out. */
export function readOptOut(cell: string, country: string): ConsentValue {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return nothing;
  if (isNo.has(text) || isIn.has(text) || isNever.has(text)) return no;
  if (isYes.has(text) || isOut.has(text) || isRefused.has(text) || saysBarely(text)) return yes;
  const at = readTime(cell, country);
  return at === null ? unclear : { kind: 'yes', at };
}

/** Whether a cell is the status of a subscription, in words that nothing else has: begun, ended, or neither. */
export function isStatusWord(cell: string): boolean {
  const text = folded(cell);
  return (
    isTextingOut.has(text) || (isIn.has(text) && !ambiguousWords.has(text)) || isNever.has(text)
  );
}

/** Words for opting in that other columns hold too. */
const ambiguousWords: ReadonlySet<string> = new Set([
  'in',
  'active',
  'confirmed',
  'accepted',
  'given',
  'express',
  'explicit',
  'written',
  'verbal',
  'allowed',
  'enabled',
  'approved',
  'granted',
  'agreed',
  'alta',
  'inscrit',
  'inscrite',
  'eingetragen',
]);

/**
 * Whether a cell of a column that is a custom field says that this person wants no texts. Words about
 * texting and subscribing count in every column (`Unsubscribed`, `Do not text`); words that a business
 * uses for other things (`Cancelled`, `Stopped`) only where the column is about texts; a plain no only
 * where it asks for consent.
 */
export function isRefusal(cell: string, topic: 'consent' | 'texts' | 'other'): boolean {
  if (cell.length > longestAnswer || !mayRefuse(cell)) return false;
  const text = folded(cell);
  if (isTextingOut.has(text) || saysBarely(text)) return true;
  if (topic === 'other') return false;
  if (isBusinessOut.has(text) || isRefused.has(text)) return true;
  return topic === 'consent' && (isNo.has(text) || isPlainNever.has(text));
}

/** The same for a cell that can have several values: tags, or choices of a form. */
export function hasRefusal(cell: string, topic: 'consent' | 'texts' | 'other'): boolean {
  if (isRefusal(cell, topic)) return true;
  if (cell.length > longestChoices || !betweenChoices.test(cell)) return false;
  return cell.split(betweenChoices).some((one) => isRefusal(one, topic));
}

/** Longer cells are prose. */
const longestAnswer = 60;
const longestChoices = 1000;
const betweenChoices = /[;|,\n]|:::/;

/** What stands around an answer: `sms: opt-out`, `opted out 3/4/2024`, `unsubscribed (texts)`. */
const aroundAnswer = [
  /^(?:sms|texts?|texting)\b[\s:]*(?=\S)/,
  /\s*(?:on )?\(?\d[\d/.:\- ]*\)?$/,
  /\s*\(?(?:(?:from|of|by|to) )?(?:sms|texts?|text messages?|texting)(?: marketing)?\)?$/,
];

/** Whether a text means that somebody opted out without what is around it. */
function saysBarely(text: string): boolean {
  if (text.length > longestAnswer) return false;
  let bare = text
    .replace(/[-_]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/^(.*[^)])\)$/, (all, one: string) => (one.includes('(') ? all : one));
  if (isTextingOut.has(bare)) return true;
  for (const around of aroundAnswer) {
    bare = bare.replace(around, '').trim();
    if (isTextingOut.has(bare)) return true;
  }
  return false;
}

/** How refusals begin, to tell nearly all other cells quickly. */
const beginnings: ReadonlySet<string> = new Set(
  [...isTextingOut, ...isBusinessOut, ...isRefused, ...isNo, ...isPlainNever, 'sm', 'te'].map(
    (word) => word.slice(0, 2),
  ),
);

/** Those of one or two ASCII letters, as numbers. */
const letterBeginnings: ReadonlySet<number> = new Set(
  [...beginnings]
    .filter((text) => /^[a-z]{1,2}$/.test(text))
    .map((text) => letters(text.charCodeAt(0), text.length > 1 ? text.charCodeAt(1) : 0)),
);

/** Characters in which a refusal is seen to begin; a cell of no more may be one letter with signs. */
const longestBeginning = 8;

function mayRefuse(cell: string): boolean {
  return beginsRefusal(cell) ?? beginsRefusalFolded(cell);
}

/** What the first characters decide of most cells, without a new text for each; null where they do not. */
export function beginsRefusal(cell: string): boolean | null {
  const first = cell.charCodeAt(0);
  const second = cell.charCodeAt(1);
  if (isLetter(first) && isLetter(second)) {
    const isShort = cell.length <= longestBeginning;
    return (
      letterBeginnings.has(letters(first, second)) ||
      (isShort && letterBeginnings.has(letters(first, 0)))
    );
  }
  for (let at = 0; at < longestBeginning; at += 1) {
    const code = cell.charCodeAt(at);
    // No refusal begins with a figure, whatever signs are before that; but 0 is a no.
    if (code > zero && code <= nine) return false;
    if (isLetter(code) || !(code < zero || (code > nine && code < 0x7f))) return null;
  }
  return null;
}

const zero = 0x30;
const nine = 0x39;

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Two ASCII letters as one number, whatever their capitals; the second is 0 for one letter. */
function letters(first: number, second: number): number {
  return ((first | 0x20) << 8) | (second === 0 ? 0 : second | 0x20);
}

export function beginsRefusalFolded(cell: string): boolean {
  const start = cell.slice(0, longestBeginning);
  const text = /^[a-z]{2}/i.test(start)
    ? start.toLowerCase()
    : fold(start).replace(/^[\p{P}\s]+(?=\p{L})/u, '');
  return (
    beginnings.has(text.slice(0, 2)) ||
    (cell.length <= longestBeginning && beginnings.has(text.slice(0, 1)))
  );
}

/** Whether a cell is just a yes or a no. */
export function isPlainAnswer(cell: string): boolean {
  const text = folded(cell);
  return isYes.has(text) || isNo.has(text);
}

/** What a cell of a consent column means; a no comes in three degrees. */
export type ConsentAnswer =
  | { readonly kind: 'yes'; readonly at: number | null }
  /** `out` after having agreed, `no` when asked, `never` where nobody asked. */
  | { readonly kind: 'no'; readonly degree: 'out' | 'no' | 'never' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };

/** Whether a cell of a column such as “SMS consent” or “Opted in at” means consent. */
export function readConsent(cell: string, country: string): ConsentAnswer {
  const text = folded(cell);
  if (text === '' || isNothing.has(text)) return nothing;
  if (isYes.has(text) || isAgreed.has(text) || isIn.has(text)) return yes;
  if (isNo.has(text) || isRefused.has(text)) return { kind: 'no', degree: 'no' };
  if (isNever.has(text)) return { kind: 'no', degree: isPlainNever.has(text) ? 'no' : 'never' };
  if (isOut.has(text) || saysBarely(text)) return { kind: 'no', degree: 'out' };
  const at = readTime(cell, country);
  return at === null ? unclear : { kind: 'yes', at };
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
    .replace(/^(no|nein|non),\s+/, '$1 ')
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'");
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map((word) => fold(word.trim())));
}
