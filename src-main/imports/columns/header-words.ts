/**
 * The words by which Ovo knows columns: most in English, Spanish, French and German, those for names and
 * phones in more languages. To teach Ovo another name of a column, add it here: in lower case, with one
 * space between words. `header-meaning.ts` says what the words mean.
 */

/** A text in lower case and without accents, as words and headers are compared. */
export function plainWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The parts of a name. `name` is a whole name, or the last one where another column has the first. */
export const nameHeaders = {
  firstName: `first name|firstname|first|given name|givenname|forename|fname|f name|christian name|vorname|
    prenom|prenoms|primer nombre|nombre de pila|primeiro nome|nome proprio|voornaam|imie|fornamn|fornavn|
    etunimi|jmeno|krestni jmeno|keresztnev|prenume|имя|όνομα|名`,
  lastName: `last name|lastname|last|surname|family name|familyname|lname|l name|nachname|familienname|
    zuname|apellido|apellidos|primer apellido|nom de famille|sobrenome|ultimo nome|cognome|achternaam|
    familienaam|nazwisko|efternamn|efternavn|etternavn|sukunimi|prijmeni|soyad|soyadi|soyisim|vezeteknev|
    nume de familie|фамилия|επώνυμο|姓`,
  fullName: `full name|fullname|customer|cust|client|member|guest|patient|contact|display name|contact name|
    nombre completo|nombre y apellidos|nombre y apellido|nom complet|nom et prenom|prenom et nom|
    vollstandiger name|vor und nachname|vor und zuname|kunde|kundin|kundenname|cliente|nome completo|
    nome e cognome|nome e sobrenome|volledige naam|klant|klantnaam|imie i nazwisko|klient|kundnamn|
    ad soyad|adi soyadi|jmeno a prijmeni|фио|имя и фамилия|клиент|氏名|お名前|姓名|이름|성명|성함`,
  name: `name|nombre|nombres|nom|nome|naam|namn|navn|nimi|nev|nume|isim|adi|名前|名字`,
} as const;

/** Words before or after a part of a name that say whose it is: the contact's. */
export const contactQualifiers = wordSet(
  `billing bill to customer customers cust client clients member members guest patient student subscriber
  contact primary buyer attendee legal preferred your kunden cliente clientes klant adherent membre`,
);

/** Names of a `name` column that are first names where another column has the last. */
export const firstNameWords = wordSet(`nombre nombres nome nume imie jmeno adi isim`);

/** Words for a name, in a header that is none of the parts above. */
export const nameLikeWords = wordSet(
  `name names firstname lastname fullname surname nombre nombres apellido apellidos nom prenom nome
  cognome sobrenome naam voornaam achternaam vorname nachname namn namen navn imie nazwisko nimi фио имя фамилия
  氏名 名前 姓名 이름`,
);

/** Words for the names of things. */
export const otherNameWords = wordSet(
  `company business organization organisation account user file list campaign product item plan pet dog
  cat horse child spouse emergency parent partner guardian event class staff provider employee owner street city
  country state county field domain store shop location team group source file shipping referrer middle maiden nick
  empresa entreprise societe firma`,
);

/** Words for a phone that receives texts. */
export const mobileWords = wordSet(
  `mobile mobiles mobil mob mbl cell cellphone cellular celular cellulare movil portable handy handynummer
  mobilfunk mobiltelefon mobilnummer mobilrufnummer mobilfunknummer mobilephone gsm sms whatsapp handphone
  telemovel mobiel mobielnummer komorka komorkowy matkapuhelin mobilni cep mobilszam мобильный мобильныи моб сотовый
  κινητό 携帯 携帯電話 携帯番号 手机 手機 手机号 手机号码 휴대폰 휴대전화 핸드폰 جوال موبايل נייד`,
);

/** Words for any phone. */
export const phoneWords = wordSet(
  `phone phones phonenumber ph telephone telephones telefono telefonos telefon telefonnummer telefonnr
  tel telf tlf tlfn tfno rufnummer msisdn fon telefone fone telefoon telefoonnummer telefonu puhelin
  puhelinnumero telp telpon тел 電話 電話番号 聯絡電話 电话 电话号码 联系电话 联系方式 전화 전화번호 연락처 هاتف
  الهاتف טלפון thoại เบอร์โทร เบอร์โทรศัพท์ โทรศัพท์`,
);

/** How words for any phone begin in languages that put endings or other words to them. */
export const phoneStems =
  /^(?:telefon|telepho|telepo|telefoon|puhelin|puhelim|телефон|τηλεφων)(?!.*(?:typ|art|vorwahl|buch)$)/;

/** The same of phones that receive texts. */
export const mobileStems = /^(?:мобил|мобіл|κινητ|mobiln|mobilszam|mobiltel|matkapuh)/;

