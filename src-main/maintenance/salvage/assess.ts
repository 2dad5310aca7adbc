// Raw SQL: it counts the rows of a backup, whatever version made it.
import type Database from 'better-sqlite3';
import path from 'node:path';
import type { SalvagedTable } from '../../../src-shared/maintenance/salvage.ts';
import { openToLook } from '../../database/database-file.ts';
import { newestVerified } from '../backup/backup-files.ts';
import type { Survey, SurveyedTable } from './survey.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Below this share of what was surely there a salvage is no substitute for a backup. */
const enough = 0.9;

/** The tables whose rows a person would miss, and the words for those rows. */
const missed: ReadonlyMap<string, string> = new Map([
  ['contacts', words.salvage.rows.contacts],
  ['messages', words.salvage.rows.messages],
  ['campaigns', words.salvage.rows.campaigns],
  ['suppressions', words.salvage.rows.suppressions],
  ['lists', words.salvage.rows.lists],
  ['list_contacts', words.salvage.rows.listMembers],
  ['tags', words.salvage.rows.tags],
  ['contact_tags', words.salvage.rows.taggedContacts],
]);

/** Tables of few rows or of pairs: one that does not fit is mostly there a second time. */
const oftenTwice: ReadonlySet<string> = new Set(['lists', 'list_contacts', 'tags', 'contact_tags']);

interface Salvaged {
  readonly tables: readonly SalvagedTable[];
  readonly rows: number;
  readonly pages: number;
  readonly pagesLost: number;
  readonly survey: Pick<Survey, 'tables' | 'missing'>;
  /** How many rows of a table did not fit. */
  readonly rejectedOf: (table: string) => number;
}

/** What to do where a file has nothing to salvage. */
export function instead(dataFolder: string): string {
  return newestVerified(dataFolder) === undefined
    ? words.salvage.restoreOrEmpty
    : words.salvage.restoreNewestOrEmpty;
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
  const unfit = [...missed].flatMap(([table, rows]) => unfitOf(salvaged, table, rows) ?? []);
  const gone = [...missed].filter(
    ([table]) => salvaged.survey.missing.includes(table) && rowsOf(salvaged, table) === 0,
  );
  const unread = salvaged.survey.tables.flatMap((table) => unreadOf(salvaged, table) ?? []);
  if (!isUnread && [...lacking, ...unfit, ...gone, ...unread].length === 0) return null;
  return [
    words.salvage.incomplete,
    ...(isUnread ? [words.salvage.pagesLost(pagesLost, pages)] : []),
    ...(unread.length === 0 ? [] : [words.salvage.notRead(unread)]),
    ...(unfit.length === 0 ? [] : [words.salvage.notFitting(unfit)]),
    ...gone.map(([, rows]) => words.salvage.tableGone(rows)),
    ...(backup === undefined || lacking.length === 0
      ? []
      : [words.salvage.backupHasMore(backup.takenAt, lacking)]),
    words.salvage.fileKept,
  ].join(' ');
}

function rowsOf({ tables }: Salvaged, table: string): number {
  return tables.find((one) => one.table === table)?.rows ?? 0;
}

/**
 * Says how much of a table could not be read; null where that is little. Where its beginning is lost, all
 * pages of which nobody knows what they held may have been its own.
 */
function unreadOf({ survey, pagesLost }: Salvaged, table: SurveyedTable): string | null {
  const rows = missed.get(table.name);
  if (rows === undefined) return null;
  const ofTrees = survey.tables.reduce((sum, one) => sum + one.pagesLost, 0);
  const ofNobody = table.isRootLost ? Math.max(0, pagesLost - ofTrees) : 0;
  // One of its lost pages only led to those that were found.
  const leading = table.strays.length > 0 ? 1 : 0;
  const lost = Math.max(0, table.pagesLost - leading) + ofNobody;
  const all = table.leaves.length + table.strays.length + lost;
  return lost > (1 - enough) * all ? words.salvage.pagesOf(lost, all, rows) : null;
}

/** Says how many rows of a table did not fit; null where they are few. */
function unfitOf(salvaged: Salvaged, table: string, rows: string): string | null {
  if (oftenTwice.has(table)) return null;
  const rejected = salvaged.rejectedOf(table);
  const all = rowsOf(salvaged, table) + rejected;
  return rejected > (1 - enough) * all ? words.salvage.partOf(rejected, all, rows) : null;
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
    for (const [table, rows] of missed) {
      const there = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      const here = rowsOf(salvaged, table);
      if (here < enough * there) counts.push(words.salvage.fewerThan(there, rows, here));
    }
    return counts;
  } catch {
    // A backup that cannot be read says nothing.
    return [];
  } finally {
    sqlite?.close();
  }
}
