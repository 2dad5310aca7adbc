import { beginsPlain } from './clean-cells.ts';
import type { RowFault } from './row-fault.ts';

/** What programs write below the rows of a report. */
const footerText =
  /^(?:copyright\b|©|\(c\) ?\d{4}|confidential\b|vertraulich\b|confidentiel\b|confidencial\b|strictly private|(?:grand |sub-?|report |overall )?totals?(?:\s*[:(\d].*| (?:records?|rows?|contacts?|customers?|clients?|members?)\b.*)?$|gesamt(?:summe)?\b|summe\b|insgesamt\b|total (?:general|records?)|(?:generated|created|printed|exported|prepared|produced|downloaded|run) (?:by|on|at|from|date|time)\b|(?:report|export|data) (?:generated|created|run|as of|date|name|filter|period)\b|erstellt (?:am|von)\b|gedruckt am\b|impreso el\b|generado (?:el|por)\b|imprim[ée] le\b|g[ée]n[ée]r[ée] (?:le|par)\b|page \d+(?: (?:of|\/) ?\d+)?$|p[áa]gina \d+|seite \d+|end of (?:report|file|list|data)\b|\*+ ?end\b|as of \d|filtered by\b|filters?:|(?:record|row|contact|customer|client|member) count\b|count:|\d[\d,.]* (?:rows?|records?|contacts?|customers?|clients?|members?|entries|results?)(?: (?:total|found|shown|exported|selected))?\.?$|(?:showing|displaying) \d)/i;

/** What else can stand in such a row: a count, a sum, a date. */
const figure = /^[\d\s.,:/$€£%+()-]*$/;

/** The most cells of such a row that are filled. */
const mostFilled = 3;

/**
 * The fault of a row that is the footer of a report, such as `Grand total` or `Confidential`; null for any
 * other. A footer has a text that reports end with, nothing else but figures, and no phone number.
 */
export function findReportFooter(
  cells: readonly string[],
  names: readonly string[],
): RowFault | null {
  if (hasManyFilled(cells)) return null;
  let index = 0;
  while (index < cells.length && (cells[index] ?? '').trim() === '') index += 1;
  const text = (cells[index] ?? '').trim();
  if (!footerText.test(text)) return null;
  const others = cells.slice(index + 1).filter((cell) => cell.trim() !== '');
  if (!others.every((cell) => figure.test(cell.trim()))) return null;
  if (others.some((cell) => cell.replace(/\D/g, '').length >= 7)) return null;
  return {
    column: names[index] ?? null,
    cellIndex: index,
    value: text,
    problem: 'report-footer',
    params: {},
    fix: null,
  };
}

function hasManyFilled(cells: readonly string[]): boolean {
  let filled = 0;
  for (const cell of cells) {
    if (cell === '' || (!beginsPlain(cell) && cell.trim() === '')) continue;
    filled += 1;
    if (filled > mostFilled) return true;
  }
  return false;
}
