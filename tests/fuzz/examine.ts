import iconv from 'iconv-lite';
import { suggestTargets } from '../../src-main/imports/columns/suggest-targets.ts';
import { contactRowReader, isFault } from '../../src-main/imports/rows/contact-row.ts';
import {
  openContactsFile,
  type ContactsFile,
} from '../../src-main/imports/readers/contacts-file.ts';
import { openCsv } from '../../src-main/imports/readers/text/csv-source.ts';
import { FileFault } from '../../src-main/imports/readers/file-fault.ts';
import { openTextFile, type TextFile } from '../../src-main/imports/readers/text/text-file.ts';
import type { ColumnMapping } from '../../src-shared/import/import.ts';
import { sayReject } from '../../src-shared/import/reject-reason.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { detectAll } from '../support/contacts-files.ts';

/** What became of a broken file. */
export interface Examined {
  readonly outcome: 'read' | 'read in part' | 'refused';
  readonly contacts: number;
  readonly rejects: number;
}

/** Something that must never be: the file is kept, and this says what was wrong. */
export class Broken extends Error {}

/**
 * Reads a file to its end as an import does, and holds it to what must be true of any file: it is read,
 * or refused in words; every row is a contact or a reject with its reason; lines only go up; and of a
 * text, every character that is no quote, space, delimiter or line break is in some row, in its order,
 * up to where the file could not be read on.
 */
export async function examine(file: string, bytes: Buffer): Promise<Examined> {
  let opened: ContactsFile;
  try {
    opened = await openContactsFile(file, detectAll, 'US');
  } catch (error) {
    requireRefusal(error);
    const isInPart = await examineBeginning(file, bytes);
    return { outcome: isInPart ? 'read in part' : 'refused', contacts: 0, rejects: 0 };
  }
  try {
    return await examineRows(opened, bytes);
  } finally {
    await opened.close();
  }
}

/** Holds a text that was refused to the same, up to its fault; whether there was anything before it. */
async function examineBeginning(file: string, bytes: Buffer): Promise<boolean> {
  let text: TextFile;
  try {
    text = await openTextFile(file);
  } catch {
    return false;
  }
  try {
    if (text.kind !== 'text') return false;
    const { reading, rows } = await openCsv(text, detectAll);
    const { encoding, delimiter } = reading;
    if (encoding === null || delimiter === null)
      throw new Broken('it is not known how it was read');
    const cells: string[] = [];
    let fault: FileFault | null = null;
    let line = 0;
    try {
      for await (const batch of rows()) {
        for (const row of batch.rows) {
          line = row.line;
          cells.push(...row.cells);
        }
      }
    } catch (error) {
      if (!(error instanceof FileFault)) throw new Broken(String(error));
      fault = error;
    }
    if (fault !== null && (fault.line ?? line) < line) {
      throw new Broken(`the fault of line ${fault.line} comes after line ${line}`);
    }
    requireAll({ text: iconv.decode(bytes, encoding), cells, delimiter, isWhole: fault === null });
    return cells.length > 0 && fault !== null;
  } finally {
    await text.close();
  }
}

async function examineRows(opened: ContactsFile, bytes: Buffer): Promise<Examined> {
  const { names, beginning, reading, format } = opened;
  const isInFile = reading.hasHeader !== false;
  const suggested = suggestTargets(
    { names, isInFile },
    beginning.map(({ cells }) => cells),
    'US',
  );
  const read = contactRowReader(withPhone(suggested), names, 'US');
  const seen: string[] = [];
  let line = 0;
  let contacts = 0;
  let rejects = 0;
  let outcome: Examined['outcome'] = 'read';
  try {
    for await (const { rows } of opened.rows()) {
      for (const row of rows) {
        if (row.line <= line) throw new Broken(`line ${row.line} comes after line ${line}`);
        line = row.line;
        for (const cell of row.cells) {
          if (cell.includes('\0')) throw new Broken(`line ${line} has a NUL in it`);
          seen.push(cell);
        }
        const one = read(row.cells);
        if (!isFault(one)) contacts += 1;
        else if (sayReject(one) !== '') rejects += 1;
        else throw new Broken(`line ${line} is neither a contact nor a reject with a reason`);
      }
    }
  } catch (error) {
    requireRefusal(error);
    outcome = 'read in part';
  }
  if (format === 'csv') {
    const { encoding, delimiter } = reading;
    if (encoding === null || delimiter === null)
      throw new Broken('it is not known how it was read');
    const header = isInFile ? headerOf(opened) : [];
    requireAll({
      text: iconv.decode(bytes, encoding),
      cells: [...header, ...seen],
      delimiter,
      isWhole: outcome === 'read',
    });
  }
  if (format === 'vcf' && outcome === 'read' && encodingIsPlain(reading.encoding)) {
    const most = bytes.toString('latin1').match(/begin:\s*vcard/gi)?.length ?? 0;
    if (contacts + rejects > most) throw new Broken(`${contacts + rejects} rows of ${most} cards`);
  }
  return { outcome, contacts, rejects };
}

function encodingIsPlain(encoding: string | null): boolean {
  return encoding === 'utf-8' || encoding === 'windows-1252';
}

/** The cells of titles and header as they stand in the file, where a column without a name has none. */
function headerOf({ titles, names }: ContactsFile): readonly string[] {
  const above = titles.flatMap(({ cells }) => cells);
  return [...above, ...names.map((name, index) => (name === `Column ${index + 1}` ? '' : name))];
}

/** Quotes and blanks, and what a clean text has nothing of: what nobody sees, and halves of characters. */
const neverKept =
  /["\s\p{Cc}\p{Zs}\p{Cs}\p{Default_Ignorable_Code_Point}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\u2800\u3164\uffa0\u115f\u1160]/gu;

function requireAll(file: {
  readonly text: string;
  readonly cells: readonly string[];
  readonly delimiter: string;
  readonly isWhole: boolean;
}): void {
  const bare = (text: string) =>
    text.normalize('NFD').replaceAll(neverKept, '').replaceAll(file.delimiter, '').normalize('NFD');
  const written = bare(file.text.replace(/^\uFEFF?"?sep=."?(?:\r\n|\n|\r|$)/i, ''));
  const read = bare(file.cells.join('\n'));
  const isThere = file.isWhole ? read === written : written.startsWith(read);
  if (isThere) return;
  let at = 0;
  while (at < read.length && read[at] === written[at]) at += 1;
  throw new Broken(`“${written.slice(at, at + 40)}” was read as “${read.slice(at, at + 40)}”`);
}

function withPhone(mapping: ColumnMapping): ColumnMapping {
  const hasPhone = mapping.some((target) => target.kind === 'field' && target.field === 'phone');
  if (hasPhone) return mapping;
  return mapping.map((target, index) =>
    index === 0 ? { kind: 'field' as const, field: 'phone' as const } : target,
  );
}

function requireRefusal(error: unknown): void {
  if (error instanceof Broken) throw error;
  const isPlain =
    error instanceof UserError && (error.code === 'usage' || error.code === 'invalid');
  if (isPlain && /^.{10,}[.!]$/s.test(error.message)) return;
  throw new Broken(
    error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
  );
}
