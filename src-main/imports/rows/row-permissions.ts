import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import type { ColumnMapping, ContactField } from '../../../src-shared/import/import.ts';
import { readConsent, readOptOut } from './consent-values.ts';
import { readTime } from './cell-date.ts';
import { textOf } from './cell-values.ts';
import { faultOfCell, type RowFault } from './row-fault.ts';

/** What a row says of being texted; see ContactRow. */
export interface RowPermissions {
  hasConsent: boolean;
  consentAt: number | null;
  consentMethod: string | null;
  consentSource: string | null;
  optOut: string | null;
}

/** More of a cell is not kept as evidence. */
const longestEvidence = 200;

/**
 * Makes what takes consent and opt-outs into a row; null for a file that says nothing of them. An answer
 * to opting out that is neither a yes nor a no is a fault.
 */
export function permissionTaker(
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
    if (hasConsentColumns) takeConsent(cells, row);
    return takeOptOut(cells, row);
  };

  /** Whether and when this person agreed. A time alone is a yes, unless the row says no beside it. */
  function takeConsent(cells: readonly string[], row: RowPermissions): void {
    const time = readTime(cells[timeAt] ?? '', country);
    if (consentAt === -1) {
      row.hasConsent = time !== null;
      row.consentAt = time;
    } else {
      const cell = cells[consentAt] ?? '';
      const answer = readConsent(cell, country);
      row.hasConsent = answer.kind === 'yes';
      if (answer.kind === 'yes') row.consentAt = time ?? answer.at;
      if (answer.hasLeft) row.optOut = evidenceOf(consentAt, cell);
    }
    if (!row.hasConsent) return;
    row.consentMethod = textOf(cells[methodAt]) || null;
    row.consentSource = textOf(cells[sourceAt]) || null;
  }

  function takeOptOut(cells: readonly string[], row: RowPermissions): RowFault | null {
    for (const index of optOutColumns) {
      const cell = cells[index] ?? '';
      const answer = readOptOut(cell, country);
      if (answer.kind === 'unclear') {
        return faultOfCell(
          names,
          { index, text: cell },
          {
            problem: 'unclear-opt-out',
            reason:
              'It is not clear whether this person wants no texts. Write yes (no texts), no, or the day on which they opted out.',
          },
        );
      }
      if (answer.kind === 'yes') row.optOut ??= evidenceOf(index, cell);
    }
    return null;
  }

  function evidenceOf(index: number, cell: string): string {
    const said = cleanLine(cell).slice(0, longestEvidence);
    return `Column “${names[index] ?? ''}”: “${said}”`;
  }
}
