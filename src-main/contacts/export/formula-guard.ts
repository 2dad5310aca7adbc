/**
 * What a spreadsheet program would take for a formula (OWASP ASVS 1.2.10, with the full-width forms),
 * or what has been guarded against that already.
 */
const mayRun = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

const e164 = /^\+\d{7,15}$/;

/** A cell that no spreadsheet program runs as a formula: an apostrophe goes before one that it might. */
export function guardCell(cell: string): string {
  return mayRun.test(cell) && !e164.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardCell`; the very same for every text there is. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === apostrophe && mayRun.test(cell) ? cell.slice(1) : cell;
}

const apostrophe = 39;
