import { and, eq } from 'drizzle-orm';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { senderUsage } from '../../database/schema.ts';

interface Usage {
  readonly gateway: GatewayKind;
  readonly sender: string;
  /** As `calendarDayOf` names it. */
  readonly day: string;
}

const queries = queriesFor((orm) => ({
  used: prepared((given: Given<Usage>) =>
    orm
      .select({ segments: senderUsage.segments })
      .from(senderUsage)
      .where(
        and(
          eq(senderUsage.gateway, given('gateway')),
          eq(senderUsage.sender, given('sender')),
          eq(senderUsage.day, given('day')),
        ),
      ),
  ),
}));

/** Segments that a sender handed over on a day. */
export function segmentsUsed(db: OvoDatabase, usage: Usage): number {
  return queries(db).used.get(usage)?.segments ?? 0;
}
