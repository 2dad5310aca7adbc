import { openDatabase } from '../../database/open.ts';
import { discardNext, nextDatabase, replaceDatabase } from '../replace-database.ts';
import { makeSafe } from '../restore/make-safe.ts';
import {
  closeAsOneFile,
  examinePresent,
  keepPresent,
  lockFolder,
  quarantinePath,
  suppressionsOf,
  type Context,
} from '../restore/present-database.ts';

/**
 * Puts a new database in the place of one that is damaged, which moves to `quarantine` as it is. Who must
 * not be texted is taken over, as far as it can be read. Refused as `restoreDatabase` is. Returns where
 * the old one is, within the data folder; null where there was none.
 */
export function startEmpty(order: Context): { readonly keptAs: string | null } {
  const { dataFolder, now } = order;
  const lock = lockFolder(order);
  try {
    discardNext(dataFolder);
    const present = examinePresent(order);
    const next = openDatabase({ ...order, file: nextDatabase(dataFolder) });
    try {
      const suppressions = suppressionsOf(order, present);
      makeSafe(next, { dataFolder, now, origin: 'restored', suppressions, detail: { file: null } });
      closeAsOneFile(next);
    } finally {
      next.close();
    }
    const keptAs = keepPresent(order, present);
    replaceDatabase(dataFolder, keptAs ?? quarantinePath(now));
    return { keptAs };
  } catch (error) {
    discardNext(dataFolder);
    throw error;
  } finally {
    lock.release();
  }
}
