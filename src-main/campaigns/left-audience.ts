import { audienceSchema } from '../../src-shared/campaign/audience.ts';
import { isOnAnyList } from '../contacts/list-members.ts';
import { allListIds } from '../contacts/list-rows.ts';
import type { OvoDatabase } from '../database/open.ts';

/**
 * Whether contacts have left the lists of a campaign since it started. Where one of its lists is gone,
 * or it goes to those whom another campaign did not reach, nobody has: then it cannot be told who left.
 *
 * @param campaign its audience, as the table has it.
 * @param now milliseconds since 1970: what the filters of lists go by.
 */
export function leftAudience(
  db: OvoDatabase,
  campaign: { readonly audience: string },
  now: number,
): (contactId: number) => boolean {
  const { listIds, unreachedOf } = audienceSchema.parse(JSON.parse(campaign.audience));
  if (listIds.length === 0 || unreachedOf !== undefined) return () => false;
  const known = new Set(allListIds(db));
  if (!listIds.every((id) => known.has(id))) return () => false;
  return (contactId) => !isOnAnyList(db, { contactId, listIds, now });
}
