import type { RequestName } from '../../src-shared/ipc/contract.ts';

/** Does something that writes as soon as it can be written without waiting, as `Application.write`. */
export type Write = <T>(act: () => T | Promise<T>) => Promise<T>;

/**
 * The requests that write to the database at once and in the main thread, and so wait until nobody else
 * writes. Those whose work is done by a thread, that only read, or that wait by themselves before they
 * write are not among them: they are answered at any time.
 */
const writing: ReadonlySet<RequestName> = new Set<RequestName>([
  'contacts.create',
  'contacts.update',
  'contacts.recordConsent',
  'contacts.remove',
  'contacts.tag',
  'contacts.putOnList',
  'contacts.undo',
  'lists.create',
  'lists.update',
  'suppressions.add',
  'suppressions.lift',
  'rejectedRows.fix',
  'rejectedRows.acceptFixes',
  'rejectedRows.dismiss',
  'rejectedRows.restore',
  'campaigns.create',
  'campaigns.save',
  'campaigns.remove',
  'campaigns.duplicate',
  'campaigns.duplicateForUnreached',
  'campaigns.pause',
  'campaigns.cancel',
  'campaigns.reconcileUnconfirmed',
  'settings.save',
]);

/** Whether a request writes to the database in the main thread. */
export function writesHere(name: RequestName): boolean {
  return writing.has(name);
}
