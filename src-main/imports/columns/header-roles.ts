/**
 * What a header says of columns that are no name, number or address: in English, Spanish, French and
 * German. `words` are those of `wordsOfHeader`.
 */

/** Whether a header names tags, labels, groups or categories. */
export function isTagsHeader(words: readonly string[]): boolean {
  return tagHeaders.has(words.join(' '));
}

/** Whether a header names a time zone. */
export function isTimeZoneHeader(words: readonly string[]): boolean {
  return timeZoneHeaders.has(words.join(' '));
}

/**
 * Whether a header names a country, and how near that is to the phone number's, the lower the nearer;
 * null where it names none.
 */
export function countryRankOf(words: readonly string[]): number | null {
  const joined = words.join(' ');
  if (!countryWords.test(joined) || notCountry.test(joined)) return null;
  if (phoneWord.test(joined)) return 1;
  if (plainCountry.test(joined)) return 2;
  return 3;
}

/** What a header says of being texted: that a column holds consents, or opt-outs; null for neither. */
export function permissionOf(words: readonly string[]): 'consent' | 'optOut' | null {
  const joined = words.join(' ');
  if (aboutPermission.test(joined)) return null;
  const isAboutTexts = textWord.test(joined);
  if (otherChannel.test(joined) && !isAboutTexts) return null;
  if (outHeader.test(joined) || wholeOutHeaders.has(joined)) return 'optOut';
  if (consentHeader.test(joined)) return 'consent';
  return isAboutTexts && subscribedHeader.test(joined) ? 'consent' : null;
}

/** Whether a header names a status that may be one of being subscribed. */
export function isStatusHeader(words: readonly string[]): boolean {
  const joined = words.join(' ');
  if (otherChannel.test(joined) && !textWord.test(joined)) return false;
  return /(?:^| )(?:status|state|estado|statut|subscription|suscripcion|abonnement)(?: |$)/.test(
    joined,
  );
}

/** Whether a header says what kind of number stands in the column after it. */
export function isPhoneLabelHeader(words: readonly string[]): boolean {
  const joined = words.join(' ');
  return (
    phoneWord.test(joined) && /\b(?:type|typ|tipo|label|etiqueta|libelle|kind|art)\b/.test(joined)
  );
}

/** Whether a header is that of Google's labels beside addresses and the like: `E-mail 1 - Label`. */
export function isLabelOfOther(words: readonly string[]): boolean {
  return /^(?:e mail|address|website|organization|im|event|relation|custom field) \d+ (?:label|type)$/.test(
    words.join(' '),
  );
}

const tagHeaders: ReadonlySet<string> = new Set(
  `tag|tags|label|labels|group|groups|group membership|category|categories|etiqueta|etiquetas|grupo|
grupos|categoria|categorias|etiquette|etiquettes|groupe|groupes|categorie|kategorie|kategorien|gruppe|
gruppen|schlagwort|schlagworte|schlagworter|stichworte|contact groups|contact tags|customer tags`
    .split('|')
    .map((header) => header.trim()),
);

const timeZoneHeaders: ReadonlySet<string> = new Set(
  `time zone|timezone|tz|iana time zone|zona horaria|huso horario|fuseau|fuseau horaire|zeitzone`.split(
    '|',
  ),
);

const countryWords =
  /\b(?:country|country code|pais|pays|land|landercode|landeskennzahl|landesvorwahl)\b/;
const notCountry =
  /\b(?:of birth|birth|company|billing|shipping|business|work|other|travel|origin)\b/;
const plainCountry =
  /^(?:country|country code|country region|country name|iso country|pais|codigo de pais|codigo pais|pays|code pays|land|landercode)$/;

const phoneWord =
  /\b(?:phone|telephone|mobile|cell|calling|dial|telefono|telefon|tel|movil|landesvorwahl|landeskennzahl)\b/;

/** Texts, not e-mail. */
const textWord =
  /\b(?:sms|text|texts|texting|texted|mms|mobile|phone|whatsapp|movil|telefono|telefon)\b/;

const otherChannel = /\b(?:e ?mails?|mail|correo|courriel|newsletter|fax|post|postal|boletin)\b/;

/** Columns that say more about a consent or an opt-out, and are none. */
const aboutPermission =
  /\b(?:reason|campaign|title|id|ip|source|method|motivo|raison|grund|url|page|form|level|comment|note|notes|by)\b/;

const outHeader =
  /\b(?:opt(?:ed)? ?outs?|opting out|unsub(?:scribed?s?)?|unsubscriptions?|do not (?:text|sms|contact|call|message|disturb)|dont (?:text|contact)|dnc|dnd|stop (?:all|sms|texts?)|(?:sms|texts?) stop(?:ped)?|no (?:sms|texts?)|blacklist(?:ed)?|blocked|block list|suppressed|revoked|de baja|baja sms|desuscrit[oa]|no contactar|no enviar|desabonnee?|desinscrite?|desabonnement|desinscription|ne pas contacter|abgemeldet|abmeldung|ausgetragen|nicht kontaktieren|keine sms|widerspruch|widerruf(?:en)?|gesperrt)\b/;

/** Words that say so alone, and other things beside others (`Bus stop`, `Planta baja`). */
const wholeOutHeaders: ReadonlySet<string> = new Set(['stop', 'stopped', 'baja', 'bajas']);

const consentHeader =
  /\b(?:consent(?:s|ed)?|opt(?:ed)? ?ins?|permission|consentimiento|consentement|einwilligung|zustimmung|einverstandnis)\b/;

const subscribedHeader =
  /\b(?:accepts?(?:ed)?|subscribed|subscribes?|subscription|marketing|agree[ds]?|allowed|ok|acepta|suscrito|accepte|abonnee?|erlaubt|erlaubnis)\b/;
