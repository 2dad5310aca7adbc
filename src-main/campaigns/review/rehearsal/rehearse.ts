import path from 'node:path';
import {
  type Rehearsal,
  type RehearsalEvent,
  type RehearsalFaults,
  type RehearsalProgress,
} from '../../../../src-shared/campaign/rehearsal.ts';
import type { Review } from '../../../../src-shared/campaign/review.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import { openConnection, type WritableDatabase } from '../../../database/open.ts';
import { readSettings, saveSettings } from '../../../database/settings.ts';
import { removeState } from '../../../database/state.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { CountryPrice } from '../../../gateways/twilio/setup/account-for-review.ts';
import { campaignSnapshot, getCampaign, refuseIfStarted } from '../../campaign-rows.ts';
import { startCampaign } from '../../lifecycle.ts';
import { scheduleCampaign } from '../../plan/schedule.ts';
import { scheduledStart } from '../../plan/schedule-times.ts';
import { audienceZones } from '../../preparing/audience-zones.ts';
import { prepareMessages, refuseOverDailyCap } from '../../preparing/prepare-messages.ts';
import {
  clearPreparedMessages,
  insertPreparedMessages,
} from '../../preparing/prepared-messages.ts';
import { readySender } from '../../preparing/ready-sender.ts';
import { recipientIds } from '../../preparing/recipient-ids.ts';
import { createRehearsalClock } from './rehearsal-clock.ts';
import { copyForRehearsal } from './rehearsal-folder.ts';
import { createRehearsalGateway } from './rehearsal-gateway.ts';
import { reportOf } from './rehearsal-report.ts';
import { reviewCopy } from './review-copy.ts';
import { runRehearsal } from './rehearsal-run.ts';

