import { cutText } from '../lib/clean-text.ts';
import { isFieldOrNear, nearestField, skeletonOf } from './nearest-field.ts';
import { words } from '../words/words.ts';

/** A placeholder as another program writes it, or a field with one brace too few. */
export interface ForeignPlaceholder {
  readonly message: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly index: number;
  /** In UTF-16 units. */
  readonly length: number;
  /** The field that it means; null where there is no such field. */
  readonly field: string | null;
}

/** A name of a field as any program writes one: `FNAME`, `First Name`, `contact.first_name`. */
const name = String.raw`[\p{L}_@!=][\p{L}\p{M}\p{N}_]*(?:(?:[ .-]|::)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*){0,4}`;
/** The same as one word. */
const oneWord = String.raw`\p{L}[\p{L}\p{M}\p{N}_]*`;
/** What programs put behind the name: a default, a filter, a format. */
const more = String.raw`(?:\s*[|:,=?][^{}\[\]\n]{0,80})?`;

/**
 * When something in these marks is a placeholder: always, as nobody writes so otherwise (`sure`); where it
 * is written as names of fields are (`name`); or where it is the name of a field (`field`), as people put
 * these marks around words: `(call_us)`, `-sale-`.
 */
type Sureness = 'sure' | 'name' | 'field';

interface Form {
  readonly pattern: RegExp;
  readonly sureness: Sureness;
}

/** How other programs write a placeholder. The name is the one group of each. */
const forms: readonly Form[] = [
  form(String.raw`[$#]\{\s*(${name})${more}\s*\}`, 'sure'),
  form(String.raw`[{｛]{1,3}\s*\$?(${name})${more}\s*[}｝]{1,3}`, 'name'),
  form(String.raw`[｛]{1,2}\s*(${name})${more}\s*[｝]{1,2}`, 'sure'),
  form(String.raw`\*\|\s*(${name})[^|\n]{0,80}\|\*`, 'sure'),
  form(String.raw`\[\[\s*(${name})${more}\s*\]\]`, 'name'),
  form(String.raw`\[%?(${name})${more}%?\]`, 'name'),
  form(String.raw`%%=?(?:v\(@)?(${name})\)?=?%%`, 'sure'),
  form(String.raw`(?<![\d%])%(${name})%(?![\d%])`, 'name'),
  form(String.raw`(?<![\w#])#{1,2}(${name})#{1,2}(?![\w#])`, 'name'),
  form(String.raw`<%=?\s*(${name})[^%\n]{0,80}%>`, 'sure'),
  form(String.raw`<{1,2}\s*(${name})\s*>{1,2}`, 'name'),
  form(String.raw`[«‹]\s*(${name})\s*[»›]`, 'name'),
  form(String.raw`(?<![\w-])-(${name})-(?![\w-])`, 'field'),
  form(String.raw`(?<!\w)__(\p{L}[\p{L}\p{N}_]*?)__(?!\w)`, 'name'),
  form(String.raw`(?<![\w~])~(${name})~(?![\w~])`, 'field'),
  form(String.raw`(?<![\w:])::?(${oneWord})::?(?![\w:])`, 'field'),
  form(String.raw`(?<![\w!])!(${oneWord})!(?![\w!])`, 'field'),
  form(String.raw`(?<![\w^])\^(${oneWord})\^(?![\w^])`, 'field'),
  form(String.raw`(?<![\w|])\|{1,2}(${name})\|{1,2}(?![\w|])`, 'name'),
  form(String.raw`(?<![\w@])@{1,2}(${name})@{1,2}(?![\w@])`, 'name'),
  form(String.raw`(?<![\w$])\$([\p{L}]+(?:_[\p{L}]+)*)\$?(?![\p{L}\p{N}$])`, 'name'),
  form(String.raw`(?<![\w@.])@(\p{L}+(?:_\p{L}+)+|\p{L}\p{Ll}+\p{Lu}\p{L}+)(?![\w@])`, 'field'),
  form(String.raw`\((\p{L}+(?:_\p{L}+)+)\)`, 'field'),
];

function form(source: string, sureness: Sureness): Form {
  return { pattern: new RegExp(source, 'gu'), sureness };
}

