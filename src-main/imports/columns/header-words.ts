/**
 * The words by which Ovo knows columns, in English, Spanish, French and German. To teach Ovo another
 * name of a column, add it here: as `wordsOfHeader` gives it, in lower case, without accents, with one
 * space between words. `header-meaning.ts` says what the words mean.
 */

/** The parts of a name. `name` is a whole name, or the last one where another column has the first. */
export const nameHeaders = {
  firstName: `first name|firstname|first|given name|givenname|forename|fname|christian name|vorname|
    prenom|prenoms|primer nombre|nombre de pila|customer first name|contact first name|
    client first name`,
  lastName: `last name|lastname|last|surname|family name|familyname|lname|nachname|familienname|zuname|
    apellido|apellidos|primer apellido|nom de famille|customer last name|contact last name|
    client last name`,
  fullName: `full name|fullname|customer name|client name|contact name|display name|customer|client|
    contact|nombre completo|nombre y apellidos|nombre y apellido|nom complet|nom et prenom|
    prenom et nom|vollstandiger name|vor und nachname|vor und zuname|kunde|kundin|kundenname|cliente`,
  name: `name|nombre|nombres|nom`,
} as const;

/** Words for a phone that receives texts. */
export const mobileWords = wordSet(
  `mobile mobiles mobil cell cellphone cellular celular movil portable handy handynummer mobilfunk
  mobiltelefon mobilnummer mobilrufnummer mobilfunknummer mobilephone gsm sms whatsapp`,
);

/** Words for any phone. */
export const phoneWords = wordSet(
  `phone phones phonenumber telephone telephones telefono telefonos telefon telefonnummer telefonnr
  tel telf tlf rufnummer msisdn`,
);

/** Whole headers that mean a phone. */
export const phoneHeaders = headerSet(`contact number|contact no|number`);

/** Places where people have a phone besides a mobile one; further phones. */
export const placeWords = wordSet(
  `home work business office other landline main 2 3 4 5 secondary alternate alternative
  default address evening daytime casa trabajo oficina fijo domicile travail bureau fixe privat
  geschaftlich dienstlich festnetz buro firma`,
);

/** Words for another person than the contact, or a phone that nobody carries. */
export const otherPersonWords = wordSet(
  `emergency company parent guardian spouse partner assistant manager referrer radio car callback`,
);

/** Words of columns that hold digits, and never a number to text. */
export const neverPhoneWords = wordSet(
  `fax telefax pager telex tty tdd isdn id zip plz postal postcode total amount price order orders ssn dob
  birthday birth year invoice sku balance points visits count importe betrag montant`,
);

/** Words of columns that say something about a number or an address, and hold none. */
export const aboutWords = wordSet(
  `type typ tipo label display extension ext carrier country code consent optin optout opt status
  verified accepts marketing subscribed unsubscribed suppression suppressions suppressed bounced sent opened
  clicked date fecha datum`,
);

/** Words for the country's part of a number. */
export const dialCodeWords = wordSet(`calling dial landesvorwahl landeskennzahl`);

/** Words for the kind of a number, as in “Phone 1 - Type”. */
export const phoneLabelWords = wordSet(`type typ tipo label etiqueta libelle kind art`);

export const emailHeader = /\b(?:e ?mails?|correos?|courriels?|mail|mailadresse|emailadresse)\b/;

export const tagHeaders = headerSet(
  `tag|tags|label|labels|group|groups|group membership|category|categories|etiqueta|etiquetas|grupo|
  grupos|categoria|categorias|etiquette|etiquettes|groupe|groupes|categorie|kategorie|kategorien|gruppe|
  gruppen|schlagwort|schlagworte|schlagworter|stichworte|contact groups|contact tags|customer tags`,
);

export const timeZoneHeaders = headerSet(
  `time zone|timezone|tz|iana time zone|zona horaria|huso horario|fuseau|fuseau horaire|zeitzone`,
);

export const countryHeader =
  /\b(?:country|country code|pais|pays|land|landercode|landeskennzahl|landesvorwahl)\b/;