/** What is to be rehearsed. Plain data. */
export interface RehearsalOrder {
  readonly id: number;
  /** The revision that was seen; refused (`conflict`) where the draft is another one now. */
  readonly revision: number | null;
  readonly faults: RehearsalFaults;
  /** The database, which is copied and not touched. */
  readonly database: string;
  /** Where the copy goes; whoever ordered it removes it. */
  readonly folder: string;
  readonly nativeBinding: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface RehearsalTools {
  /** Not the one of the rehearsal. */
  readonly clock: Clock;
  /** As `AccountForReview`. */
  readonly price: (country: string, sender: string) => Promise<CountryPrice | null>;
  readonly onProgress: (progress: RehearsalProgress) => void;
}

/** How often is told how far it is, in milliseconds. */
const tellEveryMs = 200;

/** People whose texts are written in one go. */
const preparedAtOnce = 2000;

/** The sender where none is chosen yet: nobody has it. */
const standInSender = '+12025550100';

/**
 * Sends a whole campaign in a copy of the database, by the rules of real sending, to a stand-in for Twilio
 * and with a clock that jumps. Nothing real is written or reached. Refused as a start of the draft would be.
 */
export async function rehearse(order: RehearsalOrder, tools: RehearsalTools): Promise<Rehearsal> {
  const { id, faults, folder, nativeBinding, now } = order;
  const tell = teller(order, tools);
  const file = path.join(folder, 'copy.db');
  await copyForRehearsal(order.database, file, nativeBinding, (done, total) =>
    tell('copying', done, total, null),
  );
  const db = openConnection({ file, nativeBinding, isReadOnly: false });
  try {
    db.sqlite.pragma('synchronous = OFF');
    const revision = makeReady(db, order);
    const review = await reviewCopy(db, id, {
      now,
      clock: tools.clock,
      price: tools.price,
      onChecked: (done, total) => tell('checking', done, total, null),
    });
    const startsAt = startOf(db, id, now);
    await start(db, { id, revision, startsAt, now, review, clock: tools.clock, tell });

    const clock = createRehearsalClock(startsAt, tools.clock);
    const events: RehearsalEvent[] = [{ what: 'started', at: startsAt }];
    const gateway = createRehearsalGateway({
      file: path.join(folder, 'simulator.db'),
      faults,
      clock,
      seed: id,
      nativeBinding,
      onNetwork: (isBack) =>
        void events.push({ what: isBack ? 'network-back' : 'network-away', at: clock.now() }),
    });
    try {
      const settings = readSettings(db);
      const total = campaignSnapshot(db, id).contactCount;
      const run = runRehearsal({ db, campaignId: id, settings, faults, clock, gateway, events });
      const end = await clock.runUntil(run, () =>
        tell('sending', () => total - campaignSnapshot(db, id).queuedCount, total, clock.now()),
      );
      return reportOf(db, { id, now, faults, review, startsAt, ...end });
    } finally {
      gateway.close();
    }
  } finally {
    db.close();
  }
}

type Tell = (
  step: RehearsalProgress['step'],
  done: number | (() => number),
  total: number,
  at: number | null,
) => void;

/** Not more often than anybody could see; what is told is only counted then. */
function teller({ id }: RehearsalOrder, { clock, onProgress }: RehearsalTools): Tell {
  let toldAt = -Infinity;
  let toldStep = '';
  return (step, done, total, at) => {
    const elapsed = clock.elapsed();
    if (step === toldStep && elapsed - toldAt < tellEveryMs) return;
    toldAt = elapsed;
    toldStep = step;
    onProgress({
      id,
      step,
      done: typeof done === 'number' ? done : done(),
      total,
      at: at === null ? null : Math.round(at),
    });
  };
}

/** Makes the copy a place where this draft can be sent as if it were real; returns its revision. */
function makeReady(db: WritableDatabase, { id, revision }: RehearsalOrder): number {
  const campaign = getCampaign(db, id);
  refuseIfStarted(campaign.snapshot);
  if (revision !== null && revision !== campaign.revision) {
    throw new UserError('conflict', words.campaigns.changedSinceReview);
  }
  // Sample contacts are people like any others here: nobody is texted.
  removeState(db, 'samples');
  saveSettings(db, { gateway: 'twilio' });
  if (campaign.draft.sender === '' && readSettings(db).defaultSender === '') {
    saveSettings(db, { defaultSender: standInSender });
  }
  return campaign.revision;
}

/** When the campaign starts: now, or as Ovo would start it if it were scheduled now. */
function startOf(db: WritableDatabase, id: number, now: number): number {
  const { audience, plan } = getCampaign(db, id).draft;
  const schedule = plan?.schedule;
  if (schedule === undefined) return now;
  const zones = schedule.zone === 'mine' ? [] : audienceZones(db, { audience, now });
  return scheduledStart(schedule, zones, now) ?? now;
}

async function start(
  db: WritableDatabase,
  order: {
    readonly id: number;
    readonly revision: number;
    readonly startsAt: number;
    readonly now: number;
    readonly review: Review;
    readonly clock: Clock;
    readonly tell: Tell;
  },
): Promise<void> {
  const { id, revision, startsAt, now, clock, tell } = order;
  const { draft, snapshot } = getCampaign(db, id);
  const sender = readySender(db, draft, 'twilio');
  const { dailySegments } = readSettings(db);
  const ids = recipientIds(db, { audience: draft.audience, now: startsAt });
  clearPreparedMessages(db, id);
  for (let done = 0; done < ids.length; done += preparedAtOnce) {
    tell('preparing', done, ids.length, null);
    const prepared = prepareMessages(db, draft.body, ids.slice(done, done + preparedAtOnce), true);
    refuseOverDailyCap(draft.name, prepared, dailySegments);
    insertPreparedMessages(db, id, sender, prepared, startsAt);
    await new Promise<void>((resolve) => void clock.after(0, resolve));
  }
  if (startsAt > now && snapshot.status === 'draft') {
    scheduleCampaign(db, id, { scheduledAt: startsAt, revision, now });
  }
  startCampaign(db, id, { revision, gateway: 'twilio', sender, now: startsAt });
}
