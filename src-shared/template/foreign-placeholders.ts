import { cutText } from '../lib/clean-text.ts';
import { isFieldOrNear, nearestField, skeletonOf } from './nearest-field.ts';

/** A placeholder as another program writes it, or a field with one brace too few. */
export interface ForeignPlaceholder {
  readonly message: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly index: number;
}

/** A name of a field as any program writes one: `FNAME`, `First Name`, `contact.first_name`. */
const name = String.raw`[\p{L}_@!=][\p{L}\p{M}\p{N}_]*(?:(?:[ .-]|::)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*){0,4}`;
/** What programs put behind the name: a default, a filter, a format. */
const more = String.raw`(?:\s*[|:,=?][^{}\[\]\n]{0,80})?`;

interface Form {
  readonly pattern: RegExp;
  /** Whether nobody writes so but for a placeholder, whatever name stands in it. */
  readonly isSure: boolean;
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
  form(String.raw`(?<![\w-])-(${name})-(?![\w-])`, 'name'),
  form(String.raw`(?<!\w)__(\p{L}[\p{L}\p{N}_]*?)__(?!\w)`, 'name'),
  form(String.raw`(?<![\w~])~(${name})~(?![\w~])`, 'name'),
  form(String.raw`(?<![\w|])\|{1,2}(${name})\|{1,2}(?![\w|])`, 'name'),
  form(String.raw`(?<![\w@])@{1,2}(${name})@{1,2}(?![\w@])`, 'name'),
  form(String.raw`(?<![\w$])\$([\p{L}]+(?:_[\p{L}]+)*)\$?(?![\p{L}\p{N}$])`, 'name'),
  form(String.raw`\((\p{L}+(?:_\p{L}+)+)\)`, 'name'),
];

function form(source: string, kind: 'sure' | 'name'): Form {
  return { pattern: new RegExp(source, 'gu'), isSure: kind === 'sure' };
}

/** What other programs call the fields that every contact has; what is `null` has no field here. */
const meanings: ReadonlyMap<string, string | null> = new Map(
  Object.entries({
    first_name:
      'fname firstname first forename givenname given prenom vorname nombre nome contactfirstname recipientfirstname customerfirstname userfirstname name contactname customername clientname username recipientname customer',
    last_name:
      'lname lastname last surname familyname nom nachname apellido apellidos sobrenome cognome contactlastname customerlastname',
    full_name: 'fullname wholename displayname fullcontactname',
    email: 'email emailaddress mail contactemail',
    phone: 'phone phonenumber mobile mobilephone mobilenumber cell cellphone tel telephone',
    '': 'company companyname business businessname organization organisation city address date time appointmentdate appointmenttime link url unsubscribe unsubscribelink unsub optout title salutation',
  }).flatMap(([field, words]) =>
    words.split(' ').map((word) => [word, field === '' ? null : field] as const),
  ),
);

/**
 * The placeholders of other programs in plain text, such as `{firstName}`, `*|FNAME|*`, `[FIRST_NAME]`,
 * `%NAME%` and full-width braces, in their order. They would go out as they stand. Words between marks that
 * name no field, as in `{50% off}` or `[new]`, are none.
 */
export function findForeignPlaceholders(
  text: string,
  fields: readonly string[],
): readonly ForeignPlaceholder[] {
  if (!/[{｛[%#<«‹*_~|@$(-]/.test(text)) return [];
  const found = new Map<number, ForeignPlaceholder & { readonly end: number }>();
  for (const { pattern, isSure } of forms) {
    for (const match of text.matchAll(pattern)) {
      const [whole, inner = ''] = match;
      const meant = fieldMeant(inner, fields);
      if (meant === undefined && !isSure) continue;
      const end = match.index + whole.length;
      const isWithin = [...found.values()].some((one) => match.index < one.end && end > one.index);
      if (isWithin) continue;
      const message = problemOf(whole, inner, meant ?? null, fields);
      found.set(match.index, { message, index: match.index, end });
    }
  }
  return [...found.values()].toSorted((one, two) => one.index - two.index);
}

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
  if (isShort) return `A field has two braces on each side: {{ ${meant} }}.`;
  if (meant !== null) {
    return `${shown} is not filled in: that is how another program writes a field. Write {{ ${meant} }}.`;
  }
  return `${shown} is not filled in: that is how another program writes a field. Write a field of your contacts, such as {{ first_name }}, or delete it.`;
}
