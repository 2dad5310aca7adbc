import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { guardCell } from './formula-guard.ts';

/** A row as a line of CSV that no spreadsheet program takes for a formula, its line end included. */
export function csvLine(cells: readonly string[]): string {
  const [first = ''] = cells;
  if (cells.length === 1 && first === '') return '""\r\n';
  return `${cells.map((cell) => quoteCell(guardCell(cell))).join(',')}\r\n`;
}

/** Rows as lines of CSV, as `csvLine` makes them. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map(csvLine).join('');
}

/**
 * Writes rows to a CSV, as `writeCsvText` does.
 *
 * @param pages rows, some at a time; the next are asked for when those before are written.
 * @returns how many rows were written, the header included.
 */
export async function writeCsvFile(
  file: string,
  pages: Iterable<readonly (readonly string[])[]>,
): Promise<number> {
  let rows = 0;
  function* lines(): Generator<string, void> {
    for (const page of pages) {
      rows += page.length;
      yield csvLines(page);
    }
  }
  await writeCsvText(file, lines());
  return rows;
}

/**
 * Writes a CSV that Excel opens rightly: UTF-8 with a byte order mark, lines ended by CRLF. It is
 * written beside `file` and takes its name when it is whole, so that `file` is never half of one.
 *
 * Refused (`usage`) where the folder is not there or may not be written to, and (`unavailable`) where
 * the disk is full or another program holds the file; what `file` was before stays then, as it does
 * where making the lines is refused.
 *
 * @param lines as `csvLines` gives them, some at a time; the next are asked for when those before are
 * written.
 */
export async function writeCsvText(
  file: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  let handle: FileHandle | null = null;
  try {
    handle = await open(draft, 'wx');
    await handle.writeFile('\uFEFF');
    for await (const some of lines) await handle.writeFile(some);
    await handle.sync();
    await handle.close();
    handle = null;
    await rename(draft, file);
  } catch (error) {
    await handle?.close();
    await rm(draft, { force: true });
    throw readable(error, file);
  }
}

function quoteCell(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function readable(error: unknown, file: string): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('usage', words.exporting.noFolder(path.dirname(file)), {
        cause: error,
      });
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new UserError('usage', words.exporting.isFolder(file), {
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'EROFS':
      return new UserError('unavailable', words.exporting.notWritable(file), { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('unavailable', words.exporting.diskFull(file), { cause: error });
    default:
      return new UserError('unavailable', words.exporting.failed(file, error.message), {
        cause: error,
      });
  }
}