/** Whole headers that mean a phone. */
export const phoneHeaders = headerSet(
  `contact number|no to text|nr to text|wa no|wa nr|wa number|hp|hp no|hp nr|hp number|no hp|nomor hp|no wa|nomor wa`,
);

/** Whole headers that mean a phone where nothing else does, and an account where something does. */
export const perhapsPhoneHeaders = headerSet(
  `number|contact no|contact nr|contact num|customer contact no|customer contact nr`,
);

/** Words for numbers by which a business knows somebody or something. */
export const idWords = wordSet(
  `account acct acc ref reference card loyalty policy licence license serial tracking iban bank vat tax
  order orders ticket case matter file membership contract booking reservation konto kontonummer kundennummer kundennr
  vertrag rechnung cuenta pedido factura compte commande facture passport pin`,
);

/** Words for people whose number is one of these, not a phone: `Customer no`, `Member code`. */
export const numberedPersonWords = wordSet(
  `customer cust client member patient student employee guest user kunden kunde mitglied cliente socio membre
  adherent`,
);

/** Words for such a number. */
export const numberWords = wordSet(`no nr num number numbers code key numero nummer nbr barcode`);

/** Places where people have a phone besides a mobile one; further phones. */
export const placeWords = wordSet(
  `home work business office other landline main 2 3 4 5 secondary alternate alternative
  default address evening daytime casa trabajo oficina fijo domicile travail bureau fixe privat
  geschaftlich dienstlich festnetz buro firma`,
);

/** Words for another person than the contact, or a phone that nobody carries. */
export const otherPersonWords = wordSet(
  `emergency company parent guardian spouse partner assistant manager referrer radio car callback
  shipping ship delivery recipient`,
);

