import type { builtInFields as names } from '../../../src-shared/template/merge-field-names.ts';

interface MergeField {
  readonly name: (typeof names)[number];
  readonly label: string;
}

/** The built-in fields, by their names in merge fields. */
export const builtInFields: readonly MergeField[] = [
  { name: 'first_name', label: 'First name' },
  { name: 'last_name', label: 'Last name' },
  { name: 'full_name', label: 'Full name' },
  { name: 'email', label: 'Email' },
  { name: 'phone', label: 'Phone number' },
];

/** The merge field of that name. */
export function mergeField(name: string): string {
  return `{{ ${name} }}`;
}

/** The merge field with a text for contacts whose field is empty. */
export function mergeFieldWithDefault(name: string, fallback: string): string {
  return `{{ ${name} | default: "${fallback}" }}`;
}

/** Whether a text has merge fields, so that its length differs from contact to contact. */
export function hasMergeFields(body: string): boolean {
  return /\{\{|\{%/.test(body);
}
