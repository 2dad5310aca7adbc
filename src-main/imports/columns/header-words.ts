import type { ContactField } from '../../../src-shared/import/import.ts';

/**
 * A header as words: `E-mail 1 - Value` is `e mail 1 value`, `MobilePhone` and `MOBILEPHONE` are
 * `mobile phone`.
 */
export function wordsOfHeader(header: string): readonly string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(compounds, '$1 $2')
    .replace(/optedoutof|donot/, (run) => (run === 'donot' ? 'do not ' : ' opted out of '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Words that programs write in one. */
const compounds =
  /(first|last|home|mobile|work|office|business|other|cell|assistant|mailing|billing|shipping)(name|phone|country)/g;

/** How good a phone column is for texting, by its header alone; the lower, the better. */
const phoneRanks = { mobile: 1, general: 2, other: 3, someoneElse: 4 } as const;

/**
 * What a header says about a column that could be the phone: its rank; null where it says nothing of
 * phones; `no` where it says that this is none.
 *
 * @param holdsNumbers whether most of the column's cells are phone numbers: then words that are about
 * a phone (`Phone with country code`) do not speak against it.
 */
export function phoneRankOf(words: readonly string[], holdsNumbers: boolean): number | 'no' | null {
  const joined = words.join(' ');
  if (words.some((word) => neverPhone.has(word))) return 'no';
  if (!holdsNumbers && words.some((word) => aboutWords.has(word))) return 'no';
  const isMobile = words.some((word) => mobileWords.has(word));
  const isPhone = words.some((word) => phoneWords.has(word)) || phonePhrases.has(joined);
  if (!isMobile && !isPhone) return null;
  if (words.some((word) => someoneElseWords.has(word))) return phoneRanks.someoneElse;
  if (isMobile) return phoneRanks.mobile;
  return words.some((word) => otherPlaceWords.has(word)) ? phoneRanks.other : phoneRanks.general;
}

/** Whether a header is nothing but a place where people have a phone: `Home`, `Work 2`, `Büro`. */
export function isPlaceHeader(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => otherPlaceWords.has(word));
}

/** Whether a header says that this is an e-mail address, not something about one. */
export function isEmailHeader(words: readonly string[]): boolean {
  const joined = words.join(' ');
  if (words.some((word) => aboutWords.has(word))) return false;
  return /\b(?:e ?mails?|correos?|courriels?|mail|mailadresse|emailadresse)\b/.test(joined);
}

/** The part of a name that a header says a column holds; null where it says nothing of names. */
export function namePartOf(words: readonly string[]): NamePart | null {
  return nameHeaders.get(words.join(' ')) ?? null;
}

/** `name` is a whole name, or the last one where another column has the first. */
export type NamePart = Extract<ContactField, 'firstName' | 'lastName' | 'fullName'> | 'name';

/** Words of columns that hold digits, and are no phones to be texted. */
const neverPhone: ReadonlySet<string> = new Set(
  `fax telefax pager telex tty tdd isdn id zip plz postal postcode total amount price order orders ssn dob
  birthday birth year invoice sku balance points visits count importe betrag montant`.split(/\s+/),
);

/** Words of columns that say something about a number or an address, and hold none. */
const aboutWords: ReadonlySet<string> = new Set(
  `type typ tipo label display extension ext carrier country code consent optin optout opt status
  verified accepts marketing subscribed unsubscribed suppression suppressions suppressed bounced sent opened clicked date fecha datum`.split(
    /\s+/,
  ),
);

const mobileWords: ReadonlySet<string> = new Set(
  `mobile mobiles mobil cell cellphone cellular celular movil portable handy handynummer mobilfunk
  mobiltelefon mobilnummer mobilrufnummer mobilfunknummer mobilephone gsm sms whatsapp`.split(
    /\s+/,
  ),
);

const phoneWords: ReadonlySet<string> = new Set(
  `phone phones phonenumber telephone telephones telefono telefonos telefon telefonnummer telefonnr
  tel telf tlf rufnummer msisdn`.split(/\s+/),
);

const phonePhrases: ReadonlySet<string> = new Set(['contact number', 'contact no', 'number']);

const otherPlaceWords: ReadonlySet<string> = new Set(
  `home work business office other landline main 2 3 4 5 secondary alternate alternative
  default address evening daytime casa trabajo oficina fijo domicile travail bureau fixe privat
  geschaftlich dienstlich festnetz buro firma`.split(/\s+/),
);

const someoneElseWords: ReadonlySet<string> = new Set(
  `emergency company parent guardian spouse partner assistant manager referrer radio car callback`.split(
    /\s+/,
  ),
);

const nameHeaders: ReadonlyMap<string, NamePart> = new Map(
  Object.entries({
    firstName: `first name|firstname|first|given name|givenname|forename|fname|christian name|vorname|prenom|prenoms|primer nombre|nombre de pila|customer first name|contact first name|client first name`,
    lastName: `last name|lastname|last|surname|family name|familyname|lname|nachname|familienname|zuname|apellido|apellidos|primer apellido|nom de famille|customer last name|contact last name|client last name`,
    fullName: `full name|fullname|customer name|client name|contact name|display name|customer|client|contact|nombre completo|nombre y apellidos|nombre y apellido|nom complet|nom et prenom|prenom et nom|vollstandiger name|vor und nachname|vor und zuname|kunde|kundin|kundenname|cliente`,
    name: `name|nombre|nombres|nom`,
  } satisfies Readonly<Record<NamePart, string>>).flatMap(([part, headers]) =>
    headers.split('|').map((header) => [header, asNamePart(part)] as const),
  ),
);

function asNamePart(part: string): NamePart {
  return part === 'firstName' || part === 'lastName' || part === 'fullName' ? part : 'name';
}