/** Words of columns that hold digits, and never a number to text. */
export const neverPhoneWords = wordSet(
  `fax telefax pager telex tty tdd isdn id zip plz postal postcode total amount price ssn dob
  birthday birth year invoice sku balance points visits count importe betrag montant факс`,
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
export const textWords = wordSet(
  `sms text texts texting texted mms texto textos textnachricht textnachrichten`,
);

/** Words for texts alone, in a header about more than a phone. */
export const textOnlyWords = wordSet(
  `sms text texts texting texted mms messaging texto textos textnachricht textnachrichten`,
);

/** Words for messages, which are texts where no other channel is named. */
export const messageWords = wordSet(
  `message messages messaging mensaje mensajes mensagem mensagens messaggio messaggi nachrichten`,
);

/** Words of a header that asks no more than whether somebody wants texts: `SMS`, `Text status`. */
export const textAnswerWords = wordSet(
  `sms text texts texting mms messaging message messages msg msgs status ok okay yes no y n allowed enabled
  active subscribed subscriber subscription preference preferences reminder reminders notification notifications
  alert alerts update updates marketing promotions promos offers deals communication communications contact me via
  by for is get gets want wants receive receives permission customer client patient appointment appointments
  texto textos textnachricht textnachrichten de para por per`,
);

/** Words of a header about texts that were sent, or about what sends them, and not about who wants them. */
export const sentTextHeader =
  /\b(?:sent|count|counts|number|qty|total|received|delivered|delivery|failed|failures?|errors?|first|last|latest|next|verified|capable|date|time|times|at|has|id|cost|price|segments?|credits?|provider|carrier|gateway|template|body|content|subject|language|lang|enviados?|gesendet|envoyes?)\b/;

/** Words of a header about what became of a text on its way. */
export const deliveryHeader = /\b(?:sent|delivered|delivery|failed|failures?|errors?)\b/;

/** Other ways than texts to reach somebody. */
export const otherChannelHeader =
  /\b(?:e ?mails?|mail|correo|courriel|newsletter|fax|post|postal|boletin)\b/;

/** Columns that say more about a consent or an opt-out, and hold none. */
export const aboutConsentHeader =
  /\b(?:reason|campaign|title|id|ip|source|method|motivo|raison|grund|url|page|form|level|comment|note|notes|by)\b/;

export const optOutHeader =
  /\b(?:opt(?:ed)? ?outs?|opting out|unsub(?:scribed?s?)?|unsubscriptions?|do not (?:text|sms|contact|call|message|disturb)|dont (?:text|contact)|dnc|dnd|stop (?:all|sms|texts?)|(?:sms|texts?) stop(?:ped)?|(?<!\b(?:phone|mobile|cell|tel|telephone|contact|account|acct|customer|cust) )no (?:sms|texts?)|suppressed|desuscrit[oa]|no contactar|no enviar|desabonnee?|desinscrite?|desabonnement|desinscription|ne pas contacter|abgemeldet|ausgetragen|nicht kontaktieren|keine sms|werbewiderspruch|werbesperre)\b/;

/** What else people opt out of. */
export const otherOptOutHeader =
  /\b(?:photos?|photography|pictures?|videos?|media|insurance|benefits?|pension|plan|coverage|arbitration|treatments?|cookies?|data|receipts?|paper(?:less)?|versicherung|seguro|assurance)\b/;

/** Words for an end or a block, which a business has of accounts, cards and courses, too: opt-outs beside a word for texts. */
export const endedHeader =
  /\b(?:black ?list(?:ed)?|block(?:ed)?|block list|revoked|withdrawn|cancel(?:l?ed)?|stop(?:ped)?|bajas?|widerspruch|widerruf(?:en)?|abmeldung|gesperrt|resiliation)\b/;

/** The end of a consent: `Consent withdrawn`, `Widerruf der Einwilligung`. */
export const endedConsentHeader =
  /\b(?:revoked|revocado|withdrawn|withdrew|declined|refused|denied|widerrufen|widerruf|retire)\b/;

/** Words that mean an opt-out as a whole header, and other things beside others (`Bus stop`, `Card blocked`). */
export const optOutHeaders = headerSet(
  `stop|stopped|baja|bajas|de baja|dado de baja|dada de baja|blocked|is blocked|block list|blacklist|blacklisted|
  black listed|revoked|widerspruch|widerruf|widerrufen|abmeldung|gesperrt`,
);

/** What else people consent to. */
export const otherSubjectHeader =
  /\b(?:photos?|photography|pictures?|images?|videos?|filming|media|treatments?|medical|medication|health|surgery|procedures?|anesthesia|dental|cookies?|data|parent|parental|travel|trip|terms|privacy|hipaa|waiver|background|credit|spouse|partner|employer|emergency|references?|family|calls?|calling|voice|post|social|fotos?|bilder|behandlung|datenschutz|tratamiento|traitement)\b/;

export const consentHeader =
  /\b(?:consent(?:s|ed)?|opt(?:ed)? ?ins?|permission|consentimiento|autorizacion|consentement|autorisation|einwilligung|zustimmung|einverstandnis|consentimento|consenso|toestemming|zgoda|samtykke|samtycke|suostumus|souhlas|hozzajarulas|izin|onay)\b|(?:^| )согласие(?: |$)/;

/** A question for consent that names no channel: `OK to contact`, `Contactable`, `Subscribed`. */
export const mayContactHeader =
  /\b(?:ok|okay|may|can|allow(?:s|ed)?|agree[ds]?|happy|willing)\b.*\b(?:contact|message)\b|^(?:is )?contactable$|^contact (?:ok|okay|allowed|permitted)$|^(?:(?:is|active|current|currently|still) )*(?:subscribed|subscriber)(?: yes no)?$/;

/** Consent to texts, whatever the cells are; `Consent text` is none, and the last ones say more about one. */
export const consentToTextsHeader =
  /^(?!.*\b(?:versions?|language|lang|wording|statement|disclosure|proof|record|channels?|types?|keyword|expires?|expiry|duration|(?:consent|permission|opt in) (?:text|message))\b)(?:.*\b(?:sms|mms|texts|texting|messaging|textos?|textnachrichten)\b|.*\btext(?: messages?| messaging)? (?:marketing )?(?:consent|permission|opt)|.*\b(?:to|by|via) text\b)/;

/** Words that mean consent in a header about texts, as in “Accepts SMS marketing”. */
export const acceptsHeader =
  /\b(?:accepts?(?:ed)?|subscribed|subscribes?|subscription|marketing|agree[ds]?|allow(?:s|ed)?|ok|okay|acepta|suscrito|accepte|abonnee?|erlaubt|erlaubnis)\b/;

/** The same, where texts are named and not only a phone, as in “Can text?”, “Receives SMS reminders”. */
export const mayTextHeader =
  /\b(?:can|may|wants?|receives?|gets?|send|enabled|approved|permitted|reminders?|notifications?|alerts?|updates|preferences?|me|yes)\b/;

/** A header in which a no says only that somebody never said yes: Shopify writes it for all others. */
export const neverAskedHeader = /\baccepts?(?:ed)? (?:sms|text) marketing\b/;

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
  /(first|last|home|mobile|work|office|business|other|cell|assistant|mailing|billing|shipping|phone|tel|mob|contact)(name|phone|country|number|no|nr)(?![a-z])/g;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(plainWords(words).split(/\s+/));
}

/** Whole headers with a bar between them. */
export function headerSet(headers: string): ReadonlySet<string> {
  return new Set(
    plainWords(headers)
      .split('|')
      .map((header) => header.trim()),
  );
}
