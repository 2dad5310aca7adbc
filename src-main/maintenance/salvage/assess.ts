// Raw SQL: it counts the rows of a backup, whatever version made it.
import Database from 'better-sqlite3';
import { DateTime } from 'luxon';
import path from 'node:path';
import type { SalvagedTable } from '../../../src-shared/maintenance/salvage.ts';
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
}

/** What to do where a file has nothing to salvage. */
export function instead(dataFolder: string): string {
  const newest = newestVerified(dataFolder);
  const restore =
    newest === undefined ? 'A backup: `restore FILE`.' : 'The newest backup: `restore --latest`.';
  return `${restore} To begin with nothing: \`start-empty\`.`;
}

/**
 * Says loudly that a salvage brought back little: pages that nobody could read, or fewer rows than the
 * newest backup has. Null where most of what was there is there again.
 */
export function warningOf(
  salvaged: Salvaged,
  context: { readonly dataFolder: string; readonly nativeBinding: string | undefined },
): string | null {
  const { pages, pagesLost } = salvaged;
  const isUnread = pagesLost > (1 - enough) * pages;
  const backup = newestVerified(context.dataFolder);
  const lacking = backup === undefined ? [] : lackingBeside(salvaged, backup.name, context);
  if (!isUnread && lacking.length === 0) return null;
  return [
    'WARNING: this is not everything.',
    ...(isUnread ? [`${pagesLost} of ${pages} pages could not be read.`] : []),
    ...(backup === undefined || lacking.length === 0
      ? []
      : [
          `The backup of ${DateTime.fromMillis(backup.takenAt).toFormat('d LLLL yyyy, HH:mm')} has more: ${lacking.join(', ')}. \`restore --latest\` brings it back.`,
        ]),
    'The damaged file is kept as it was.',
  ].join(' ');
}

function lackingBeside(
  { tables }: Salvaged,
  backup: string,
  { dataFolder, nativeBinding }: Parameters<typeof warningOf>[1],
): readonly string[] {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path.join(dataFolder, 'backups', backup), {
      readonly: true,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    const counts: string[] = [];
    for (const table of missed) {
      const there = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      const here = tables.find((one) => one.table === table)?.rows ?? 0;
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
