import { builtInFields } from '../template/merge-field-names.ts';

/** What a text cannot call a field: the fields every contact has, and the words of Liquid. */
const taken: ReadonlySet<string> = new Set([
  ...builtInFields,
  'and',
  'or',
  'not',
  'contains',
  'true',
  'false',
  'nil',
  'null',
  'blank',
  'empty',
]);

const longest = 64;

/** Whether a custom field may have this name. */
export function isCustomFieldName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,63}$/.test(name) && !taken.has(name);
}

/**
 * The name of the custom field that a column becomes, in snake case (`Last visit` is `last_visit`),
 * unlike all of `others`. A header without Latin letters or digits gives `column_3`, by its place.
 *
 * @param place of the column in the file; the first is 1.
 */
export function customFieldName(
  header: string,
  place: number,
  others: ReadonlySet<string>,
): string {
  const plain = latinOf(header)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, longest)
    .replace(/_+$/, '');
  const base = plain === '' ? `column_${place}` : /^[a-z]/.test(plain) ? plain : `field_${plain}`;
  let name = base.slice(0, longest);
  for (let count = 2; taken.has(name) || others.has(name); count += 1) {
    const ending = `_${count}`;
    name = `${base.slice(0, longest - ending.length)}${ending}`;
  }
  return name;
}

/** Letters that do not come apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

function latinOf(header: string): string {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter);
}
