import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { tagSchema } from '../../../src-shared/contact/field-rules.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';

/**
 * The text of a cell as one clean line, without the character that guards it against being a formula.
 *
 * @param isPlain whether it is sure that the cell is of printable ASCII characters alone.
 */
export function textOf(cell: string | undefined, isPlain = false): string {
  if (cell === undefined || cell === '') return '';
  return unguardCell(isPlain ? cell.trim() : cleanLine(cell)).trim();
}

/** What Google and others write between several values in one cell. */
const valueSeparator = ':::';

/** Several values of a cell as one text with commas. */
export function withCommas(value: string): string {
  if (!value.includes(valueSeparator)) return value;
  return partsOf(value, valueSeparator).join(', ');
}

/** The first of several e-mail addresses in one cell; a cell without any stays as it is. */
export function firstEmail(cell: string): string {
  if (!/[\s,;]|:::/.test(cell)) return cell;
  const parts = cell.split(/[\s,;]+|:::/).map((part) => part.replace(/^<|>$/g, ''));
  return parts.find((part) => /^[^@]+@[^@]+\.[^@]+$/.test(part)) ?? cell;
}

/** Labels that Google adds by itself. */
const googleLabels: ReadonlySet<string> = new Set([
  '* mycontacts',
  '* starred',
  '* other contacts',
]);

/**
 * The tags of a cell, each once whatever its capitals, without the quotes and stars that programs put
 * around them. `tooLong` is the first one that is longer than a tag can be; null where none is.
 */
export function readTags(cell: string): {
  readonly tags: readonly string[];
  readonly tooLong: string | null;
} {
  const tags = new Map<string, string>();
  let tooLong: string | null = null;
  for (const part of partsOf(cell, /[,;|\n\r\u2028\u2029]|:::/)) {
    if (googleLabels.has(part.toLowerCase())) continue;
    const tag = part
      .replace(/^\* /, '')
      .replace(/^"(.*)"$/, '$1')
      .replace(/\p{Cc}+/gu, ' ')
      .trim();
    if (tag === '') continue;
    if (tagSchema.safeParse(tag).success) {
      const key = tag.toLowerCase();
      if (!tags.has(key)) tags.set(key, tag);
    } else {
      tooLong ??= tag;
    }
  }
  return { tags: [...tags.values()], tooLong };
}

/** The tags of a cell that Ovo wrote: only commas separate them. */
export function exactTags(cell: string): readonly string[] {
  return partsOf(cell, /,/);
}

function partsOf(value: string, separator: RegExp | string): readonly string[] {
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
