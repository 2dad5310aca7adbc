// Raw SQL: it counts the rows of a backup, whatever version made it.
import type Database from 'better-sqlite3';
import { DateTime } from 'luxon';
import path from 'node:path';
import type { SalvagedTable } from '../../../src-shared/maintenance/salvage.ts';
import { openToLook } from '../../database/database-file.ts';
import { newestVerified } from '../backup/backup-files.ts';

/** Below this share of what was surely there a salvage is no substitute for a backup. */
const enough = 0.9;

/** The tables whose rows a person would miss. */
const missed = ['contacts', 'messages', 'campaigns', 'suppressions'] as const;

interface Salvaged {
  readonly tables: readonly SalvagedTable[];
  readonly rows: number;
  readonly pages: number;
  readonly pagesLost: number;
  /** Tables of which the file does not say where they are. */
  readonly missing: readonly string[];
  /** How many rows of a table did not fit. */
  readonly rejectedOf: (table: string) => number;
}

/** What to do where a file has nothing to salvage. */
export function instead(dataFolder: string): string {
  const newest = newestVerified(dataFolder);
  const restore =
    newest === undefined ? 'A backup: `restore FILE`.' : 'The newest backup: `restore --latest`.';
  return `${restore} To begin with nothing: \`start-empty\`.`;
}

/**
 * Says loudly that a salvage brought back little: pages that nobody could read, rows that did not fit, a
 * table that is gone, or fewer rows than the newest backup has. Null where most of what was there is there
 * again.
 */
export function warningOf(
  salvaged: Salvaged,
  context: { readonly dataFolder: string; readonly nativeBinding: string | undefined },
): string | null {
  const { pages, pagesLost } = salvaged;
  const isUnread = pagesLost > (1 - enough) * pages;
  const backup = newestVerified(context.dataFolder);
  const lacking = backup === undefined ? [] : lackingBeside(salvaged, backup.name, context);
  const unfit = missed.flatMap((table) => unfitOf(salvaged, table) ?? []);
  const gone = missed.filter(
    (table) => salvaged.missing.includes(table) && rowsOf(salvaged, table) === 0,
  );
  if (!isUnread && [...lacking, ...unfit, ...gone].length === 0) return null;
  return [
    'WARNING: this is not everything.',
    ...(isUnread ? [`${pagesLost} of ${pages} pages could not be read.`] : []),
    ...(unfit.length === 0 ? [] : [`Kept apart, because they do not fit: ${unfit.join(', ')}.`]),
    ...gone.map((table) => `Nothing of the table of ${table} was found.`),
    ...(backup === undefined || lacking.length === 0
      ? []
      : [
          `The backup of ${DateTime.fromMillis(backup.takenAt).toFormat('d LLLL yyyy, HH:mm')} has more: ${lacking.join(', ')}. \`restore --latest\` brings it back.`,
        ]),
    'The damaged file is kept as it was.',
  ].join(' ');
}

function rowsOf({ tables }: Salvaged, table: string): number {
  return tables.find((one) => one.table === table)?.rows ?? 0;
}

/** Says how many rows of a table did not fit; null where they are few. */
function unfitOf(salvaged: Salvaged, table: string): string | null {
  const rejected = salvaged.rejectedOf(table);
  const all = rowsOf(salvaged, table) + rejected;
  return rejected > (1 - enough) * all ? `${rejected} of ${all} ${table}` : null;
}

function lackingBeside(
  salvaged: Salvaged,
  backup: string,
  { dataFolder, nativeBinding }: Parameters<typeof warningOf>[1],
): readonly string[] {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = openToLook(path.join(dataFolder, 'backups', backup), nativeBinding);
    const counts: string[] = [];
    for (const table of missed) {
      const there = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      const here = rowsOf(salvaged, table);
      if (here < enough * there) counts.push(`${there} ${table} instead of ${here}`);
    }
    return counts;
  } catch {
    // A backup that cannot be read says nothing.
    return [];
  } finally {
    sqlite?.close();
  }
}
