import { DateTime } from 'luxon';
import { customFieldsOf, textsOf } from '../contact-columns.ts';
import { exportRowsOf, type ExportRow } from './export-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { csvLines } from './csv-writer.ts';
import { exportColumns } from './export-format.ts';

/** The lines of a CSV with these contacts: those of them that are still there. */
export function exportLines(
  db: OvoDatabase,
  request: {
    readonly ids: Float64Array;
    /** Which custom fields, in the order of their columns. */
    readonly fieldNames: readonly string[];
  },
): { readonly lines: string; readonly rows: number } {
  const rows = exportRowsOf(db, request.ids);
  return {
    lines: csvLines(rows.map((row) => cellsOf(row, request.fieldNames))),
    rows: rows.length,
  };
}

const cells: Readonly<Record<(typeof exportColumns)[number]['field'], (row: ExportRow) => string>> =
  {
    phone: ({ phone }) => phone,
    firstName: ({ firstName }) => firstName,
    lastName: ({ lastName }) => lastName,
    email: ({ email }) => email,
    tags: ({ tags }) => textsOf(tags).join(', '),
    timeZone: ({ timeZone }) => timeZone ?? '',
    consentAt: ({ consentAt }) => exactTime(consentAt),
    consentMethod: ({ consentMethod }) => consentMethod ?? '',
    consentSource: ({ consentSource }) => consentSource ?? '',
  };

/** The cells of a contact: those of `exportColumns`, then its custom fields in that order. */
export function cellsOf(row: ExportRow, fieldNames: readonly string[]): readonly string[] {
  const fields = customFieldsOf(row.customFields);
  return [
    ...exportColumns.map(({ field }) => cells[field](row)),
    ...fieldNames.map((name) => fields[name] ?? ''),
  ];
}

/** A time to the millisecond, as ISO 8601 in UTC; empty for none. */
export function exactTime(at: number | null): string {
  return at === null ? '' : (DateTime.fromMillis(at, { zone: 'utc' }).toISO() ?? '');
}
