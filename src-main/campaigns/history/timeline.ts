import { asc, eq } from 'drizzle-orm';
import { readPauseReason, type PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import { campaignEventSchema, type CampaignEvent } from '../../../src-shared/campaign/timeline.ts';
import type { EventKind } from '../../database/event-kinds.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { events } from '../../database/schema.ts';
import { getCampaign } from '../campaign-rows.ts';

const queries = queriesFor((orm) => ({
  ofSubject: prepared((given: Given<{ subject: string }>) =>
    orm
      .select({ at: events.at, kind: events.kind, detail: events.detail })
      .from(events)
      .where(eq(events.subject, given('subject')))
      .orderBy(asc(events.id)),
  ),
}));

type Detail = Readonly<Record<string, unknown>>;

const factsOf: Readonly<Partial<Record<EventKind, (detail: Detail) => object>>> = {
  'campaign-started': ({ contacts }) => ({ what: 'started', contacts }),
  'campaign-paused': ({ reason }) => ({ what: 'paused', reason: pauseReasonOf(reason) }),
  'campaign-scheduled': ({ scheduledAt }) => ({ what: 'scheduled', scheduledAt }),
  'campaign-unscheduled': () => ({ what: 'unscheduled' }),
  'campaign-handed-over': () => ({ what: 'handed-over' }),
  'campaign-taken-back': () => ({ what: 'taken-back' }),
  'campaign-resumed': () => ({ what: 'resumed' }),
  'campaign-sender-changed': ({ to }) => ({ what: 'sender-changed', to }),
  'unconfirmed-decided': ({ decision, messages }) => ({ what: 'decided', decision, messages }),
  'messages-retried': ({ messages }) => ({ what: 'retried', messages }),
  'campaign-completed': () => ({ what: 'completed' }),
  'campaign-canceled': () => ({ what: 'canceled' }),
};

/**
 * What happened to a campaign as a whole, the earliest first. An event that cannot be read is left out.
 * Refused (`not-found`) where there is no such campaign.
 */
export function campaignTimeline(db: OvoDatabase, campaignId: number): readonly CampaignEvent[] {
  const { createdAt } = getCampaign(db, campaignId);
  const later = queries(db).ofSubject.all({ subject: `campaign:${campaignId}` });
  const created: CampaignEvent = { what: 'created', at: createdAt };
  return [created, ...later.flatMap(eventOf)];
}

function eventOf(stored: {
  readonly at: number;
  readonly kind: EventKind;
  readonly detail: string;
}): readonly CampaignEvent[] {
  const facts = factsOf[stored.kind]?.(detailOf(stored.detail));
  const read = campaignEventSchema.safeParse({ ...facts, at: stored.at });
  return read.success ? [read.data] : [];
}

function detailOf(json: string): Detail {
  try {
    const detail: unknown = JSON.parse(json);
    return typeof detail === 'object' && detail !== null ? { ...detail } : {};
  } catch {
    return {};
  }
}

/** A restore writes down the bare code of its reason. */
function pauseReasonOf(reason: unknown): PauseReason {
  if (typeof reason === 'object' && reason !== null && 'code' in reason) {
    const { code, ...rest } = reason;
    return readPauseReason({ pausedReason: String(code), pausedDetail: JSON.stringify(rest) });
  }
  return readPauseReason({ pausedReason: String(reason), pausedDetail: null });
}
