import type { Audience } from '../../../src-shared/campaign/audience.ts';
import { contactIdsOnLists } from '../../contacts/list-members.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { unreachedContacts } from '../unreached.ts';

/**
 * The ids of everybody in an audience now, each once and in ascending order: who is on any of its lists,
 * and whom the campaign that it names did not reach.
 *
 * @param request.now milliseconds since 1970: what the filters of lists go by.
 */
export function recipientIds(
  db: OvoDatabase,
  { audience, now }: { readonly audience: Audience; readonly now: number },
): Int32Array {
  const { listIds, unreachedOf } = audience;
  const onLists = contactIdsOnLists(db, { listIds, now });
  if (unreachedOf === undefined) return onLists;
  const ids = new Set(onLists);
  for (const contacts of unreachedContacts(db, unreachedOf)) {
    for (const { id } of contacts) ids.add(id);
  }
  return Int32Array.from(ids).toSorted();
}
