import type { ContactField } from '../../../src-shared/import/import.ts';

/** How an export of contacts begins; the custom fields come after. */
export const exportColumns = [
  { name: 'Phone', field: 'phone' },
  { name: 'First name', field: 'firstName' },
  { name: 'Last name', field: 'lastName' },
  { name: 'Email', field: 'email' },
  { name: 'Tags', field: 'tags' },
  { name: 'Time zone', field: 'timeZone' },
  { name: 'Agreed to texts at', field: 'consentAt' },
  { name: 'How agreed', field: 'consentMethod' },
  { name: 'Where agreed', field: 'consentSource' },
] as const satisfies readonly { readonly name: string; readonly field: ContactField }[];

/** How a file of rejected rows begins; their own columns come after. */
export const rejectColumns: readonly string[] = ['Line in the file', 'Why it was not imported'];

/** Whether a file's columns are those of an export of Ovo's: its cells are then taken as they are. */
export function isOvoExport(names: readonly string[]): boolean {
  return exportColumns.every(({ name }, index) => names[index] === name);
}

/** How a file of suppressions that Ovo wrote begins, and all that it has. */
export const suppressionColumns = [
  'Phone',
  'Reason',
  'Evidence',
  'Suppressed at',
  'Lifted at',
  'Evidence for lifting',
] as const;
