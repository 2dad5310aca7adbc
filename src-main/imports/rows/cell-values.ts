import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { tagSchema } from '../../../src-shared/contact/field-rules.ts';
import { unguardCell } from '../../contacts/export/formula-guard.ts';

/** The text of a cell as one clean line, without what guards it from being taken for a formula. */
export function textOf(cell: string | undefined): string {
  if (cell === undefined || cell === '') return '';
  return unguardCell(cleanLine(cell)).trim();
}

/** How Google, and others after it, join several values in one cell. */
const googleJoint = ':::';

/** Several values of a cell as one text that people read. */
export function joinReadably(value: string): string {
  if (!value.includes(googleJoint)) return value;
  return partsOf(value, googleJoint).join(', ');
}

/** Of several e-mail addresses in one cell the first; a cell that holds none stays as it is. */
export function firstEmail(cell: string): string {
  if (!/[\s,;]|:::/.test(cell)) return cell;
  const parts = cell.split(/[\s,;]+|:::/).map((part) => part.replace(/^<|>$/g, ''));
  return parts.find((part) => /^[^@]+@[^@]+\.[^@]+$/.test(part)) ?? cell;
}

/** What Google keeps in the column for labels, and nobody gave. */
const ownLabels: ReadonlySet<string> = new Set(['* mycontacts', '* starred', '* other contacts']);

/**
 * The tags of a cell, each once whatever its capitals, without the quotes and stars that programs put
 * around them; `tooLong` is the first that is longer than a tag may be.
 */
export function readTags(cell: string): {
  readonly tags: readonly string[];
  readonly tooLong: string | null;
} {
  const tags = new Map<string, string>();
  let tooLong: string | null = null;
  for (const part of partsOf(cell, /[,;|\n\r\u2028\u2029]|:::/)) {
    if (ownLabels.has(part.toLowerCase())) continue;
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

/** The tags of a cell that Ovo wrote, where nothing but commas stands between them. */
export function exactTags(cell: string): readonly string[] {
  return partsOf(cell, /,/);
}

function partsOf(value: string, joint: RegExp | string): readonly string[] {
  return value
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
