import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import type { ColumnMapping, ContactField } from '../../../src-shared/import/import.ts';
import { readConsent, readOptOut } from './consent-values.ts';
import { readTime } from './cell-date.ts';
import { textOf } from './cell-values.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';

/** The consent and the opt-out of a row; see ContactRow. */
export interface RowPermissions {
  hasConsent: boolean;
  consentAt: number | null;
  consentMethod: string | null;
  consentSource: string | null;
  optOut: string | null;
}

/** Characters of a cell that are kept as evidence. */
const longestEvidence = 200;

/**
 * Makes the function that reads consent and opt-outs into a row; null for a file without such columns. An
 * opt-out that is neither a yes nor a no is a fault of the row.
 */
export function permissionReader(
  mapping: ColumnMapping,
  names: readonly string[],
  country: string,
): ((cells: readonly string[], row: RowPermissions) => RowFault | null) | null {
  const at = (field: ContactField) =>
    mapping.findIndex((target) => target.kind === 'field' && target.field === field);
  const consentAt = at('consent');
  const timeAt = at('consentAt');
  const methodAt = at('consentMethod');
  const sourceAt = at('consentSource');
  const optOutColumns = mapping.flatMap((target, index) =>
    target.kind === 'field' && target.field === 'optOut' ? [index] : [],
  );
  const hasConsentColumns = consentAt !== -1 || timeAt !== -1;
  if (!hasConsentColumns && optOutColumns.length === 0) return null;

  return (cells, row) => {
    if (hasConsentColumns) readConsentCells(cells, row);
    return readOptOutCells(cells, row);
  };

  /** Whether and when this person agreed. A time alone is a yes, unless another column says no. */
  function readConsentCells(cells: readonly string[], row: RowPermissions): void {
    const time = readTime(cells[timeAt] ?? '', country);
    if (consentAt === -1) {
      row.hasConsent = time !== null;
      row.consentAt = time;
    } else {
      const cell = cells[consentAt] ?? '';
      const value = readConsent(cell, country);
      row.hasConsent = value.kind === 'yes';
      if (value.kind === 'yes') row.consentAt = time ?? value.at;
      if (value.isOptOut) row.optOut = evidenceOf(consentAt, cell);
    }
    if (!row.hasConsent) return;
    row.consentMethod = textOf(cells[methodAt]) || null;
    row.consentSource = textOf(cells[sourceAt]) || null;
  }

  function readOptOutCells(cells: readonly string[], row: RowPermissions): RowFault | null {
    for (const index of optOutColumns) {
      const cell = cells[index] ?? '';
      const value = readOptOut(cell, country);
      if (value.kind === 'unclear') {
        return faultOfCell(names, { index, text: cell }, { problem: 'unclear-opt-out' });
      }
      if (value.kind === 'yes') row.optOut ??= evidenceOf(index, cell);
    }
    return null;
  }

  function evidenceOf(index: number, cell: string): string {
    const said = cutText(cleanLine(cell), longestEvidence);
    return `Column “${names[index] ?? ''}”: “${said}”`;
  }
}