/** What other programs call the fields that every contact has; what is `null` has no field here. */
const meanings: ReadonlyMap<string, string | null> = new Map(
  Object.entries({
    first_name:
      'fname,firstname,first,forename,givenname,given,prenom,vorname,nombre,nome,contactfirstname,recipientfirstname,customerfirstname,userfirstname,name,contactname,customername,clientname,username,recipientname,customer',
    last_name:
      'lname,lastname,last,surname,familyname,nom,nachname,apellido,apellidos,sobrenome,cognome,contactlastname,customerlastname',
    full_name: 'fullname,wholename,displayname,fullcontactname',
    email: 'email,emailaddress,mail,contactemail',
    phone: 'phone,phonenumber,mobile,mobilephone,mobilenumber,cell,cellphone,tel,telephone',
    '': 'company,companyname,business,businessname,organization,organisation,city,address,date,time,appointmentdate,appointmenttime,link,url,unsubscribe,unsubscribelink,unsub,optout,title,salutation',
  }).flatMap(([field, names]) =>
    names.split(',').map((word) => [word, field === '' ? null : field] as const),
  ),
);

/**
 * The placeholders of other programs in plain text, such as `{firstName}`, `*|FNAME|*`, `[FIRST_NAME]`,
 * `%NAME%`, also in full-width letters, in their order. They would go out as they stand. Words between
 * marks that name no field, as in `{50% off}` or `[new]`, are none.
 */
export function findForeignPlaceholders(
  text: string,
  fields: readonly string[],
): readonly ForeignPlaceholder[] {
  const plain = inPlainLetters(text);
  if (!/[{｛[%#<«‹*_~|@$(:!^-]/.test(plain)) return [];
  const found: ForeignPlaceholder[] = [];
  /** A 1 for each place of the text that is in one of those found. */
  const taken = new Uint8Array(plain.length);
  for (const { pattern, sureness } of forms) {
    for (const match of plain.matchAll(pattern)) {
      const [{ length }, inner = ''] = match;
      const { index } = match;
      const meant = fieldMeant(inner, fields);
      if (!isPlaceholder(sureness, meant)) continue;
      if (taken.subarray(index, index + length).includes(1)) continue;
      taken.fill(1, index, index + length);
      const whole = text.slice(index, index + length);
      const field = meant ?? null;
      found.push({ message: problemOf(whole, inner, field, fields), index, length, field });
    }
  }
  return found.toSorted((one, two) => one.index - two.index);
}

function isPlaceholder(sureness: Sureness, meant: string | null | undefined): boolean {
  switch (sureness) {
    case 'sure':
      return true;
    case 'name':
      return meant !== undefined;
    case 'field':
      return typeof meant === 'string';
  }
}

/** A text of the same length without full-width letters and marks; braces stay, as only placeholders have them. */
function inPlainLetters(text: string): string {
  return text.replaceAll(/[！-ｚ｜～]/g, (wide) =>
    String.fromCodePoint((wide.codePointAt(0) ?? 0) - fromWideToPlain),
  );
}

const fromWideToPlain = 0xfee0;

/** The field that a name means; null where it means one that there is not; undefined where it means none. */
function fieldMeant(inner: string, fields: readonly string[]): string | null | undefined {
  const last = inner.split(/[.:]+/).at(-1) ?? '';
  for (const written of [inner, last]) {
    const skeleton = skeletonOf(written);
    const own = fields.find((field) => skeletonOf(field) === skeleton);
    if (own !== undefined) return own;
    const meaning = meanings.get(skeleton);
    if (meaning !== undefined) return meaning !== null && fields.includes(meaning) ? meaning : null;
  }
  if (isFieldOrNear(last, fields)) return nearestField(last, fields);
  // `promo_code`, `promoCode` and `contact.code` are names, and no words.
  return /\p{L}_\p{L}|\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(inner) ? null : undefined;
}

function problemOf(
  whole: string,
  inner: string,
  meant: string | null,
  fields: readonly string[],
): string {
  const shown = whole.length > 40 ? `${cutText(whole, 39)}…` : whole;
  const isShort = /^\{[^{}]*\}$/.test(whole) && meant !== null && fields.includes(inner.trim());
  if (isShort) return words.templates.oneBrace(meant);
  if (meant === null) {
    const isBlank = /^\[[^[\]%]+\]$/.test(whole);
    return isBlank ? words.templates.blank(shown) : words.templates.foreign(shown);
  }
  return words.templates.foreignField(shown, meant);
}
