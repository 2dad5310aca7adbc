// Raw SQL: it counts the rows of a backup, whatever version made it.
import type Database from 'better-sqlite3';
import { DateTime } from 'luxon';
import path from 'node:path';
import type { SalvagedTable } from '../../../src-shared/maintenance/salvage.ts';
import { openToLook } from '../../database/database-file.ts';
import { newestVerified } from '../backup/backup-files.ts';
import type { Survey, SurveyedTable } from './survey.ts';

/** Below this share of what was surely there a salvage is no substitute for a backup. */
const enough = 0.9;

/** The tables whose rows a person would miss, and the words for those rows. */
const missed: ReadonlyMap<string, string> = new Map([
  ['contacts', 'contacts'],
  ['messages', 'messages'],
  ['campaigns', 'campaigns'],
  ['suppressions', 'suppressions'],
  ['lists', 'lists'],
  ['list_contacts', 'list members'],
  ['tags', 'tags'],
  ['contact_tags', 'tagged contacts'],
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
  const unfit = [...missed].flatMap(([table, words]) => unfitOf(salvaged, table, words) ?? []);
  const gone = [...missed].filter(
    ([table]) => salvaged.survey.missing.includes(table) && rowsOf(salvaged, table) === 0,
  );
  const unread = salvaged.survey.tables.flatMap((table) => unreadOf(salvaged, table) ?? []);
  if (!isUnread && [...lacking, ...unfit, ...gone, ...unread].length === 0) return null;
  return [
    'WARNING: this is not everything.',
    ...(isUnread ? [`${pagesLost} of ${pages} pages could not be read.`] : []),
    ...(unread.length === 0 ? [] : [`Could not be read: ${unread.join(', ')}.`]),
    ...(unfit.length === 0 ? [] : [`Kept apart, because they do not fit: ${unfit.join(', ')}.`]),
    ...gone.map(([, words]) => `Nothing of the table of ${words} was found.`),
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

/**
 * Says how much of a table could not be read; null where that is little. Where its beginning is lost, all
 * pages of which nobody knows what they held may have been its own.
 */
function unreadOf({ survey, pagesLost }: Salvaged, table: SurveyedTable): string | null {
  const words = missed.get(table.name);
  if (words === undefined) return null;
  const ofTrees = survey.tables.reduce((sum, one) => sum + one.pagesLost, 0);
  const ofNobody = table.isRootLost ? Math.max(0, pagesLost - ofTrees) : 0;
  // One of its lost pages only led to those that were found.
  const leading = table.strays.length > 0 ? 1 : 0;
  const lost = Math.max(0, table.pagesLost - leading) + ofNobody;
  const all = table.leaves.length + table.strays.length + lost;
  return lost > (1 - enough) * all ? `up to ${lost} of ${all} pages of ${words}` : null;
}

/** Says how many rows of a table did not fit; null where they are few. */
function unfitOf(salvaged: Salvaged, table: string, words: string): string | null {
  if (oftenTwice.has(table)) return null;
  const rejected = salvaged.rejectedOf(table);
  const all = rowsOf(salvaged, table) + rejected;
  return rejected > (1 - enough) * all ? `${rejected} of ${all} ${words}` : null;
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
    for (const [table, words] of missed) {
      const there = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      const here = rowsOf(salvaged, table);
      if (here < enough * there) counts.push(`${there} ${words} instead of ${here}`);
    }
    return counts;
  } catch {
    // A backup that cannot be read says nothing.
    return [];
  } finally {
    sqlite?.close();
  }
}
