import type { ColumnMapping, ContactField } from '../../../src-shared/import/import.ts';
import { isNameLike, wordsOfHeader } from './header-meaning.ts';

const nameFields: ReadonlySet<ContactField> = new Set(['firstName', 'lastName', 'fullName']);

/**
 * The columns of a file that look like names, where no column became a name: its contacts come in without
 * one. Empty where one did.
 */
export function unusedNames(mapping: ColumnMapping, names: readonly string[]): readonly string[] {
  const hasName = mapping.some((target) => target.kind === 'field' && nameFields.has(target.field));
  return hasName ? [] : names.filter((name) => isNameLike(wordsOfHeader(name)));
}