/** Countries of something else than the phone number. */
export const otherCountryHeader =
  /\b(?:of birth|birth|company|billing|shipping|business|work|other|travel|origin)\b/;

/** Headers that say nothing but country. */
export const plainCountryHeader =
  /^(?:country|country code|country region|country name|iso country|pais|codigo de pais|codigo pais|pays|code pays|land|landercode)$/;

/** Words for texts; words for phones count as well. */
export const textWords = wordSet(`sms text texts texting texted mms`);

/** Other ways than texts to reach somebody. */
export const otherChannelHeader =
  /\b(?:e ?mails?|mail|correo|courriel|newsletter|fax|post|postal|boletin)\b/;

/** Columns that say more about a consent or an opt-out, and hold none. */
export const aboutConsentHeader =
  /\b(?:reason|campaign|title|id|ip|source|method|motivo|raison|grund|url|page|form|level|comment|note|notes|by)\b/;

export const optOutHeader =
  /\b(?:opt(?:ed)? ?outs?|opting out|unsub(?:scribed?s?)?|unsubscriptions?|do not (?:text|sms|contact|call|message|disturb)|dont (?:text|contact)|dnc|dnd|stop (?:all|sms|texts?)|(?:sms|texts?) stop(?:ped)?|no (?:sms|texts?)|blacklist(?:ed)?|blocked|block list|suppressed|revoked|de baja|baja sms|desuscrit[oa]|no contactar|no enviar|desabonnee?|desinscrite?|desabonnement|desinscription|ne pas contacter|abgemeldet|abmeldung|ausgetragen|nicht kontaktieren|keine sms|widerspruch|widerruf(?:en)?|gesperrt)\b/;

/** Words that mean an opt-out as a whole header, and other things beside others (`Bus stop`). */
export const optOutHeaders = headerSet(`stop|stopped|baja|bajas`);

export const consentHeader =
  /\b(?:consent(?:s|ed)?|opt(?:ed)? ?ins?|permission|consentimiento|consentement|einwilligung|zustimmung|einverstandnis)\b/;

/** Words that mean consent in a header about texts, as in “Accepts SMS marketing”. */
export const acceptsHeader =
  /\b(?:accepts?(?:ed)?|subscribed|subscribes?|subscription|marketing|agree[ds]?|allowed|ok|acepta|suscrito|accepte|abonnee?|erlaubt|erlaubnis)\b/;

/** A status that may be one of being subscribed. */
export const statusHeader =
  /(?:^| )(?:status|state|estado|statut|subscription|suscripcion|abonnement)(?: |$)/;

/** The time of something, as in “Opted in at”. */
export const timeHeader =
  /\b(?:date|time|timestamp|at|on|since|when|fecha|datum|am|seit|zeitpunkt|le)\b/;

/** Google's labels beside addresses and the like: `E-mail 1 - Label`. */
export const otherLabelHeader =
  /^(?:e mail|address|website|organization|im|event|relation|custom field) \d+ (?:label|type)$/;

/** Why a number must not be texted; looked for in the header as it is written. */
export const suppressionReasonHeader =
  /\b(?:reason|why|grund|abmeldegrund|motivo|motif|raison|unsub(?:scribe)?[ _]reason)\b/i;

/**
 * Since when a number must not be texted, the surest first; looked for in the header as it is written.
 */
export const suppressionTimeHeaders = [
  /unsub|opt[ _-]?(?:ed[ _-]?)?out|stop|suppress|ab(?:ge)?meld|baja|d[ée]sabonn|d[ée]sinscri|revo[ck]/i,
  /^(?:date|time|timestamp|datum|fecha|since|added|date added|created(?: at| on)?|last[ _]changed)$/i,
] as const;

/** Words that programs write in one: `MOBILEPHONE` is `mobile phone`. */
export const compoundWords =
  /(first|last|home|mobile|work|office|business|other|cell|assistant|mailing|billing|shipping)(name|phone|country)/g;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Whole headers with a bar between them. */
export function headerSet(headers: string): ReadonlySet<string> {
  return new Set(headers.split('|').map((header) => header.trim()));
}
