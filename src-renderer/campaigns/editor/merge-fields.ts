import type { builtInFields as names } from '../../../src-shared/template/merge-field-names.ts';

interface MergeField {
  readonly name: (typeof names)[number];
  readonly label: string;
}

/** A contact's own fields by the names that a text uses for them. */
export const builtInFields: readonly MergeField[] = [
  { name: 'first_name', label: 'First name' },
  { name: 'last_name', label: 'Last name' },
  { name: 'full_name', label: 'Full name' },
  { name: 'email', label: 'Email' },
  { name: 'phone', label: 'Phone number' },
];

/** What stands in a text for a field of the contact. */
export function mergeField(name: string): string {
  return `{{ ${name} }}`;
}

/** The same, with what to say to those for whom it is empty. */
export function mergeFieldWithDefault(name: string, fallback: string): string {
  return `{{ ${name} | default: "${fallback}" }}`;
}

/** Whether a text is different for each person, so that its length is not known from it alone. */
export function hasMergeFields(body: string): boolean {
  return /\{\{|\{%/.test(body);
}
