import { contactRowReader } from '../../../../src-main/imports/rows/contact-row.ts';
import type { ColumnTarget, ContactField } from '../../../../src-shared/import/import.ts';

export const columnNames = ['First', 'Last', 'Mobile', 'E-mail', 'Last visit', 'Internal'];

export const read = contactRowReader(
  [
    { kind: 'field', field: 'firstName' },
    { kind: 'field', field: 'lastName' },
    { kind: 'field', field: 'phone' },
    { kind: 'field', field: 'email' },
    { kind: 'custom', name: 'last_visit' },
    { kind: 'ignore' },
  ],
  columnNames,
  'US',
);

/** Reads a row whose columns become these fields; `phone2` is a phone of second priority. */
export function readAs(
  fields: readonly (ContactField | 'phone2')[],
  cells: readonly string[],
  country = 'US',
) {
  const mapping = fields.map((field): ColumnTarget => {
    if (field === 'phone2') return { kind: 'field', field: 'phone', priority: 2 };
    if (field === 'phone') return { kind: 'field', field: 'phone', priority: 1 };
    return { kind: 'field', field };
  });
  return contactRowReader(mapping, fields, country)(cells);
}
