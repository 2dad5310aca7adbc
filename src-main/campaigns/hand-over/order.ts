import { and, eq, isNotNull } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { HandOver, HandOverTime } from '../../../src-shared/campaign/hand-over.ts';
import { openCanary, readStoredPlan } from '../../../src-shared/campaign/plan.ts';
import { isMessagingService } from '../../../src-shared/campaign/sender.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { campaigns } from '../../database/schema.ts';
import { readSettings } from '../../database/settings.ts';
import { getCampaign, planOfCampaign } from '../campaign-rows.ts';

/** No time can be further ahead: what Twilio's scheduler keeps at most, in milliseconds. */
const longestAheadMs = 35 * 86_400_000;

/**
 * Notes that the messages of a campaign, or those that are left, go to the provider's scheduler. Refused
 * (`conflict`) for practice, for what is over and while first texts are out, and (`invalid`) where its sender is no Messaging
 * Service or the time is not within the next 35 days.
 */
export function orderHandOver(
  db: WritableDatabase,
  id: number,
  time: HandOverTime,
  now: number,
): void {
  const { draft, snapshot } = getCampaign(db, id);
  const { name, status } = snapshot;
  if (isCampaignOver(status) || snapshot.isPractice) {
    throw new UserError('conflict', words.campaigns.cannotHandOver(name, status));
  }
  const sender = draft.sender === '' ? readSettings(db).defaultSender : draft.sender;
  if (!isMessagingService(sender)) {
    throw new UserError('invalid', words.campaigns.handOverNeedsService);
  }
  if (openCanary(readStoredPlan(planOfCampaign(db, id))) !== undefined) {
    throw new UserError('conflict', words.campaigns.handOverAfterFirstTexts(name));
  }
  const at = earliestOf(time);
  if (at !== null && (at <= now || at > now + longestAheadMs)) {
    throw new UserError('invalid', words.campaigns.handOverTooFar);
  }
  const handOver: HandOver = {
    orderedAt: now,
    ...(time.kind === 'at' ? { at: time.at } : {}),
    ...(time.kind === 'local-time' ? { localTime: time.time } : {}),
    ...(time.kind === 'local-time' && time.date !== undefined ? { localDate: time.date } : {}),
  };
  write(db, id, JSON.stringify(handOver));
  appendEvent(db, {
    at: now,
    kind: 'campaign-handed-over',
    subject: `campaign:${id}`,
    detail: { ...handOver },
  });
}

/** Whether a draft has an order that never began, because the process ended; false for an unknown campaign. */
export function hasLeftOrder(db: OvoDatabase, id: number): boolean {
  const isLeft = and(
    eq(campaigns.id, id),
    eq(campaigns.status, 'draft'),
    isNotNull(campaigns.handOver),
  );
  return db.orm.select({ id: campaigns.id }).from(campaigns).where(isLeft).get() !== undefined;
}

/**
 * From now on this computer sends what is left; what the provider has stays there.
 *
 * @param detail what is kept with the event.
 */
export function endHandOver(
  db: WritableDatabase,
  id: number,
  now: number,
  detail: Readonly<Record<string, number>> = {},
): void {
  if (getCampaign(db, id).snapshot.handOver === null) return;
  write(db, id, null);
  appendEvent(db, { at: now, kind: 'campaign-taken-back', subject: `campaign:${id}`, detail });
}

function write(db: WritableDatabase, id: number, handOver: string | null): void {
  db.orm.update(campaigns).set({ handOver }).where(eq(campaigns.id, id)).run();
}

/** The time of a plan, as a hand-over has it: as soon as possible where it has none. */
export function timeOfPlan({ draft }: Pick<Campaign, 'draft'>): HandOverTime {
  const schedule = draft.plan?.schedule;
  if (schedule === undefined) return { kind: 'soonest' };
  const { at, zone, timeZone } = schedule;
  if (zone === 'mine')
    return { kind: 'at', at: DateTime.fromISO(at, { zone: timeZone }).toMillis() };
  const [date = '', time = ''] = at.split('T');
  return { kind: 'local-time', time, date };
}

/** Before that nothing goes anywhere; null where that is not said, in milliseconds since 1970. */
function earliestOf(time: HandOverTime): number | null {
  if (time.kind === 'at') return time.at;
  if (time.kind !== 'local-time' || time.date === undefined) return null;
  // The last place where it is that time: who is further east gets the text a day later.
  return DateTime.fromISO(`${time.date}T${time.time}`, { zone: 'UTC-12' }).toMillis();
}
